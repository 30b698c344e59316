#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace http {

/// The codings that a client takes and the build prepares, best first, each with the suffix of
/// its file: `{"br", ".br"}`. Items with `q=0` are refused ones.
std::vector<std::pair<std::string_view, std::string_view>> accepted_codings(
    std::string_view accept_encoding);

}  // namespace http
