#include "access/actor.h"
#include "access/permission.h"
#include "clocks/ahead.h"
#include "clocks/calendar_edition.h"
#include "clocks/endpoints.h"
#include "clocks/queries.h"
#include "clocks/views.h"

namespace clocks {

namespace {

struct GetClock {
    ClockId clock_id;
};
BOOST_DESCRIBE_STRUCT(GetClock, (), (clock_id))

struct StepView {
    std::int64_t round = 0;
    std::int64_t step = 0;
    Action action = Action::remind;
    Outcome outcome = Outcome::fired;
    base::Instant planned_at;
    base::Instant fired_at;
};
BOOST_DESCRIBE_STRUCT(StepView, (), (round, step, action, outcome, planned_at, fired_at))

struct PlanView {
    std::int64_t step = 0;
    Action action = Action::remind;
    std::vector<Recipient> to;
    base::Instant at;
};
BOOST_DESCRIBE_STRUCT(PlanView, (), (step, action, to, at))

struct ChangeView {
    base::Instant at;
    std::string change;
    std::string reason;
    std::optional<base::Instant> due_at;
    std::optional<access::PersonId> person_id;
};
BOOST_DESCRIBE_STRUCT(ChangeView, (), (at, change, reason, due_at, person_id))

struct HelperView {
    access::UnitId unit_id;
    std::string name;
    base::Instant since;
};
BOOST_DESCRIBE_STRUCT(HelperView, (), (unit_id, name, since))

struct ClockDetails {
    ClockView clock;
    bool overdue = false;
    std::int64_t used_percent = 0;
    std::int64_t work_left_ms = 0;  ///< Negative when overdue; of the moment of the pause.
    std::string standing_zh;
    std::string standing_en;
    DueView explanation;
    std::vector<PlanView> ahead;
    std::vector<StepView> steps;
    std::vector<ChangeView> changes;
    std::vector<HelperView> helpers;
};
BOOST_DESCRIBE_STRUCT(ClockDetails, (),
                      (clock, overdue, used_percent, work_left_ms, standing_zh, standing_en,
                       explanation, ahead, steps, changes, helpers))

std::vector<PlanView> ahead_of(db::Read& read, const Clock& clock,
                               const catalogue::WorkCalendar& calendar) {
    std::vector<PlanView> out;
    for (StepAhead& ahead : steps_ahead(read, clock, calendar))
        out.push_back({ahead.step, ahead.what.action, std::move(ahead.what.to), ahead.at});
    return out;
}

base::Result<ClockDetails> get(db::Read& read, const access::Actor& actor, const GetClock& in) {
    const auto clock = find_clock(read, actor.scope, in.clock_id);
    if (!clock) return base::refuse(base::not_found);
    // What was counted on an older calendar is explained by it.
    const auto newest = calendar_edition(read);
    const auto edition = clock->calendar_version == newest->version()
                             ? newest
                             : calendar_edition(read, clock->calendar_version);
    const auto calendar = edition->of_unit(clock->unit_id, clock->region_path);
    const Course course = course_of(clock->course);
    const auto until = clock->ended_at.value_or(read.now());
    const Standing now = standing(course, calendar, until);
    const auto id = db::arg("clock_id", clock->clock_id);
    return ClockDetails{.clock = clock_view(*clock),
                        .overdue = now.overdue,
                        .used_percent = now.used_percent,
                        .work_left_ms = now.overdue ? -now.work.count() : now.work.count(),
                        .standing_zh = now.words.zh,
                        .standing_en = now.words.en,
                        .explanation = due_view(course, calendar),
                        .ahead = ahead_of(read, *clock, calendar),
                        .steps = read.all<StepView>(sql::list_steps, id),
                        .changes = read.all<ChangeView>(sql::list_changes, id),
                        .helpers = read.all<HelperView>(sql::list_helpers, id)};
}

}  // namespace

http::Endpoint get_clock() {
    return {.method = http::Method::get,
            .path = "/api/v1/clocks/{clock_id}",
            .summary = "Show a clock: what is left, why it is due then, what comes and what came",
            .summary_zh = "查看一项时限：剩余时间、到期依据、后续步骤与历史",
            .tag = "clocks",
            .needs = access::permission::read_clocks,
            .reach = http::Reach::region,
            .refusals = {&base::not_found},
            .example = {{"clock_id", "{clock}"}},
            .handle = http::handler(get)};
}

}  // namespace clocks
