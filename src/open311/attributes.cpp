#include "open311/attributes.h"

#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>

#include "base/text.h"
#include "catalogue/calendar.h"
#include "open311/moment.h"
#include "open311/parameters.h"

namespace open311 {
namespace {

struct Choice {
    std::string_view key, zh, en;
};

struct Attribute {
    std::string_view code, datatype, zh, en, hint_zh, hint_en;
    std::span<const Choice> values;
};

constexpr std::array publish_values{
    Choice{"yes", "同意公开", "Yes, everybody may read it"},
    Choice{"no", "不公开", "No"},
};
constexpr std::array effect_values{
    Choice{"way", "影响通行", "Blocks the way"},
    Choice{"danger", "可能伤人", "May hurt somebody"},
    Choice{"old_and_young", "影响老人儿童", "Troubles old people or children"},
    Choice{"supply", "影响水电气暖", "Cuts water, power, gas or heating"},
    Choice{"living", "影响居住", "Spoils living there"},
};

constexpr std::array attributes{
    Attribute{"publish", "singlevaluelist", "描述和照片是否公开（默认不公开）",
              "May words and photographs be shown to everybody (no, unless you agree)", "单选",
              "Choose one", publish_values},
    Attribute{"happened_on",
              "datetime",
              "发生时间",
              "When it happened",
              "例如 2026-09-30 或 2026-09-30T16:00:00+08:00",
              "Such as 2026-09-30 or 2026-09-30T16:00:00+08:00",
              {}},
    Attribute{"landmark",
              "string",
              "附近的标志物",
              "What stands nearby",
              "最多 100 字",
              "At most 100 characters",
              {}},
    Attribute{"effects", "multivaluelist", "造成的影响", "What it does to people", "可多选",
              "Choose any number", effect_values},
};

constexpr std::size_t longest_landmark = 100;

Node value_node(const Choice& choice, bool zh) {
    auto out = Node::object("value");
    out.add("key", choice.key).add("name", zh ? choice.zh : choice.en);
    return out;
}

Node attribute_node(const Attribute& attribute, std::int64_t order, bool zh) {
    auto out = Node::object("attribute");
    out.add("variable", true)
        .add("code", attribute.code)
        .add("datatype", attribute.datatype)
        .add("required", false)
        .add("datatype_description", zh ? attribute.hint_zh : attribute.hint_en)
        .add("order", order)
        .add("description", zh ? attribute.zh : attribute.en);
    if (attribute.values.empty()) return out;
    auto values = Node::array("values");
    for (const auto& choice : attribute.values) values.add(value_node(choice, zh));
    out.add(std::move(values));
    return out;
}

/// Collects what is wrong.
class Reading {
  public:
    explicit Reading(const std::map<std::string, std::vector<std::string>>& sent) : sent_(sent) {}

    const std::vector<std::string>& all(std::string_view code) const {
        static const std::vector<std::string> none;
        const auto found = sent_.find(std::string(code));
        return found == sent_.end() ? none : found->second;
    }
    std::string one(std::string_view code) {
        const auto& values = all(code);
        if (values.size() > 1) {
            wrong(code, "repeated", "此项只能填写一个值。", "Takes one value only.");
        }
        return values.empty() ? std::string() : values.front();
    }
    const Choice* choice(std::string_view code, std::span<const Choice> among,
                         const std::string& value) {
        const auto found =
            std::ranges::find_if(among, [&](const Choice& one) { return one.key == value; });
        if (found != among.end()) return &*found;
        std::string keys;
        for (const auto& one : among)
            keys += fmt::format("{}{}", keys.empty() ? "" : ", ", one.key);
        wrong(code, "choice", fmt::format("应为以下之一：{}。", keys),
              fmt::format("Expected one of: {}.", keys));
        return nullptr;
    }
    void wrong(std::string_view code, std::string problem, std::string zh, std::string en) {
        errors_.push_back(
            {fmt::format("attribute[{}]", code), std::move(problem), std::move(zh), std::move(en)});
    }
    std::vector<base::FieldError> take() { return std::move(errors_); }

  private:
    const std::map<std::string, std::vector<std::string>>& sent_;
    std::vector<base::FieldError> errors_;
};

std::optional<base::Date> read_day(Reading& reading, base::Instant now) {
    const auto text = reading.one("happened_on");
    if (text.empty()) return {};
    const auto at = read_moment(text, DayEnd::first);
    if (!at) {
        reading.wrong("happened_on", "pattern", "应为日期或时间，例如 2026-09-30。",
                      "Expected a date or a time, such as 2026-09-30.");
    } else if (*at > now) {
        reading.wrong("happened_on", "range", "发生时间应在现在之前。",
                      "Must not lie in the future.");
    } else {
        return catalogue::date_of(*at);
    }
    return {};
}

std::string read_landmark(Reading& reading) {
    auto text = base::nfc(reading.one("landmark"));
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    if (base::length(text) > longest_landmark) {
        reading.wrong("landmark", "too_long", fmt::format("最多 {} 个字。", longest_landmark),
                      fmt::format("At most {} characters.", longest_landmark));
    }
    return text;
}

std::vector<std::string> read_effects(Reading& reading) {
    std::vector<std::string> out;
    for (const auto& value : reading.all("effects")) {
        for (const auto& key : split_list(value)) {  // some clients join what is chosen
            const auto* choice = reading.choice("effects", effect_values, key);
            if (!choice) return out;
            const std::string tag(choice->zh);
            if (std::ranges::find(out, tag) == out.end()) out.push_back(tag);
        }
    }
    return out;
}

}  // namespace

Node definition_node(std::string_view service_code, http::Language language) {
    auto list = Node::array("attributes");
    std::int64_t order = 0;
    for (const auto& attribute : attributes) {
        list.add(attribute_node(attribute, ++order, language == http::Language::zh));
    }
    auto out = Node::object("service_definition");
    out.add("service_code", service_code).add(std::move(list));
    return out;
}

base::Result<Answers> read_answers(const std::map<std::string, std::vector<std::string>>& sent,
                                   base::Instant now) {
    Reading reading(sent);
    Answers out;
    if (const auto value = reading.one("publish"); !value.empty()) {
        const auto* choice = reading.choice("publish", publish_values, value);
        out.publish = choice && choice->key == "yes";
    }
    out.happened_on = read_day(reading, now);
    out.landmark = read_landmark(reading);
    out.effects = read_effects(reading);
    if (auto errors = reading.take(); !errors.empty()) {
        return std::unexpected(
            base::Refusal{.kind = &base::invalid_input, .fields = std::move(errors)});
    }
    return out;
}

}  // namespace open311
