#include "clocks/findings.h"

#include <fmt/format.h>

#include "clocks/calendar_edition.h"
#include "clocks/clock.h"
#include "clocks/queries.h"

namespace clocks {

using namespace std::chrono;
using base::Finding;

namespace {

// A ticker that lives is never so late; one that does not should be noticed within the hour.
constexpr base::Duration too_late = hours{1};
// Calendars are announced in November; by this day the next one is overdue.
constexpr auto next_year_expected = December / 15;

struct Check {
    const db::Sql& sql;
    std::string_view code;
    std::string_view zh;
    std::string_view en;
};

constexpr Check checks[] = {
    {sql::clocks_without_step, "clock_without_step", "时限在计时，但没有下一步。",
     "The clock runs and has no next step."},
    {sql::clocks_with_step_at_rest, "clock_with_step_at_rest", "时限没有在计时，却有下一步。",
     "The clock does not run and has a next step."},
    {sql::clocks_without_holder, "clock_without_holder", "时限没有承办单位，或承办单位已撤销。",
     "The clock's holder is no unit that is open."},
    {sql::clocks_paused_without_reason, "clock_paused_without_reason", "时限暂停没有理由。",
     "The clock is paused and nobody says why."},
    {sql::clocks_without_ladder, "clock_without_ladder", "时限没有督办阶梯。",
     "The clock has no ladder."},
};

void check_calendar(db::Read& read, std::vector<Finding>& out) {
    const auto edition = calendar_edition(read);
    const auto today = catalogue::date_of(read.now());
    const auto missing = [&](year of_year) {
        out.push_back({"calendar_missing", fmt::format("calendar {}", static_cast<int>(of_year)),
                       "该年的工作日历尚未导入，时限按周一至周五推定。",
                       "This year's calendar is not loaded; clocks assume Monday to Friday."});
    };
    const year this_year = year_month_day{today}.year();
    if (!edition->national().covers(today)) missing(this_year);
    const bool expected = today >= sys_days{this_year / next_year_expected};
    const auto next = this_year + years{1};
    if (expected && !edition->national().covers(sys_days{next / January / 1})) missing(next);
}

}  // namespace

std::vector<Finding> findings(db::Read& read) {
    std::vector<Finding> out;
    for (const Check& check : checks)
        for (const ClockId id : read.all<ClockId>(check.sql))
            out.push_back({std::string(check.code), fmt::format("clock {}", id.value),
                           std::string(check.zh), std::string(check.en)});
    const auto late =
        read.get<std::int64_t>(sql::count_late_steps, db::arg("before", read.now() - too_late));
    if (late > 0)
        out.push_back({"steps_late", fmt::format("{} clocks", late),
                       "有步骤到时一小时以上仍未执行：服务是否在运行？",
                       "Steps are due for more than an hour: is a server running?"});
    check_calendar(read, out);
    return out;
}

}  // namespace clocks
