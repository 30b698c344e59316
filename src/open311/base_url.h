#pragma once

#include <string>

#include "http/request.h"

namespace open311 {

/// `https://gov.example.cn`, as the client reached us: the Host header, and https where the proxy
/// in front says so. A Host that is no host name is not repeated.
std::string base_url(const http::Request& request);

}  // namespace open311
