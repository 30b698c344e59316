#include "exchange/mapping.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace exchange {

namespace {

using base::FileProblem;

constexpr std::array<std::string_view, 21> names{
    "number",  "registered_at", "accepted_at", "dispatched_at", "signed_at", "started_at",
    "done_at", "checked_at",    "closed_at",   "place",         "unit",      "category",
    "kind",    "channel",       "state",       "lateness",      "title",     "words",
    "address", "result",        "satisfaction"};

/// A cell that is searched with patterns: long ones are no names.
constexpr std::size_t longest_replaced = 400;

struct Digits {
    int count;
    int lowest;
    int highest;
};

/// What `%Y` … mean; nothing for another letter.
std::optional<Digits> digits_of(char letter) {
    switch (letter) {
        case 'Y':
            return Digits{4, 1900, 2200};
        case 'm':
            return Digits{2, 1, 12};
        case 'd':
            return Digits{2, 1, 31};
        case 'H':
            return Digits{2, 0, 23};
        case 'M':
        case 'S':
            return Digits{2, 0, 59};
        default:
            return {};
    }
}

/// At most `most` digits at the front of `text`, taken off it.
std::optional<int> take_number(std::string_view& text, const Digits& digits) {
    int value = 0;
    std::size_t used = 0;
    while (used < text.size() && used < static_cast<std::size_t>(digits.count) &&
           text[used] >= '0' && text[used] <= '9')
        value = value * 10 + (text[used++] - '0');
    if (used == 0 || value < digits.lowest || value > digits.highest) return {};
    text.remove_prefix(used);
    return value;
}

std::optional<std::map<char, int>> parts_of(std::string_view text, std::string_view format) {
    std::map<char, int> parts;
    for (std::size_t i = 0; i < format.size(); ++i) {
        if (format[i] == '%' && i + 1 < format.size()) {
            const auto digits = digits_of(format[++i]);
            const auto value = digits ? take_number(text, *digits) : std::nullopt;
            if (!value) return {};
            parts[format[i]] = *value;
        } else if (!text.empty() && text.front() == format[i]) {
            text.remove_prefix(1);
        } else {
            return {};
        }
    }
    if (!text.empty()) return {};
    return parts;
}

}  // namespace

std::span<const std::string_view> fact_names() {
    return names;
}

const Source& Mapping::fact(std::string_view name) const {
    static const Source none;
    const auto found = facts.find(name);
    return found == facts.end() ? none : found->second;
}

std::optional<base::Instant> read_time(std::string_view text, const TimeForm& form) {
    if (form.format == "rfc3339") return base::parse_instant(text);
    auto parts = parts_of(text, form.format);
    if (!parts || !parts->contains('Y') || !parts->contains('m') || !parts->contains('d'))
        return {};
    const std::chrono::year_month_day day{std::chrono::year{(*parts)['Y']},
                                          std::chrono::month{static_cast<unsigned>((*parts)['m'])},
                                          std::chrono::day{static_cast<unsigned>((*parts)['d'])}};
    if (!day.ok()) return {};
    const auto at = std::chrono::sys_days{day}.time_since_epoch() +
                    std::chrono::hours{(*parts)['H']} + std::chrono::minutes{(*parts)['M']} +
                    std::chrono::seconds{(*parts)['S']} - form.zone;
    return base::Instant{std::chrono::duration_cast<base::Duration>(at).count()};
}

std::vector<FileProblem> misfits(const Mapping& mapping, const std::vector<std::string>& columns) {
    std::vector<FileProblem> problems;
    const auto there = fmt::format("{}", fmt::join(columns, ", "));
    for (const auto& [name, source] : mapping.facts)
        for (const std::string& column : source.columns)
            if (std::ranges::count(columns, column) == 0)
                problems.push_back(
                    {0, name, fmt::format("文件没有“{}”列；有：{}", column, there),
                     fmt::format("the file has no column \"{}\"; it has: {}", column, there)});
    return problems;
}

FactReader::FactReader(const Mapping& mapping, const std::vector<std::string>& columns)
    : mapping_(mapping) {
    for (std::size_t i = 0; i < columns.size(); ++i) positions_.emplace(columns[i], i);
}

std::string FactReader::cell(const Record& record, const std::string& column) const {
    const std::string& text = record.cells[positions_.find(column)->second];
    return std::ranges::count(mapping_.empty, text) > 0 ? std::string{} : text;
}

std::vector<std::string> FactReader::cells(const Record& record, std::string_view name) const {
    std::vector<std::string> out;
    for (const std::string& column : mapping_.fact(name).columns)
        out.push_back(cell(record, column));
    return out;
}

std::expected<std::string, FileProblem> FactReader::fact(const Record& record,
                                                         std::string_view name) const {
    const Source& source = mapping_.fact(name);
    if (!source.constant.empty()) return source.constant;
    const auto all = cells(record, name);
    const bool says_nothing = std::ranges::all_of(all, &std::string::empty);
    std::string text = says_nothing ? "" : fmt::format("{}", fmt::join(all, source.join));
    if (!source.replace.empty() && text.size() <= longest_replaced)
        for (const auto& [pattern, with] : source.replace)
            text = std::regex_replace(text, pattern, with);
    if (const auto known = source.values.find(text); known != source.values.end())
        return known->second;
    if (!text.empty() && !source.only_known) return text;
    if (source.otherwise) return *source.otherwise;
    if (text.empty()) return text;
    return std::unexpected(FileProblem{record.line, std::string(name),
                                       fmt::format("对照表中没有“{}”", text),
                                       fmt::format("the mapping does not know \"{}\"", text)});
}

std::expected<std::optional<base::Instant>, FileProblem> FactReader::time(
    const Record& record, std::string_view name) const {
    const auto text = fact(record, name);
    if (!text) return std::unexpected(text.error());
    if (text->empty()) return std::optional<base::Instant>{};
    if (const auto at = read_time(*text, mapping_.times)) return at;
    return std::unexpected(
        FileProblem{record.line, std::string(name),
                    fmt::format("“{}”不是{}格式的时间", *text, mapping_.times.format),
                    fmt::format("\"{}\" is no time of the form {}", *text, mapping_.times.format)});
}

}  // namespace exchange
