#pragma once

#include <boost/json.hpp>

#include "http/endpoint.h"

namespace http {

/// The OpenAPI 3.1 description of a list of endpoints: parameters, bodies, answers, refusals,
/// who may call, examples.
boost::json::object openapi(const Endpoints& endpoints, std::string_view version);

/// `get_units_by_unit_id`: a name that a generated client can use.
std::string operation_id(const Endpoint& endpoint);

}  // namespace http
