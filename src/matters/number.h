#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/instant.h"

/// Numbers that people read out, and codes that nobody can guess. Pure.
namespace matters {

/// `620922-20260901-00012-7`: county, day in China, sequence of the day, and a check digit over all
/// of them (ISO 7064 MOD 11,10), so that one wrong digit or two that changed places are noticed.
std::string make_number(std::string_view county, base::Date day, std::int64_t sequence);

/// The number with its hyphens, from whatever people type (spaces, full-width digits, no hyphens);
/// empty when it is none, or when the check digit does not fit.
std::string read_number(std::string_view typed);

/// The check digit of a text of digits.
char check_digit(std::string_view digits);

/// Ten characters of Crockford's base 32 in two groups, `7K3MD-Q9X2A`: 50 bits. `random` holds at
/// least seven bytes.
std::string make_query_code(std::string_view random);

/// The code without hyphens, upper case, O as 0, I and L as 1; empty when it cannot be one.
std::string read_query_code(std::string_view typed);

/// What is stored of a code: bound to its number.
std::string code_digest(std::string_view number, std::string_view code);

}  // namespace matters
