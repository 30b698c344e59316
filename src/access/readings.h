#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "access/access_log.h"
#include "db/database.h"

namespace access {

using LogEntryId = base::Id<struct EntryTag>;

/// One reading of sensitive fields, as the person concerned may see it (个人信息保护法 art. 44, 45;
/// domain 6.7, refusal 7): the unit and the role that looked, when, at what and what for. Never the
/// name of who looked, nor what he wrote as his reason, which may speak of others. Without
/// unit and role it was the server, which needed an address to send something to.
struct Reading {
    LogEntryId entry_id;
    base::Instant at;
    std::optional<Role> role;
    std::optional<std::string> unit;
    std::string fields;  ///< Names separated by spaces.
    Purpose purpose{};
};
BOOST_DESCRIBE_STRUCT(Reading, (), (entry_id, at, role, unit, fields, purpose))

/// Readings of one subject, newest first, at most `count`, older than entry `before`. The caller
/// knows that the subject is the asker's own.
std::vector<Reading> readings_of(db::Read& read, std::string_view kind, std::int64_t id,
                                 std::int64_t before, int count);

}  // namespace access
