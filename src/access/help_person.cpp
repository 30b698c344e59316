#include "access/access_log.h"
#include "access/attempt.h"
#include "access/permission.h"
#include "access/person_view.h"
#include "access/queries.h"
#include "access/services.h"
#include "access/use_cases.h"

/// What the security administrator does for somebody who cannot get in, or whose telephone or
/// screen is in the wrong hands.
namespace access {

namespace {

Act about(const Person& person, Action action) {
    return {.action = action,
            .subject = {.kind = "person",
                        .id = person.person_id.value,
                        .concerned = person.person_id,
                        .region_path = person.region_path}};
}

base::Result<http::Empty> unlock(db::Write& write, const Actor& actor, const OnePerson& in) {
    const auto person = get_managed(write, actor, in.person_id);
    if (!person) return std::unexpected(person.error());
    forget_attempts(write, account_attempts(person->login_name));
    forget_attempts(write, second_factor_attempts(in.person_id));
    keep(write, actor, about(*person, Action::unlock));
    return http::Empty{};
}

base::Result<http::Empty> reset_factor(db::Write& write, const Actor& actor, const OnePerson& in) {
    const auto person = get_managed(write, actor, in.person_id);
    if (!person) return std::unexpected(person.error());
    if (person->kind == PersonKind::machine) return base::refuse(base::not_found);
    drop_second_factor(write, actor, in.person_id);
    return http::Empty{};
}

base::Result<http::Empty> end_all(db::Write& write, const Actor& actor, const OnePerson& in) {
    const auto person = get_managed(write, actor, in.person_id);
    if (!person) return std::unexpected(person.error());
    const auto now = write.now();
    write.run(sql::end_other_sessions, db::arg("person_id", in.person_id),
              db::arg("session_id", SessionId{}), db::arg("now", now),
              db::arg("because", "ended_by_security"));
    keep(write, actor, about(*person, Action::end_sessions));
    return http::Empty{};
}

http::Endpoint help(std::string path, std::string summary, std::string summary_zh,
                    http::Handler handler) {
    return {.method = http::Method::del,
            .path = "/api/v1/people/{person_id}/" + path,
            .summary = std::move(summary),
            .summary_zh = std::move(summary_zh),
            .tag = "people",
            .needs = permission::manage_security,
            .reach = http::Reach::region,
            .refusals = {&base::not_found, &not_yourself, &may_not_give},
            .example = {{"person_id", "{person}"}},
            .handle = std::move(handler)};
}

}  // namespace

http::Endpoint unlock_person() {
    return help("lock", "Lift the lock of an account", "解除账号锁定", http::handler(unlock));
}

http::Endpoint reset_second_factor() {
    return help("totp", "Remove a lost second factor and its recovery codes",
                "解除遗失的动态验证码及恢复码", http::handler(reset_factor));
}

http::Endpoint end_sessions() {
    return help("sessions", "End every session of a person", "结束该人员的全部会话",
                http::handler(end_all));
}

}  // namespace access
