#include "access/access_log.h"
#include "access/attempt.h"
#include "access/permission.h"
#include "access/person_view.h"
#include "access/queries.h"
#include "access/services.h"
#include "access/use_cases.h"

namespace access {

namespace {

struct NewPassword {
    std::string password;
};
BOOST_DESCRIBE_STRUCT(NewPassword, (), (password))

base::Result<bool> store(db::Write& write, const Actor& actor, PersonId id,
                         const std::string& hash) {
    const auto person = get_managed(write, actor, id);
    if (!person) return std::unexpected(person.error());
    if (person->kind == PersonKind::machine) return base::refuse(base::not_found);
    const auto now = write.now();
    write.run(sql::set_password, db::arg("person_id", id), db::arg("password_hash", hash),
              db::arg("password_given", true), db::arg("now", now));
    write.run(sql::end_other_sessions, db::arg("person_id", id), db::arg("session_id", SessionId{}),
              db::arg("now", now), db::arg("because", "password_reset"));
    forget_attempts(write, account_attempts(person->login_name));
    keep(write, actor,
         {.action = Action::reset_password,
          .subject = {.kind = "person",
                      .id = id.value,
                      .concerned = id,
                      .region_path = person->region_path}});
    return true;
}

base::Result<NewPassword> reset(const Services& services, http::Call& call, const Actor& actor,
                                const OnePerson& in) {
    NewPassword out{generate_password()};
    const std::string hash = services.hasher.hash(out.password);
    const auto done = call.database.write(
        [&](db::Write& write) { return store(write, actor, in.person_id, hash); });
    if (!done) return std::unexpected(done.error());
    return out;
}

}  // namespace

http::Endpoint reset_password(const Shared& services) {
    return {.method = http::Method::post,
            .path = "/api/v1/people/{person_id}/password-reset",
            .summary = "Give a person a new first password; sessions end, the lock is lifted",
            .summary_zh = "重置密码；其会话结束，锁定解除",
            .tag = "people",
            .needs = permission::manage_security,
            .reach = http::Reach::region,
            .refusals = {&base::not_found, &not_yourself, &may_not_give},
            .example = {{"person_id", "{person}"}},
            .handle = http::handler(
                [services](http::Call& call, const Actor& actor, const OnePerson& in) {
                    return reset(*services, call, actor, in);
                }),
            .keeps_answer = false};
}

}  // namespace access
