#include "notices/template.h"

#include <algorithm>

#include <fmt/format.h>

namespace notices {

namespace {

constexpr std::string_view open_group = "[[", close_group = "]]";

/// Walks a text: calls `plain(text)`, `fact(name)`, `group(true|false)`; says what is wrong.
class Scanner {
  public:
    enum class Wrong { nothing, unclosed, nested, unopened };

    template <class Plain, class OnFact, class OnGroup>
    Wrong scan(std::string_view text, Plain plain, OnFact on_fact, OnGroup on_group) {
        bool inside = false;
        while (!text.empty()) {
            if (text.starts_with(open_group)) {
                if (inside) return Wrong::nested;
                on_group(inside = true);
                text.remove_prefix(2);
            } else if (text.starts_with(close_group)) {
                if (!inside) return Wrong::unopened;
                on_group(inside = false);
                text.remove_prefix(2);
            } else if (text.front() == '{') {
                const auto end = text.find('}');
                if (end == std::string_view::npos) return Wrong::unclosed;
                on_fact(text.substr(1, end - 1));
                text.remove_prefix(end + 1);
            } else {
                const auto next = next_mark(text);
                plain(text.substr(0, next));
                text.remove_prefix(next);
            }
        }
        return inside ? Wrong::unclosed : Wrong::nothing;
    }

  private:
    static std::size_t next_mark(std::string_view text) {
        for (std::size_t i = 1; i < text.size(); ++i) {
            const auto rest = text.substr(i);
            if (rest.front() == '{' || rest.starts_with(open_group) ||
                rest.starts_with(close_group))
                return i;
        }
        return text.size();
    }
};

void report(std::vector<base::FieldError>& problems, Scanner::Wrong wrong, std::string_view field) {
    using enum Scanner::Wrong;
    const std::string name(field);
    switch (wrong) {
        case nothing:
            return;
        case unclosed:
            problems.push_back(
                {name, "unclosed", "有未闭合的“{”或“[[”。", "A `{` or `[[` is left open."});
            return;
        case nested:
            problems.push_back(
                {name, "nested", "“[[ ]]”之内不能再有“[[”。", "A `[[` stands within another."});
            return;
        case unopened:
            problems.push_back(
                {name, "unclosed", "“]]”之前没有“[[”。", "A `]]` has no `[[` before it."});
            return;
    }
}

std::string neutral(std::string_view name, Language language) {
    const Fact* fact = find_fact(name);
    if (fact == nullptr) return {};
    return std::string(language == Language::zh ? fact->zh : fact->en);
}

/// Groups that were left out leave empty lines behind.
std::string tidy(std::string text) {
    for (auto at = text.find("\n\n"); at != std::string::npos; at = text.find("\n\n", at))
        text.erase(at, 1);
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
    return text;
}

/// Takes the mark off `text` that ends a sentence which `before` has ended already: people end what
/// they write as they like.
std::string_view without_second_stop(std::string_view before, std::string_view text) {
    constexpr std::string_view stops[] = {"。", ".", ";", ";", "!", "?", "!", "?"};
    const auto ends = [&](std::string_view stop) { return before.ends_with(stop); };
    if (std::ranges::none_of(stops, ends)) return text;
    for (const auto stop : stops)
        if (text.starts_with(stop)) return text.substr(stop.size());
    return text;
}

class Rendering {
  public:
    Rendering(const Values& values, Language language) : values_(values), language_(language) {}

    void plain(std::string_view some) {
        if (after_fact_) some = without_second_stop(inside_ ? group_ : out_, some);
        (inside_ ? group_ : out_) += some;
        after_fact_ = false;
    }
    void fact(std::string_view name) {
        const auto found = values_.find(name);
        const bool known = found != values_.end() && !found->second.empty();
        whole_ = whole_ && known;
        (inside_ ? group_ : out_) += known ? found->second : neutral(name, language_);
        after_fact_ = true;
    }
    void group(bool opens) {
        if (!opens && whole_) out_ += group_;
        after_fact_ = after_fact_ && !opens && whole_;
        group_.clear();
        inside_ = opens;
        whole_ = true;
    }
    std::string take() { return std::move(out_); }

  private:
    const Values& values_;
    const Language language_;
    std::string out_;
    std::string group_;
    bool inside_ = false;
    bool whole_ = true;
    bool after_fact_ = false;
};

}  // namespace

std::vector<base::FieldError> check_text(const Message& message, std::string_view field,
                                         std::string_view text) {
    std::vector<base::FieldError> problems;
    const auto on_fact = [&](std::string_view name) {
        if (knows(message, name)) return;
        std::string known;
        for (const Fact* fact : facts_of(message)) known += fmt::format(" {{{}}}", fact->name);
        problems.push_back({std::string(field), "unknown",
                            fmt::format("这条消息没有“{{{}}}”；可用：{}。", name, known),
                            fmt::format("This message has no {{{}}}; it has{}.", name, known)});
    };
    const auto wrong = Scanner().scan(
        text, [](auto) {}, on_fact, [](bool) {});
    report(problems, wrong, field);
    return problems;
}

std::string render(std::string_view text, const Values& values, Language language) {
    Rendering rendering(values, language);
    const auto wrong = Scanner().scan(
        text, [&](std::string_view some) { rendering.plain(some); },
        [&](std::string_view name) { rendering.fact(name); },
        [&](bool opens) { rendering.group(opens); });
    return wrong == Scanner::Wrong::nothing ? tidy(rendering.take()) : std::string(text);
}

Values sample_values(const Message& message, Language language) {
    Values out;
    for (const Fact* fact : facts_of(message))
        out.emplace(fact->name, language == Language::zh ? fact->sample_zh : fact->sample_en);
    return out;
}

}  // namespace notices
