#include "matters/public_matter.h"

#include <algorithm>

#include "matters/public_queries.h"

namespace matters {

std::optional<PublicMatter> find_public(db::Read& read, MatterId matter_id) {
    auto found = read.find<PublicMatter>(sql::find_public, db::arg("matter_id", matter_id));
    if (found) found->title = public_title(found->title);
    return found;
}

std::string public_title(std::string_view title) {
    constexpr int too_many = 7;
    int digits = 0;
    for (const char c : title) {
        if (c >= '0' && c <= '9')
            ++digits;
        else if (c != ' ' && c != '-')
            digits = 0;
        if (digits >= too_many || c == '@') return {};
    }
    return std::string(title);
}

std::vector<std::optional<std::int64_t>> without_small(const std::vector<std::int64_t>& counts) {
    std::vector<std::optional<std::int64_t>> out(counts.begin(), counts.end());
    const auto small = [](const auto& one) { return one && *one > 0 && *one < fewest_shown; };
    const auto hidden = std::ranges::count_if(out, small);
    for (auto& one : out)
        if (small(one)) one.reset();
    if (hidden != 1) return out;
    auto* smallest = static_cast<std::optional<std::int64_t>*>(nullptr);
    for (auto& one : out)
        if (one && *one > 0 && (!smallest || *one < **smallest)) smallest = &one;
    if (smallest) smallest->reset();
    return out;
}

std::optional<std::int64_t> share(std::int64_t part, std::int64_t whole) {
    if (whole < fewest_shown) return {};
    return (part * 200 + whole) / (whole * 2);
}

}  // namespace matters
