#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "db/database.h"

namespace http {

/// Tells everyone whose screen is open and whose audiences hold `audience` (`person:17`, `unit:5`,
/// `region:/1/35/`) that something of `kind` (`matter_changed`) happened. Part of the transaction:
/// what is rolled back is never told. Kept 24 hours, so `body` holds ids and codes only, never
/// personal data; the screen asks the API for more.
void publish(db::Write& write, std::string_view audience, std::string_view kind,
             const boost::json::object& body);

/// One of many things that a transaction tells.
struct Telling {
    std::string audience;
    std::string kind;
    boost::json::object body;
};

/// The same for many at once: one round trip instead of one each on PostgreSQL.
void publish(db::Write& write, const std::vector<Telling>& tellings);

}  // namespace http
