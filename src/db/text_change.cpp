#include "db/text_change.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include <fmt/format.h>

#include "base/expects.h"
#include "base/text.h"

namespace db::detail {

namespace {

constexpr std::size_t most_term_bytes = 256;
constexpr std::size_t most_words = 128;
constexpr char run_mark = '~';

bool may_stand_in_term(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           std::string_view("@_-./:#").find(c) != std::string_view::npos;
}

std::size_t character_bytes(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return std::min(bytes, text.size());
}

/// Where the second character of a pair begins; 0 for what is no pair.
std::size_t second_of_pair(std::string_view word) {
    const std::size_t first = character_bytes(word);
    if (first == word.size()) return 0;
    return first + character_bytes(word.substr(first)) == word.size() ? first : 0;
}

void merge(TextChange& into, TextChange&& later) {
    if (!later.is_removed && !later.words) {
        if (into.is_removed) return;
        later.words = std::move(into.words);
    }
    into = std::move(later);
}

}  // namespace

void expect_term(std::string_view term) {
    const bool good = !term.empty() && term.size() <= most_term_bytes &&
                      std::ranges::all_of(term, may_stand_in_term) && base::is_utf8(term);
    base::expects(good, "a term holds neither white space nor signs that have a meaning");
}

std::vector<TextChange> coalesce(std::vector<TextChange> changes) {
    std::ranges::stable_sort(changes, {}, &TextChange::id);
    std::vector<TextChange> out;
    out.reserve(changes.size());
    for (TextChange& change : changes) {
        base::expects(change.id > 0, "a document has a positive id");
        for (const std::string& mark : change.marks) expect_term(mark);
        if (change.words)
            for (const std::string& word : *change.words) expect_term(word);
        std::ranges::sort(change.marks);
        const auto repeated = std::ranges::unique(change.marks);
        change.marks.erase(repeated.begin(), repeated.end());
        if (!out.empty() && out.back().id == change.id) {
            merge(out.back(), std::move(change));
        } else {
            out.push_back(std::move(change));
        }
    }
    return out;
}

std::string join(const std::vector<std::string>& terms) {
    std::string out;
    for (const std::string& term : terms) {
        if (!out.empty()) out += ' ';
        out += term;
    }
    return out;
}

std::string join(std::string some, std::string_view more) {
    if (!some.empty() && !more.empty()) some += ' ';
    return some.append(more);
}

std::vector<std::string> split(std::string_view terms) {
    std::vector<std::string> out;
    while (!terms.empty()) {
        const auto end = std::min(terms.find(' '), terms.size());
        if (end > 0) out.emplace_back(terms.substr(0, end));
        terms.remove_prefix(std::min(end + 1, terms.size()));
    }
    return out;
}

std::string pack(const std::vector<std::string>& words) {
    std::string out;
    std::string_view end_of_run;
    for (const std::string& word : words) {
        const std::size_t second = second_of_pair(word);
        const auto tail = std::string_view(word).substr(second);
        if (second > 0 && std::string_view(word).substr(0, second) == end_of_run) {
            out += tail;
        } else {
            if (!out.empty()) out += ' ';
            if (second > 0) out += run_mark;
            out += word;
        }
        end_of_run = second > 0 ? tail : std::string_view{};
    }
    return out;
}

std::vector<std::string> unpack(std::string_view packed) {
    std::vector<std::string> out;
    for (const std::string& piece : split(packed)) {
        if (piece.front() != run_mark) {
            out.push_back(piece);
            continue;
        }
        std::string_view run = std::string_view(piece).substr(1);
        for (std::size_t first = character_bytes(run); first < run.size();
             first = character_bytes(run)) {
            out.emplace_back(run.substr(0, first + character_bytes(run.substr(first))));
            run.remove_prefix(first);
        }
    }
    return out;
}

std::string query_text(const TextQuery& query, const QuerySyntax& syntax) {
    std::string out;
    const auto add = [&](const std::string& part) {
        if (!out.empty()) out += syntax.all;
        out += part;
    };
    for (const base::SearchTerm& term : query.all) {
        expect_term(term.text);
        add(fmt::format("{}{}{}{}", syntax.open, term.text, syntax.close,
                        term.is_prefix ? syntax.prefix : ""));
    }
    for (const auto& some : query.any_of) {
        base::expects(!some.empty(), "one of none is no query");
        std::string list;
        for (const std::string& term : some) {
            expect_term(term);
            if (!list.empty()) list += syntax.any;
            list += fmt::format("{}{}{}", syntax.open, term, syntax.close);
        }
        add("(" + list + ")");
    }
    return out;
}

std::vector<std::string> telling_words(const std::vector<std::string>& words) {
    std::vector<std::string> out;
    std::unordered_set<std::string_view> seen;
    for (const std::string& word : words) {
        expect_term(word);
        if (base::length(word) < 2 || !seen.insert(word).second) continue;
        out.push_back(word);
        if (out.size() == most_words) break;
    }
    return out;
}

void Likenesses::add(const std::vector<std::int64_t>& ids) {
    if (ids.empty() || ids.size() > most_documents) return;
    const double rarity = std::log(1.0 + most_documents / static_cast<double>(ids.size()));
    for (const std::int64_t id : ids) {
        Likeness& likeness = found_[id];
        likeness.id = id;
        ++likeness.shared;
        likeness.weight += rarity;
    }
}

std::vector<Likeness> Likenesses::best(std::size_t limit) const {
    std::vector<Likeness> out;
    for (const auto& [id, likeness] : found_) out.push_back(likeness);
    std::ranges::sort(out, [](const Likeness& a, const Likeness& b) {
        return std::tie(b.weight, b.id) < std::tie(a.weight, a.id);
    });
    if (out.size() > limit) out.resize(limit);
    return out;
}

}  // namespace db::detail
