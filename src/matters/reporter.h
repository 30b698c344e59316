#pragma once

#include <optional>
#include <string>

#include "base/vault.h"
#include "db/database.h"
#include "matters/matter.h"

namespace matters {

/// By which means a reporter wants to hear; a confidential one hears by nothing else.
BOOST_DEFINE_ENUM_CLASS(Means, none, telephone, sms, email, wechat, in_person)

BOOST_DEFINE_ENUM_CLASS(Tongue, zh, en)

/// Who brings a matter, as they said it. Everything is optional: anonymous is allowed.
struct ReporterInput {
    std::string name;
    std::string telephone;
    std::string email;
    std::string address;
    Means means = Means::none;
    Tongue language = Tongue::zh;
    bool concealed = false;
    std::string consent_version;
};

/// The reporter's row; the fields are sealed.
struct Reporter {
    ReporterId reporter_id;
    std::string county;
    std::optional<std::string> name_sealed;
    std::optional<std::string> name_lookup;
    std::optional<std::string> telephone_sealed;
    std::optional<std::string> telephone_lookup;
    std::optional<std::string> email_sealed;
    std::optional<std::string> address_sealed;
    Means means = Means::none;
    Tongue language = Tongue::zh;
    bool concealed = false;
    std::string consent_version;
    base::Instant made_at;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Reporter, (),
                      (reporter_id, county, name_sealed, name_lookup, telephone_sealed,
                       telephone_lookup, email_sealed, address_sealed, means, language, concealed,
                       consent_version, made_at, version))

/// A reporter in clear. Log the reading first (access::reveal).
struct ReporterClear {
    std::string name;
    std::string telephone;
    std::string email;
    std::string address;
};
BOOST_DESCRIBE_STRUCT(ReporterClear, (), (name, telephone, email, address))

Reporter seal(const base::Vault& vault, const ReporterInput& input);
ReporterClear open(const base::Vault& vault, const Reporter& reporter);

/// Empty when there is none, or when retention deleted it.
std::optional<Reporter> find_reporter(db::Read& read, ReporterId reporter_id);
void insert_reporter(db::Write& write, const Reporter& reporter);
/// Writes what the reporter corrected over the version that was read.
bool save_reporter(db::Write& write, const Reporter& reporter);

}  // namespace matters
