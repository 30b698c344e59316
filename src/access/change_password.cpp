#include "access/access_log.h"
#include "access/attempt.h"
#include "access/queries.h"
#include "access/services.h"
#include "access/use_cases.h"
#include "base/random.h"

namespace access {

namespace {

struct ChangePassword {
    http::Secret<1, 128> present;
    http::Secret<1, 128> password;
};
BOOST_DESCRIBE_STRUCT(ChangePassword, (), (present, password))

void store(db::Write& write, const Actor& actor, const Login& login, const std::string& hash,
           std::string_view secret) {
    const auto now = write.now();
    write.run(sql::set_password, db::arg("person_id", actor.person), db::arg("password_hash", hash),
              db::arg("password_given", false), db::arg("now", now));
    // Whoever knew the old password may be signed in somewhere.
    write.run(sql::end_other_sessions, db::arg("person_id", actor.person),
              db::arg("session_id", actor.session), db::arg("now", now),
              db::arg("because", "password_changed"));
    renew_session(write, actor.session, secret, std::nullopt);
    forget_attempts(write, account_attempts(login.login_name));
    keep(write, actor,
         {.action = Action::change_password,
          .subject = {.kind = "person",
                      .id = actor.person.value,
                      .concerned = actor.person,
                      .region_path = login.region_path}});
}

base::Result<SessionView> change(const Services& services, http::Call& call, const Actor& actor,
                                 const ChangePassword& in) {
    if (auto ok = need_present_password(services, call, actor, in.present.value); !ok)
        return std::unexpected(ok.error());
    const auto login =
        call.database.read([&](db::Read& read) { return get_login(read, actor.person); });
    if (auto ok = check_password("password", in.password.value, login.login_name); !ok)
        return std::unexpected(ok.error());
    if (in.password.value == in.present.value)
        return base::refuse_field("password", "same", "新密码不能与原密码相同。",
                                  "The new password is the old one.");
    const std::string hash = services.hasher.hash(in.password.value);
    const std::string secret = base::random_token();
    call.database.write([&](db::Write& write) { store(write, actor, login, hash, secret); });
    set_session_cookie(call, secret);
    return call.database.read(
        [&](db::Read& read) { return view_session(read, services.config, secret); });
}

}  // namespace

http::Endpoint change_password(const Shared& services) {
    return {.method = http::Method::put,
            .path = "/api/v1/me/password",
            .summary = "Change my password; my other sessions end",
            .summary_zh = "修改我的密码，其他会话随即结束",
            .tag = "me",
            .needs = http::signed_in,
            .reach = http::Reach::own,
            .refusals = {&wrong_password, &too_many_tries},
            .example = {{"present", "{password}"}, {"password", "a longer sentence of mine"}},
            .handle = http::handler(
                [services](http::Call& call, const Actor& actor, const ChangePassword& in) {
                    return change(*services, call, actor, in);
                }),
            .keeps_answer = false};
}

}  // namespace access
