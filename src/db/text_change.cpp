#include "db/text_change.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "base/expects.h"
#include "base/query_terms.h"
#include "base/text.h"

namespace db::detail {

namespace {

constexpr std::size_t most_term_bytes = 256;

bool may_stand_in_term(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || std::isalnum(byte) != 0 ||
           std::string_view("@_-./:#").find(c) != std::string_view::npos;
}

/// A bug unless it is a term as TextChange describes marks.
void expect_term(std::string_view term) {
    const bool good = !term.empty() && term.size() <= most_term_bytes &&
                      std::ranges::all_of(term, may_stand_in_term) && base::is_utf8(term);
    base::expects(good, "a term holds neither white space nor signs that have a meaning");
}

/// FTS5 makes no difference between capitals and small letters, so none is made anywhere.
std::string small(std::string term) {
    expect_term(term);
    for (char& c : term)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return term;
}

std::string joined_marks(std::vector<std::string> marks) {
    for (std::string& mark : marks) mark = small(std::move(mark));
    std::ranges::sort(marks);
    const auto repeated = std::ranges::unique(marks);
    marks.erase(repeated.begin(), repeated.end());
    return join(marks);
}

void merge(PreparedChange& into, PreparedChange&& later) {
    if (!later.is_removed && !later.has_text) {
        if (into.is_removed) return;
        later.has_text = into.has_text;
        later.document.form = std::move(into.document.form);
    }
    into = std::move(later);
}

}  // namespace

std::string TextDocument::terms() const {
    std::string out = marks;
    base::each_term(form, [&out](std::string_view term) {
        if (!out.empty()) out += ' ';
        out += term;
    });
    return out;
}

std::vector<PreparedChange> prepare(std::vector<TextChange> changes) {
    std::ranges::stable_sort(changes, {}, &TextChange::id);
    std::vector<PreparedChange> out;
    out.reserve(changes.size());
    for (TextChange& change : changes) {
        base::expects(change.id > 0, "a document has a positive id");
        PreparedChange prepared{
            .document = {.id = change.id, .marks = joined_marks(std::move(change.marks))},
            .is_removed = change.is_removed,
            .has_text = change.text.has_value()};
        if (change.text) prepared.document.form = base::search_form(*change.text);
        if (!out.empty() && out.back().document.id == change.id) {
            merge(out.back(), std::move(prepared));
        } else {
            out.push_back(std::move(prepared));
        }
    }
    return out;
}

std::vector<std::string> split(std::string_view terms) {
    std::vector<std::string> out;
    while (!terms.empty()) {
        const auto end = std::min(terms.find(' '), terms.size());
        out.emplace_back(terms.substr(0, end));
        terms.remove_prefix(std::min(end + 1, terms.size()));
    }
    return out;
}

std::string join(const std::vector<std::string>& terms) {
    return fmt::format("{}", fmt::join(terms, " "));
}

std::string query_text(const TextQuery& query, const QuerySyntax& syntax) {
    const auto quoted = [&](const std::string& term) {
        return fmt::format("{}{}{}", syntax.open, small(term), syntax.close);
    };
    std::vector<std::string> parts;
    for (const std::string& term : query.all) parts.push_back(quoted(term));
    for (const auto& some : query.any_of) {
        base::expects(!some.empty(), "one of none is no query");
        std::vector<std::string> list;
        for (const std::string& term : some) list.push_back(quoted(term));
        parts.push_back(fmt::format("({})", fmt::join(list, syntax.any)));
    }
    return fmt::format("{}", fmt::join(parts, syntax.all));
}

bool has_marks(const TextDocument& document, const TextQuery& query) {
    const auto marks = split(document.marks);
    const auto has = [&marks](const std::string& mark) {
        return std::ranges::binary_search(marks, small(mark));
    };
    return std::ranges::all_of(query.all, has) &&
           std::ranges::all_of(query.any_of, [&has](const std::vector<std::string>& some) {
               return std::ranges::any_of(some, has);
           });
}

}  // namespace db::detail
