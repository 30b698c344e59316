#include "regions/grid.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/expects.h"

namespace regions {

namespace {

constexpr std::size_t sequence_digits = 3;

struct Range {
    int first;
    int last;
};

constexpr Range range_of(GridKind kind) {
    return kind == GridKind::base ? Range{1, 899} : Range{901, 999};
}

/// The last three digits, or -1 when they are no digits.
int sequence(std::string_view code) {
    if (code.size() != code_digits + sequence_digits) return -1;
    const auto tail = code.substr(code_digits);
    int out = 0;
    const auto end = tail.data() + tail.size();
    const auto parsed = std::from_chars(tail.data(), end, out);
    return parsed.ec == std::errc{} && parsed.ptr == end ? out : -1;
}

}  // namespace

bool works_at(const Assignment& assignment, base::Instant at) {
    if (at < assignment.valid_from) return false;
    if (assignment.valid_to && *assignment.valid_to <= at) return false;
    if (!assignment.leave_from || at < *assignment.leave_from) return true;
    return assignment.leave_to && *assignment.leave_to <= at;
}

Coverage coverage(std::span<const Assignment> team, base::Instant at) {
    Coverage out;
    for (const auto& one : team) {
        if (!works_at(one, at)) continue;
        out.has_head |= one.part == TeamPart::head;
        out.has_member |= one.part == TeamPart::member;
    }
    return out;
}

std::optional<std::string> next_grid_code(std::string_view village_code, GridKind kind,
                                          std::span<const std::string> used) {
    base::expects(village_code.size() == code_digits, "a village has a code of twelve digits");
    const auto [first, last] = range_of(kind);
    // Codes are given in turn, so one behind the highest was never given.
    int next = first;
    for (const auto& code : used)
        if (const int one = sequence(code); one >= first && one <= last)
            next = std::max(next, one + 1);
    if (next > last) return std::nullopt;
    return fmt::format("{}{:03}", village_code, next);
}

bool is_grid_code(std::string_view code, std::string_view village_code, GridKind kind) {
    const auto [first, last] = range_of(kind);
    const int number = sequence(code);
    return code.starts_with(village_code) && village_code.size() == code_digits &&
           number >= first && number <= last;
}

}  // namespace regions
