#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "access/actor.h"
#include "base/finding.h"
#include "db/database.h"

/// Who looked at what and why, and who changed whose rights (个人信息保护法 art. 51 and 54;
/// GB/T 22239-2019 8.1.4.3). Append-only by triggers; hash-chained, so that what somebody with the
/// database's own password changes is found.
namespace access {

BOOST_DEFINE_ENUM_CLASS(Action, read_field, break_glass, break_glass_use, break_glass_end, sign_in,
                        sign_out, unlock, change_password, reset_password, set_second_factor,
                        drop_second_factor, create_person, update_person, disable_person,
                        enable_person, appoint, end_post, create_token, revoke_token, end_sessions,
                        change_setting, export_list)

/// Why somebody looks at personal data. A read without a purpose does not exist
/// (个人信息保护法 art. 6).
BOOST_DEFINE_ENUM_CLASS(Purpose, handling, contact, revisit, mediation, supervision, review,
                        personnel, security, emergency, own_data)

BOOST_DEFINE_ENUM_CLASS(Outcome, done, refused)

/// What was looked at or changed.
struct Subject {
    std::string_view kind;  ///< `person`, `matter`, `post`.
    std::int64_t id = 0;
    PersonId concerned;       ///< Who may read this row as being about himself; none if nobody.
    std::string region_path;  ///< Where it belongs; decides which audit administrator sees it.
};

/// Who did it, as the log keeps it.
struct Doer {
    std::string county;
    PersonId person;
    PostId post;
    std::optional<Role> role;
    SessionId session;
    TokenId token;
    BreakGlassId break_glass;
    std::string address_hash;
};
Doer doer(const Actor& actor);

struct Act {
    Action action;
    Subject subject;
    std::string fields;  ///< Names separated by spaces; never values.
    Purpose purpose = Purpose::security;
    std::string reason;
    Outcome outcome = Outcome::done;
};

/// Appends one row, in the transaction of what it tells of.
void keep(db::Write& write, const Doer& who, const Act& act);
void keep(db::Write& write, const Actor& who, const Act& act);

/// The one way to a sensitive field, for every room: writes the row that says so. Call it before
/// opening the field, in the same transaction as the reading.
void reveal(db::Write& write, const Actor& actor, const Subject& subject,
            std::initializer_list<std::string_view> fields, Purpose purpose,
            std::string reason = {});

/// Walks every chain: numbers without a gap, every link, every digest, every head. Each break is
/// a finding `access_log_broken`. Reads the whole log.
std::vector<base::Finding> verify_access_log(db::Read& read);

}  // namespace access
