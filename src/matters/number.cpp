#include "matters/number.h"

#include <array>

#include <fmt/format.h>

#include "base/expects.h"
#include "base/hash.h"
#include "base/text.h"

namespace matters {

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t code_length = 10;

/// A totally anti-symmetric quasigroup of order ten (H. M. Damm, 2004). Its diagonal is zero, so a
/// number with its own check digit comes out as zero.
using Square = std::array<std::array<std::uint8_t, 10>, 10>;
constexpr Square quasigroup{{{0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
                             {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
                             {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
                             {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
                             {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
                             {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
                             {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
                             {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
                             {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
                             {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}}};

/// No two digits lead from one place to the same, in whatever order they come.
constexpr bool finds_every_slip(const Square& square) {
    for (std::size_t c = 0; c < 10; ++c) {
        if (square[c][c] != 0) return false;
        for (std::size_t a = 0; a < 10; ++a)
            for (std::size_t b = 0; b < a; ++b)
                if (square[c][a] == square[c][b] ||
                    square[square[c][a]][b] == square[square[c][b]][a])
                    return false;
    }
    return true;
}
static_assert(finds_every_slip(quasigroup), "one wrong digit or two swapped are always noticed");

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
    std::size_t interim = 0;
    for (const char c : digits) interim = quasigroup[interim][static_cast<std::size_t>(c - '0')];
    return static_cast<char>('0' + interim);
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
