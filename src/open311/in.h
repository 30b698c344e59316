#pragma once

#include <optional>
#include <string>

#include "http/fields.h"

namespace open311 {

/// A parameter of a query, as clients send it.
using Word = std::optional<http::Text<0, 200>>;
/// One that may come several times, or with commas.
using Words = http::List<http::Text<0, 20'000>, 1000>;

/// An empty parameter counts as one that was not sent (GeoReport v2, Optional Arguments).
inline std::string given(const Word& word) {
    return word ? word->value : std::string{};
}

}  // namespace open311
