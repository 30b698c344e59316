#include "base/query_terms.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"

namespace base {

namespace {

constexpr std::size_t most_word_length = 64;

constexpr std::u32string_view opening = U"\"“”「『";
constexpr std::u32string_view closing = U"\"“”」』";
constexpr std::u32string_view breaks = U",，、;；。!！?？…\n\t\r\u00A0\u3000 ";

std::string word(const Run& run) {
    return to_utf8(std::u32string_view(run.text).substr(0, most_word_length));
}

/// A query needs no single characters of a run: its pairs say more.
void add_terms(const Run& run, std::vector<std::string>& out) {
    const auto add = [&out](std::string term) {
        if (std::ranges::find(out, term) == out.end()) out.push_back(std::move(term));
    };
    if (!run.is_han || run.text.size() == 1) return add(word(run));
    for (std::size_t i = 0; i + 1 < run.text.size(); ++i) add(to_utf8({&run.text[i], 2}));
}

/// The pieces of a query: words, and phrases as they stood between quotes. A quote that is never
/// closed reaches to the end.
std::vector<std::string> pieces(std::u32string_view text) {
    std::vector<std::string> out;
    std::u32string piece;
    bool quoted = false;
    const auto end_piece = [&] {
        if (!piece.empty()) out.push_back(to_utf8(piece));
        piece.clear();
    };
    for (const char32_t c : text) {
        const bool is_quote = (quoted ? closing : opening).find(c) != std::u32string_view::npos;
        if (is_quote) quoted = !quoted;
        if (is_quote || (!quoted && breaks.find(c) != std::u32string_view::npos)) {
            end_piece();
        } else {
            piece.push_back(c);
        }
    }
    end_piece();
    return out;
}

/// What stands before the first and behind the last word of a piece is not looked for.
std::string between_words(std::string_view piece) {
    auto points = code_points(fold(piece));
    const auto is_sign = [](char32_t c) { return runs(to_utf8({&c, 1})).empty(); };
    while (!points.empty() && is_sign(points.back())) points.pop_back();
    const auto first = std::ranges::find_if_not(points, is_sign);
    return to_utf8({first, points.end()});
}

FieldError error(std::string_view field, std::string code, std::string zh, std::string en) {
    return {std::string(field), std::move(code), std::move(zh), std::move(en)};
}

}  // namespace

std::string search_form(std::string_view text) {
    std::string out;
    for (const Run& run : runs(text)) {
        if (!out.empty()) out += ' ';
        out += run.is_han ? "~" + to_utf8(run.text) : word(run);
    }
    return out;
}

std::vector<std::string> text_terms(std::string_view text) {
    std::vector<std::string> out;
    each_term(search_form(text), [&out](std::string_view term) { out.emplace_back(term); });
    return out;
}

std::expected<std::vector<WordGroup>, FieldError> parse_query(std::string_view text,
                                                              std::string_view field) {
    if (!is_utf8(text))
        return std::unexpected(
            error(field, "utf8", "不是有效的文字", "is not valid text: send UTF-8 without NUL"));
    if (length(text) > most_query_length)
        return std::unexpected(
            error(field, "too_long", fmt::format("最多{}个字", most_query_length),
                  fmt::format("may have at most {} characters", most_query_length)));
    std::vector<WordGroup> groups;
    const auto typed = pieces(code_points(text));
    for (const std::string& piece : typed) {
        WordGroup group;
        for (const Run& run : runs(piece)) add_terms(run, group.terms);
        if (group.terms.empty()) continue;
        group.folded = between_words(piece);
        if (std::ranges::find(groups, group) == groups.end()) groups.push_back(std::move(group));
    }
    if (groups.size() > most_query_groups)
        return std::unexpected(error(field, "too_many",
                                     fmt::format("最多{}个词", most_query_groups),
                                     fmt::format("may have at most {} words", most_query_groups)));
    const bool blank =
        std::ranges::all_of(typed, [](const std::string& piece) { return fold(piece).empty(); });
    if (groups.empty() && !blank)
        return std::unexpected(error(field, "no_words", "没有可查找的字词",
                                     "holds no word to look for: type letters or characters"));
    return groups;
}

bool holds_all(std::string_view folded_text, const std::vector<WordGroup>& groups) {
    return std::ranges::all_of(groups, [&](const WordGroup& group) {
        return folded_text.find(group.folded) != std::string_view::npos;
    });
}

}  // namespace base
