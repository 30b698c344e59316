#pragma once

#include <optional>
#include <string>
#include <string_view>

/// What of a matter's words and place may be shown to everybody. Pure.
namespace open311 {

/// Covers what names a person in words that the reporter agreed to publish: runs of seven and more
/// digits (telephone, identity and card numbers, with the hyphens and spaces inside), e-mail
/// addresses. Each becomes `***`.
std::string without_numbers(std::string_view words);

/// A coordinate as everybody may see it: exact to a metre or so where the reporter agreed to
/// publish, else to a hundredth of a degree, about a kilometre, so that it points at no house.
double public_coordinate(double degrees, bool publishable);

}  // namespace open311
