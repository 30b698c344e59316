#include "matters/number.h"

#include <fmt/format.h>

#include "base/expects.h"
#include "base/hash.h"
#include "base/text.h"

namespace matters {

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t code_length = 10;

std::string digits_of(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (c >= '0' && c <= '9') out += c;
    return out;
}

bool is_number_text(std::string_view folded) {
    for (const char c : folded)
        if (!(c >= '0' && c <= '9') && c != '-') return false;
    return true;
}

std::string with_hyphens(std::string_view digits) {
    return fmt::format("{}-{}-{}-{}", digits.substr(0, 6), digits.substr(6, 8),
                       digits.substr(14, digits.size() - 15), digits.back());
}

}  // namespace

char check_digit(std::string_view digits) {
    int product = 10;
    for (const char c : digits) {
        int sum = (product + (c - '0')) % 10;
        if (sum == 0) sum = 10;
        product = sum * 2 % 11;
    }
    return static_cast<char>('0' + (11 - product) % 10);
}

std::string make_number(std::string_view county, base::Date day, std::int64_t sequence) {
    base::expects(county.size() == 6 && sequence > 0, "a number has a county and a sequence");
    std::string digits = fmt::format("{}{}{:05}", county, digits_of(base::to_text(day)), sequence);
    digits += check_digit(digits);
    return with_hyphens(digits);
}

std::string read_number(std::string_view typed) {
    const std::string folded = base::fold(typed);
    const std::string digits = digits_of(folded);
    if (!is_number_text(folded) || digits.size() < 20 || digits.size() > 24) return {};
    const std::string_view all = digits;
    if (check_digit(all.substr(0, all.size() - 1)) != all.back()) return {};
    return with_hyphens(all);
}

std::string make_query_code(std::string_view random) {
    base::expects(random.size() >= 7, "a code needs seven random bytes");
    std::uint64_t pool = 0;
    for (std::size_t i = 0; i < 7; ++i) pool = pool << 8 | static_cast<unsigned char>(random[i]);
    std::string code;
    for (std::size_t i = 0; i < code_length; ++i, pool >>= 5) {
        if (i == code_length / 2) code += '-';
        code += alphabet[pool & 31];
    }
    return code;
}

std::string read_query_code(std::string_view typed) {
    std::string code;
    for (char c : base::fold(typed)) {
        if (c == '-') continue;
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
        if (c == 'O') c = '0';
        if (c == 'I' || c == 'L') c = '1';
        if (alphabet.find(c) == std::string_view::npos) return {};
        code += c;
    }
    return code.size() == code_length ? code : std::string{};
}

std::string code_digest(std::string_view number, std::string_view code) {
    return base::digest(fmt::format("query code {} {}", number, code));
}

}  // namespace matters
