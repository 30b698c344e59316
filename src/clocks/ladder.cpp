#include "clocks/ladder.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "clocks/deadline.h"
#include "clocks/remaining.h"

namespace clocks {

namespace json = boost::json;
using base::FieldError;
using base::Instant;

namespace {

std::optional<int> percent_of(std::string_view text, int most) {
    if (!text.ends_with('%')) return {};
    text.remove_suffix(1);
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return {};
    if (value < 1 || value > most) return {};
    return value;
}

std::optional<StepTime> time_of(std::string_view text) {
    using Kind = StepTime::Kind;
    if (text == "due_today") return StepTime{Kind::due_today, 0, {}};
    if (text == "due") return StepTime{Kind::due, 0, {}};
    if (text.starts_with("due+")) {
        const auto limit = parse_limit(text.substr(4));
        if (!limit || limit->unit == LimitUnit::instant) return {};
        return StepTime{Kind::after, 0, *limit};
    }
    if (text.starts_with('+')) {
        const auto percent = percent_of(text.substr(1), 1000);
        if (!percent) return {};
        return StepTime{Kind::overdue, *percent, {}};
    }
    const auto percent = percent_of(text, 99);
    if (!percent) return {};
    return StepTime{Kind::used, *percent, {}};
}

std::string time_text(const StepTime& at) {
    switch (at.kind) {
        case StepTime::Kind::used:
            return fmt::format("{}%", at.percent);
        case StepTime::Kind::due_today:
            return "due_today";
        case StepTime::Kind::due:
            return "due";
        case StepTime::Kind::overdue:
            return fmt::format("+{}%", at.percent);
        case StepTime::Kind::after:
            return "due+" + to_text(at.limit);
    }
    std::unreachable();
}

/// Reads steps and collects what is wrong with them.
class StepsReader {
  public:
    std::vector<LadderStep> steps;
    std::vector<FieldError> errors;

    void read(const json::array& array) {
        if (array.empty() || array.size() > most_steps)
            wrong("steps", "range", "应有1至20级", "should have 1 to 20 steps");
        for (place_ = 0; place_ < array.size(); ++place_) read(array[place_]);
        if (errors.empty()) check_whole();
    }

  private:
    void wrong(std::string field, std::string code, std::string zh, std::string en) {
        errors.push_back({std::move(field), std::move(code), zh + "。", en + "."});
    }
    void wrong_at(std::string_view member, std::string code, std::string zh, std::string en) {
        wrong(fmt::format("steps/{}/{}", place_, member), std::move(code), std::move(zh),
              std::move(en));
    }

    void read(const json::value& value) {
        if (!value.is_object()) {
            wrong(fmt::format("steps/{}", place_), "type", "应为对象", "should be an object");
            return;
        }
        const json::object& one = value.as_object();
        for (const auto& member : one)
            if (!std::ranges::count(members, std::string_view(member.key())))
                wrong_at(member.key(), "unknown", "没有这一项", "is not a field of a step");
        LadderStep step;
        if (const auto at = time_of(text(one, "at")))
            step.at = *at;
        else
            wrong_at("at", "format", "应如50%、due_today、due、+100%、due+1wd",
                     "should be like 50%, due_today, due, +100% or due+1wd");
        if (!boost::describe::enum_from_string(std::string(text(one, "action")).c_str(),
                                               step.action))
            wrong_at("action", "unknown", "应为remind、urge、yellow、red或take_over",
                     "should be remind, urge, yellow, red or take_over");
        read_recipients(one, step);
        read_limit(one, "repeat", step.repeat);
        read_limit(one, "allowance", step.allowance);
        steps.push_back(std::move(step));
    }

    static std::string_view text(const json::object& one, std::string_view member) {
        const json::value* found = one.if_contains(member);
        if (found == nullptr || !found->is_string()) return {};
        return std::string_view(found->as_string());
    }

    void read_recipients(const json::object& one, LadderStep& step) {
        const json::value* to = one.if_contains("to");
        const auto complain = [&] {
            wrong_at("to", "unknown", "应为holder、unit_head、centre、superior的列表",
                     "should be a list of holder, unit_head, centre, superior");
        };
        if (to == nullptr || !to->is_array() || to->as_array().empty()) return complain();
        for (const json::value& entry : to->as_array()) {
            Recipient recipient{};
            if (!entry.is_string() ||
                !boost::describe::enum_from_string(entry.as_string().c_str(), recipient))
                return complain();
            step.to.push_back(recipient);
        }
    }

    void read_limit(const json::object& one, std::string_view member, std::optional<Limit>& limit) {
        if (!one.contains(member) || one.at(member).is_null()) return;
        limit = parse_limit(text(one, member));
        if (!limit || limit->unit == LimitUnit::instant)
            wrong_at(member, "format", "应如5wd、4wh、15cd", "should be like 5wd, 4wh or 15cd");
    }

    void check_whole() {
        using Kind = StepTime::Kind;
        bool sees_a_miss = false;
        for (place_ = 0; place_ < steps.size(); ++place_) {
            const LadderStep& step = steps[place_];
            const bool last = place_ + 1 == steps.size();
            const bool takes_over = step.action == Action::take_over;
            sees_a_miss |= step.at.kind != Kind::used && step.at.kind != Kind::due_today;
            if (step.repeat && (!last || takes_over))
                wrong_at("repeat", "conflict", "只有最后一级可以重复，且不能是提级接办",
                         "only the last step may repeat, and no take_over");
            if (takes_over && !last)
                wrong_at("action", "conflict", "提级接办之后不能再有步骤",
                         "nothing can follow a take_over");
            if (step.allowance && !takes_over)
                wrong_at("allowance", "conflict", "只用于提级接办", "is for take_over only");
        }
        if (!sees_a_miss)
            wrong("steps", "conflict", "到期时或到期后至少要有一级",
                  "at least one step must come at the due time or after it");
    }

    static constexpr std::array<std::string_view, 5> members{"at", "action", "to", "repeat",
                                                             "allowance"};
    std::size_t place_ = 0;
};

std::optional<Instant> time_on(const LadderStep& step, const Course& course, Instant due,
                               const catalogue::WorkCalendar& calendar) {
    switch (step.at.kind) {
        case StepTime::Kind::used:
            return used_at(course, calendar, step.at.percent);
        case StepTime::Kind::due:
            return due;
        case StepTime::Kind::overdue:
            return overdue_at(course.limits.front(), due, calendar, step.at.percent);
        case StepTime::Kind::after:
            return due_at({due, {step.at.limit}, {}}, calendar);
        case StepTime::Kind::due_today: {
            const auto date = catalogue::date_of(due);
            if (!calendar.working(date)) return {};
            const Instant opening = calendar.opening(date);
            if (opening <= course.start || opening >= due) return {};
            return opening;
        }
    }
    std::unreachable();
}

}  // namespace

base::Result<std::vector<LadderStep>> read_steps(const json::array& array) {
    StepsReader reader;
    reader.read(array);
    if (!reader.errors.empty())
        return std::unexpected(
            base::Refusal{.kind = &base::invalid_input, .fields = std::move(reader.errors)});
    return std::move(reader.steps);
}

json::array to_json(std::span<const LadderStep> steps) {
    json::array out;
    for (const LadderStep& step : steps) {
        json::array to;
        for (const Recipient one : step.to)
            to.emplace_back(boost::describe::enum_to_string(one, ""));
        json::object entry{{"at", time_text(step.at)},
                           {"action", boost::describe::enum_to_string(step.action, "")},
                           {"to", std::move(to)}};
        if (step.repeat) entry["repeat"] = to_text(*step.repeat);
        if (step.allowance) entry["allowance"] = to_text(*step.allowance);
        out.push_back(std::move(entry));
    }
    return out;
}

std::vector<PlannedStep> plan(const Course& course, std::span<const LadderStep> steps,
                              const catalogue::WorkCalendar& calendar) {
    const auto due = due_at(course, calendar);
    if (!due) return {};
    std::vector<PlannedStep> out;
    for (std::size_t i = 0; i < steps.size(); ++i)
        if (const auto at = time_on(steps[i], course, *due, calendar))
            out.push_back({static_cast<int>(i), *at});
    std::ranges::stable_sort(out, {}, &PlannedStep::at);
    return out;
}

}  // namespace clocks
