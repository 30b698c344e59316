#include "simulation/demo_acts.h"

namespace simulation {

namespace {

using access::Role;
using Done = base::Result<void>;
using enum DemoStep;

using matters::Satisfaction;

std::string name_of(Satisfaction value) {
    return boost::describe::enum_to_string(value, "");
}

/// Check, call-back and what the resident says.
class LastActs {
  public:
    explicit LastActs(DemoLife& life) : walk_(*life.walk), matter_(*life.matter), life_(life) {}

    Done check() {
        const std::string finding =
            matter_.finding.empty() ? "现场核查，已处理到位" : matter_.finding;
        return walk_.desk(Role::checker, "check", {{"way", "on_site"}, {"finding", finding}});
    }
    Done fail_check() {
        const bool for_rework = matter_.turns(Turn::rework) && !life_.again();
        const std::string defect =
            matter_.reason(for_rework ? "rework" : "sent_back", "现场仍有未处理到位之处。");
        return walk_.desk(Role::checker, "check-failure", {{"way", "on_site"}, {"defect", defect}});
    }
    Done send_to_rework() {
        return walk_.desk(Role::dispatcher, "rework",
                          {{"instruction", matter_.reason("rework", "请按核查意见限期整改。")}});
    }
    Done try_call() {
        return walk_.desk(Role::revisitor, "callback-tries", {{"note", "电话无人接听"}});
    }
    Done close() {
        if (matter_.turns(Turn::unreached))
            return walk_.desk(Role::revisitor, "closure",
                              {{"reached", false}, {"said", matter_.reason("unreached", "")}});
        const DemoCallback back = matter_.callback.value_or(DemoCallback{});
        const bool first_of_two = matter_.turns(Turn::reopened) && !life_.again() &&
                                  matter_.ends != matters::State::in_hand;
        if (first_of_two)
            return walk_.desk(Role::revisitor, "closure",
                              {{"reached", true}, {"satisfaction", "satisfied"}, {"said", ""}});
        if (back.satisfaction >= Satisfaction::dissatisfied) return close_explained(back);
        return walk_.desk(
            Role::revisitor, "closure",
            {{"reached", true}, {"satisfaction", name_of(back.satisfaction)}, {"said", back.said}});
    }
    Done rate() {
        return walk_.reporter("rating", {{"solved", matter_.callback->solved},
                                         {"satisfaction", name_of(matter_.callback->satisfaction)},
                                         {"said", matter_.callback->said}});
    }
    Done reopen() {
        return walk_.reporter(
            "reopening",
            {{"why", "recurrence"}, {"reason", matter_.reason("reopened", "问题再次出现。")}});
    }
    Done ask_review() { return ask("review"); }
    Done ask_second_review() { return ask("second_review"); }
    Done decide_review() {
        return walk_.desk(Role::review_officer, "review-decision",
                          {{"outcome", "upheld"},
                           {"opinion", "经复查，原答复认定事实清楚、适用依据正确，予以维持。"},
                           {"legal_basis", "信访工作条例第三十五条"}});
    }
    Done withdraw() {
        return walk_.reporter("withdrawal",
                              {{"reason", matter_.reason("withdrawn", "")}, {"read_back", true}});
    }

  private:
    Done ask(std::string_view which) {
        return walk_.reporter("review",
                              {{"text", matter_.reason(which, "对答复认定的事实有异议。")}});
    }
    Done close_explained(const DemoCallback& back) {
        return walk_.desk(
            Role::revisitor, "closure-explained",
            {{"explanation",
              matter_.reason("unsatisfied_lawful",
                             "应办事项已依法办结，不满意按原话记录，并告知复查权利。")},
             {"satisfaction", name_of(back.satisfaction)},
             {"said", back.said}});
    }

    Walk& walk_;
    const DemoMatter& matter_;
    DemoLife& life_;
};

struct Row {
    DemoStep step;
    Done (LastActs::*act)();
};
constexpr Row table[] = {
    {DemoStep::check, &LastActs::check},
    {DemoStep::fail_check, &LastActs::fail_check},
    {DemoStep::send_to_rework, &LastActs::send_to_rework},
    {DemoStep::try_call, &LastActs::try_call},
    {try_call_next_day, &LastActs::try_call},
    {DemoStep::close, &LastActs::close},
    {DemoStep::rate, &LastActs::rate},
    {DemoStep::reopen, &LastActs::reopen},
    {DemoStep::ask_review, &LastActs::ask_review},
    {DemoStep::decide_review, &LastActs::decide_review},
    {DemoStep::ask_second_review, &LastActs::ask_second_review},
    {DemoStep::withdraw, &LastActs::withdraw},
};

}  // namespace

std::optional<base::Result<void>> last_step(DemoLife& life) {
    for (const auto& [step, act] : table)
        if (step == life.step()) return (LastActs(life).*act)();
    return {};
}

}  // namespace simulation
