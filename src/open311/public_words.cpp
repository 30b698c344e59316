#include "open311/public_words.h"

#include <cmath>

namespace open311 {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_in_address(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
           c == '_' || c == '-' || c == '+';
}

/// The end of a run of digits that begins at `at`, over single hyphens and spaces inside it.
std::size_t end_of_number(std::string_view words, std::size_t at, int& digits) {
    std::size_t end = at;
    while (at < words.size()) {
        if (is_digit(words[at])) {
            ++digits;
            end = ++at;
        } else if ((words[at] == '-' || words[at] == ' ') && at + 1 < words.size() &&
                   is_digit(words[at + 1])) {
            ++at;
        } else {
            break;
        }
    }
    if (end < words.size() && (words[end] == 'X' || words[end] == 'x') && digits == 17) ++end;
    return end;
}

std::string without_addresses(std::string_view words) {
    std::string out;
    std::size_t done = 0;
    for (auto at = words.find('@'); at != std::string_view::npos; at = words.find('@', at + 1)) {
        std::size_t first = at, last = at + 1;
        while (first > done && is_in_address(words[first - 1])) --first;
        while (last < words.size() && is_in_address(words[last])) ++last;
        if (first == at || last == at + 1) continue;
        out.append(words.substr(done, first - done)).append("***");
        done = last;
    }
    return out.append(words.substr(done));
}

}  // namespace

std::string without_numbers(std::string_view words) {
    const std::string plain = without_addresses(words);
    std::string out;
    for (std::size_t at = 0; at < plain.size();) {
        if (!is_digit(plain[at])) {
            out += plain[at++];
            continue;
        }
        int digits = 0;
        const auto end = end_of_number(plain, at, digits);
        out += digits >= 7 ? "***" : plain.substr(at, end - at);
        at = end;
    }
    return out;
}

double public_coordinate(double degrees, bool publishable) {
    const double scale = publishable ? 100'000 : 100;
    return std::round(degrees * scale) / scale;
}

}  // namespace open311
