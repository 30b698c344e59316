#pragma once

#include <string_view>

#include <boost/json.hpp>

#include "db/database.h"

namespace http {

/// Tells everyone whose screen is open and whose audiences hold `audience` (`person:17`, `unit:5`,
/// `region:/1/35/`) that something of `kind` (`matter_changed`) happened. Part of the transaction:
/// what is rolled back is never told. Kept 24 hours, so `body` holds ids and codes only, never
/// personal data; the screen asks the API for more.
void publish(db::Write& write, std::string_view audience, std::string_view kind,
             const boost::json::object& body);

}  // namespace http
