#include "access/access_log.h"
#include "access/queries.h"
#include "access/services.h"
#include "access/totp.h"
#include "access/use_cases.h"
#include "base/random.h"
#include "base/vault.h"

namespace access {

namespace {

struct ConfirmTotp {
    http::Secret<6, 6> code;
};
BOOST_DESCRIBE_STRUCT(ConfirmTotp, (), (code))

/// Shown once; only digests are kept.
struct RecoveryCodes {
    std::vector<std::string> recovery_codes;
    std::string csrf_token;
};
BOOST_DESCRIBE_STRUCT(RecoveryCodes, (), (recovery_codes, csrf_token))

void store_codes(db::Write& write, const Login& login, const std::vector<std::string>& codes) {
    write.run(sql::drop_recovery_codes, db::arg("person_id", login.person_id));
    std::int64_t position = 0;
    for (const std::string& code : codes) {
        const std::string digest = recovery_digest(code);
        ++position;
        write.run(sql::insert_recovery_code, db::arg("person_id", login.person_id),
                  db::arg("position", position), db::arg("county", login.county),
                  db::arg("code_digest", digest));
    }
}

base::Result<bool> confirm(db::Write& write, const base::Vault& vault, const Actor& actor,
                           std::string_view code) {
    const Login login = get_login(write, actor.person);
    if (login.totp_confirmed_at) return base::refuse(second_factor_set);
    if (!login.totp_sealed) return base::refuse(no_second_factor);
    const auto now = write.now();
    const std::string totp = vault.open(*login.totp_sealed, "credential.totp");
    const auto step = match_totp(totp, code, now, login.totp_last_step);
    if (!step)
        return base::refuse_field("code", "wrong", "验证码不正确，请核对手机时间。",
                                  "The code is not right; check the clock of your telephone.");
    write.run(sql::confirm_totp, db::arg("person_id", actor.person), db::arg("now", now),
              db::arg("step", *step), db::arg("totp_sealed", *login.totp_sealed));
    return true;
}

base::Result<RecoveryCodes> confirm_totp(const Services& services, http::Call& call,
                                         const Actor& actor, const ConfirmTotp& in) {
    if (auto ok = need_session(actor); !ok) return std::unexpected(ok.error());
    const auto codes = make_recovery_codes();
    const std::string secret = base::random_token();
    const auto done = call.database.write([&](db::Write& write) -> base::Result<bool> {
        auto confirmed = confirm(write, *services.config.vault, actor, in.code.value);
        if (!confirmed) return confirmed;
        const Login login = get_login(write, actor.person);
        store_codes(write, login, codes);
        const auto now = write.now();
        write.run(sql::end_other_sessions, db::arg("person_id", actor.person),
                  db::arg("session_id", actor.session), db::arg("now", now),
                  db::arg("because", "second_factor_set"));
        renew_session(write, actor.session, secret, now);
        keep(write, actor,
             {.action = Action::set_second_factor,
              .subject = {.kind = "person",
                          .id = actor.person.value,
                          .concerned = actor.person,
                          .region_path = login.region_path}});
        return true;
    });
    if (!done) return std::unexpected(done.error());
    set_session_cookie(call, secret);
    return RecoveryCodes{codes, csrf_token(secret)};
}

}  // namespace

http::Endpoint confirm_totp(const Shared& services) {
    return {.method = http::Method::post,
            .path = "/api/v1/me/totp/confirmation",
            .summary = "Finish setting up the second factor; gives ten recovery codes, once",
            .summary_zh = "确认绑定动态验证码，并一次性给出十个恢复码",
            .tag = "me",
            .needs = http::signed_in,
            .reach = http::Reach::own,
            .refusals = {&no_second_factor, &second_factor_set},
            .example = {{"code", "{totp_code}"}},
            .handle = http::handler(
                [services](http::Call& call, const Actor& actor, const ConfirmTotp& in) {
                    return confirm_totp(*services, call, actor, in);
                }),
            .keeps_answer = false};
}

}  // namespace access
