#include "matters/findings.h"

#include <fmt/format.h>

#include "matters/find_queries.h"

namespace matters {

namespace {

/// One invariant: the query names the matters that break it.
struct Check {
    const db::Sql* broken;
    const char* code;
    const char* zh;
    const char* en;
};

constexpr Check checks[] = {
    {&sql::open_without_holder, "matter_without_holder", "在办事项没有承办单位，请重新分流。",
     "An open matter has no unit that holds it: dispatch it anew."},
    {&sql::open_without_clock, "matter_without_clock", "在办事项没有运行中的时限，也没有说明暂停。",
     "An open matter has neither a running clock nor a stated pause."},
    {&sql::open_without_queue, "matter_without_queue", "在办事项不在任何待办列表中。",
     "An open matter stands in no list of work."},
    {&sql::ended_in_queue, "ended_matter_in_queue", "已结束的事项仍在待办列表中。",
     "A matter that has ended still stands in a list of work."},
    {&sql::late_to_wake, "matter_not_woken", "系统应自动办理的步骤超过一小时未执行。",
     "What the server should have done by itself is more than an hour late."},
    {&sql::entries_out_of_step, "journal_out_of_step", "事项与流转日志不一致。",
     "A matter and its journal do not agree on how many acts there were."},
};

}  // namespace

std::vector<base::Finding> findings(db::Read& read) {
    std::vector<base::Finding> out;
    const auto late = read.now() - std::chrono::hours{1};
    for (const Check& check : checks)
        for (const auto& number : read.all<std::string>(*check.broken, db::arg("late", late)))
            out.push_back({.code = check.code,
                           .subject = fmt::format("matter {}", number),
                           .zh = check.zh,
                           .en = check.en});
    return out;
}

}  // namespace matters
