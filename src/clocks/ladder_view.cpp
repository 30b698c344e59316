#include "clocks/ladder_view.h"

namespace clocks {

namespace json = boost::json;

std::vector<LadderStepView> ladder_view(std::span<const LadderStep> steps) {
    std::vector<LadderStepView> out;
    const json::array written = to_json(steps);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const LadderStep& step = steps[i];
        LadderStepView view{.at = std::string(written[i].at("at").as_string()),
                            .action = step.action,
                            .to = step.to,
                            .repeat = {},
                            .allowance = {}};
        if (step.repeat) view.repeat = to_text(*step.repeat);
        if (step.allowance) view.allowance = to_text(*step.allowance);
        out.push_back(std::move(view));
    }
    return out;
}

json::array to_json(std::span<const LadderStepIn> steps) {
    json::array out;
    for (const LadderStepIn& step : steps) {
        json::array to;
        for (const Recipient one : step.to.value)
            to.emplace_back(boost::describe::enum_to_string(one, ""));
        json::object entry{{"at", step.at.value},
                           {"action", boost::describe::enum_to_string(step.action, "")},
                           {"to", std::move(to)}};
        if (step.repeat) entry["repeat"] = step.repeat->value;
        if (step.allowance) entry["allowance"] = step.allowance->value;
        out.push_back(std::move(entry));
    }
    return out;
}

}  // namespace clocks
