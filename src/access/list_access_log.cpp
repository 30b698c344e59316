#include "access/access_log.h"
#include "access/log_queries.h"
#include "access/permission.h"
#include "access/services.h"
#include "access/use_cases.h"
#include "http/id_cursor.h"

namespace access {

namespace {

using EntryId = base::Id<struct EntryTag>;

struct ListLog {
    std::optional<PersonId> by_person;
    std::optional<Action> action;
    http::Cursor cursor;
    http::Limit<50, 500> limit;
};
BOOST_DESCRIBE_STRUCT(ListLog, (), (by_person, action, cursor, limit))

struct ListMine {
    http::Cursor cursor;
    http::Limit<50, 500> limit;
};
BOOST_DESCRIBE_STRUCT(ListMine, (), (cursor, limit))

struct LogLine {
    EntryId entry_id;
    base::Instant at;
    Action action{};
    std::optional<PersonId> person_id;
    std::string display_name;
    std::optional<Role> role;
    std::string subject_kind;
    base::Id<struct SubjectTag> subject_id;
    std::string fields;
    Purpose purpose{};
    std::string reason;
    std::optional<BreakGlassId> break_glass_id;
    std::string address_hash;
    Outcome result{};
};
BOOST_DESCRIBE_STRUCT(LogLine, (),
                      (entry_id, at, action, person_id, display_name, role, subject_kind,
                       subject_id, fields, purpose, reason, break_glass_id, address_hash, result))

struct FindingLine {
    std::string code;
    std::string subject;
    std::string zh;
    std::string en;
};
BOOST_DESCRIBE_STRUCT(FindingLine, (), (code, subject, zh, en))

struct Findings {
    std::vector<FindingLine> items;
};
BOOST_DESCRIBE_STRUCT(Findings, (), (items))

base::Result<http::Page<LogLine>> list(db::Read& read, const Actor& actor, const ListLog& in) {
    const auto before = http::read_id_cursor(in.cursor, http::past_all);
    if (!before) return std::unexpected(before.error());
    const auto by_person = in.by_person.value_or(PersonId{});
    const std::string action = in.action ? boost::describe::enum_to_string(*in.action, "") : "";
    const int count = in.limit.value + 1;
    return http::page_of(read.all<LogLine>(sql::list_log, actor.scope, db::arg("before", *before),
                                           db::arg("by_person", by_person),
                                           db::arg("action", action), db::arg("count", count)),
                         in.limit.value, &LogLine::entry_id);
}

base::Result<http::Page<LogLine>> list_mine(db::Read& read, const Actor& actor,
                                            const ListMine& in) {
    const auto before = http::read_id_cursor(in.cursor, http::past_all);
    if (!before) return std::unexpected(before.error());
    const int count = in.limit.value + 1;
    return http::page_of(read.all<LogLine>(sql::list_log_about, db::arg("person_id", actor.person),
                                           db::arg("before", *before), db::arg("count", count)),
                         in.limit.value, &LogLine::entry_id);
}

base::Result<Findings> check(http::Call& call, const Actor& actor, const http::Empty&) {
    if (!actor.scope.covers("/")) return base::refuse(outside_scope);
    Findings out;
    for (const auto& one : call.database.read(verify_access_log))
        out.items.push_back({one.code, one.subject, one.zh, one.en});
    return out;
}

}  // namespace

http::Endpoint list_access_log() {
    return {.path = "/api/v1/access-log",
            .summary = "Who looked at what and why, in my region, newest first",
            .summary_zh = "辖区内的访问日志",
            .tag = "access-log",
            .needs = permission::read_access_log,
            .reach = http::Reach::region,
            .handle = http::handler(list)};
}

http::Endpoint list_log_about_me() {
    return {.path = "/api/v1/me/access-log",
            .summary = "Who looked at my data, and who changed my rights",
            .summary_zh = "谁查阅过我的信息、变更过我的权限",
            .tag = "me",
            .needs = http::signed_in,
            .reach = http::Reach::own,
            .handle = http::handler(list_mine)};
}

http::Endpoint check_access_log() {
    return {.path = "/api/v1/access-log/findings",
            .summary = "Walk every chain of the log and say where one is broken",
            .summary_zh = "核验访问日志链，列出断裂或改动之处",
            .tag = "access-log",
            .needs = permission::read_access_log,
            .reach = http::Reach::region,
            .refusals = {&outside_scope},
            .handle = http::handler(check)};
}

}  // namespace access
