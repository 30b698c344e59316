#include "access/access_log.h"
#include "access/attempt.h"
#include "access/queries.h"
#include "access/services.h"
#include "access/totp.h"
#include "access/use_cases.h"
#include "base/random.h"
#include "base/vault.h"

namespace access {

namespace {

struct SecondFactor {
    http::Secret<6, 32> code;
};
BOOST_DESCRIBE_STRUCT(SecondFactor, (), (code))

// A code of the authenticator, or one of the ten on paper. Either serves once.
bool uses_up(db::Write& write, const base::Vault& vault, const Login& login,
             std::string_view code) {
    const auto now = write.now();
    const std::string secret = vault.open(*login.totp_sealed, "credential.totp");
    if (const auto step = match_totp(secret, code, now, login.totp_last_step))
        return write.run(sql::use_totp_step, db::arg("person_id", login.person_id),
                         db::arg("step", *step)) == 1;
    const std::string digest = recovery_digest(code);
    return write.run(sql::use_recovery_code, db::arg("person_id", login.person_id),
                     db::arg("code_digest", digest), db::arg("now", now)) == 1;
}

base::Result<SessionView> confirm(const Services& services, http::Call& call, const Actor& actor,
                                  const SecondFactor& in) {
    if (auto ok = need_session(actor); !ok) return std::unexpected(ok.error());
    const Config& config = services.config;
    const std::string tries = second_factor_attempts(actor.person);
    const auto locked_until = call.database.write([&](db::Write& write) {
        return count_attempt(write, config, tries, config.tries_by_account);
    });
    if (locked_until) return refuse_try(call.database.now(), *locked_until);

    const std::string secret = base::random_token();
    const auto done = call.database.write([&](db::Write& write) -> base::Result<bool> {
        const Login login = get_login(write, actor.person);
        if (!login.totp_confirmed_at) return base::refuse(no_second_factor);
        if (!uses_up(write, *config.vault, login, in.code.value)) return base::refuse(wrong_code);
        forget_attempts(write, tries);
        renew_session(write, actor.session, secret, write.now());
        keep(write, actor,
             {.action = Action::sign_in,
              .subject = {.kind = "person",
                          .id = actor.person.value,
                          .concerned = actor.person,
                          .region_path = login.region_path},
              .fields = "second_factor"});
        return true;
    });
    if (!done) return std::unexpected(done.error());
    set_session_cookie(call, secret);
    return call.database.read([&](db::Read& read) { return view_session(read, config, secret); });
}

}  // namespace

http::Endpoint confirm_second_factor(const Shared& services) {
    return {.method = http::Method::post,
            .path = "/api/v1/session/second-factor",
            .summary = "Finish signing in with a code of the authenticator or a recovery code",
            .summary_zh = "用动态验证码或恢复码完成登录",
            .tag = "session",
            .needs = http::signed_in,
            .reach = http::Reach::own,
            .refusals = {&wrong_code, &too_many_tries, &no_second_factor},
            .example = {{"code", "{totp_code}"}},
            .handle = http::handler(
                [services](http::Call& call, const Actor& actor, const SecondFactor& in) {
                    return confirm(*services, call, actor, in);
                }),
            .keeps_answer = false};
}

}  // namespace access
