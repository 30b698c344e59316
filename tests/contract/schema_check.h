#pragma once

#include <string>
#include <vector>

#include <boost/json.hpp>

namespace contract {

/// Holds a value against the part of JSON Schema that our OpenAPI text uses. Gives what does not
/// fit as `/items/0/name: …`; empty when all fits. Objects may hold nothing that the schema does
/// not name.
std::vector<std::string> misfits(const boost::json::value& value, const boost::json::object& schema,
                                 const std::string& at = "");

}  // namespace contract
