#include "catalogue/category.h"

#include <algorithm>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/expects.h"
#include "base/hash.h"
#include "catalogue/enum_name.h"

namespace catalogue {

namespace {

template <class Rows>
auto* find_by_code(Rows& rows, std::string_view code) {
    const auto found = std::ranges::find_if(rows, [&](auto& row) { return row.code == code; });
    return found == rows.end() ? nullptr : &*found;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

/// One line a row, members separated by a character that no text holds.
template <class Rows, class Line>
void add_sorted(std::string& all, Rows rows, Line line) {
    std::ranges::sort(rows, {}, [](const auto& row) { return row.code; });
    for (const auto& row : rows) all += line(row) + "\n";
}

std::string line_of(const Category& leaf) {
    std::vector<std::string> flags;
    for (Flag flag : leaf.flags) flags.emplace_back(name_of(flag));
    std::ranges::sort(flags);
    return fmt::format(
        "leaf\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f"
        "{}\x1f{}\x1f{}",
        leaf.code, leaf.zh, leaf.en, leaf.department, join(leaf.support), name_of(leaf.level),
        leaf.limit_class, leaf.statutory, name_of(leaf.priority), name_of(leaf.route), join(flags),
        name_of(leaf.evidence), leaf.standard, leaf.note);
}

}  // namespace

bool Category::has(Flag flag) const {
    return std::ranges::find(flags, flag) != flags.end();
}

const Category* Catalogue::find(std::string_view code) const {
    return find_by_code(leaves, code);
}
const Department* Catalogue::find_department(std::string_view code) const {
    return find_by_code(departments, code);
}
const LimitClass* Catalogue::find_limit(std::string_view code) const {
    return find_by_code(limits, code);
}
const Heading* Catalogue::find_heading(std::string_view code) const {
    return find_by_code(headings, code);
}

std::vector<Crossing> crossings_of(const Category& leaf, std::string* problem) {
    std::vector<Crossing> found;
    for (const std::string& part : split(leaf.standard, ';')) {
        const auto colon = part.find(':');
        if (colon == std::string::npos || colon == 0) {
            if (problem) *problem = part;
            return {};
        }
        const std::string scheme(trimmed(std::string_view(part).substr(0, colon)));
        for (const std::string& item : split(std::string_view(part).substr(colon + 1))) {
            const std::string_view text = trimmed(item);
            const auto space = text.find(' ');
            if (text.empty()) {
                if (problem) *problem = part;
                return {};
            }
            const auto name = space == std::string_view::npos ? "" : trimmed(text.substr(space));
            found.push_back(
                {scheme, std::string(text.substr(0, space)), std::string(name), leaf.code});
        }
    }
    return found;
}

std::string digest_of(const Catalogue& catalogue) {
    std::string all = catalogue.scheme + "\x1f" + catalogue.status + "\n";
    add_sorted(all, catalogue.departments, [](const Department& row) {
        return fmt::format("department\x1f{}\x1f{}\x1f{}", row.code, row.zh, row.en);
    });
    add_sorted(all, catalogue.limits, [](const LimitClass& row) {
        return fmt::format("limit\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}", row.code,
                           row.limit.value, name_of(row.limit.unit), row.planning_days, row.zh,
                           row.en, row.basis, row.statutory);
    });
    add_sorted(all, catalogue.schemes, [](const Scheme& row) {
        return fmt::format("scheme\x1f{}\x1f{}\x1f{}", row.code, row.zh, row.en);
    });
    add_sorted(all, catalogue.headings, [](const Heading& row) {
        return fmt::format("heading\x1f{}\x1f{}\x1f{}", row.code, row.zh, row.en);
    });
    add_sorted(all, catalogue.leaves, line_of);
    return base::digest(all);
}

std::string join(const std::vector<std::string>& codes) {
    return fmt::format("{}", fmt::join(codes, ","));
}

std::string join(const std::vector<Flag>& flags) {
    std::vector<std::string> names;
    for (Flag flag : flags) names.emplace_back(name_of(flag));
    return join(names);
}

std::vector<Flag> flags_of(std::string_view text) {
    std::vector<Flag> flags;
    for (const std::string& name : split(text))
        base::expects(read_name(name, flags.emplace_back()), "a stored flag has a name");
    return flags;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto end = text.find(separator);
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return parts;
}

}  // namespace catalogue
