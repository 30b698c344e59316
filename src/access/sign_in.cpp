#include "access/access_log.h"
#include "access/attempt.h"
#include "access/queries.h"
#include "access/services.h"
#include "access/use_cases.h"
#include "base/random.h"
#include "base/text.h"

namespace access {

namespace {

struct SignIn {
    http::Text<1, 64> login_name;
    http::Secret<1, 128> password;
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (login_name, password))

struct Tried {
    std::optional<base::Instant> locked_until;
};

// Counts against the account and the address, and says whether this try is one too many.
Tried count_try(db::Database& database, const Config& config, const std::string& account,
                const std::string& address) {
    return database.write([&](db::Write& write) {
        Tried tried;
        tried.locked_until = count_attempt(write, config, account, config.tries_by_account);
        const auto by_address = count_attempt(write, config, address, config.tries_by_address);
        if (!tried.locked_until) tried.locked_until = by_address;
        return tried;
    });
}

base::Result<SessionView> turn_away(db::Database& database, const std::optional<Login>& login,
                                    const std::string& address_hash) {
    database.write([&](db::Write& write) {
        Doer nobody{.address_hash = address_hash};
        Act act{
            .action = Action::sign_in, .subject = {.kind = "person"}, .outcome = Outcome::refused};
        if (login) {
            nobody.county = login->county;
            act.subject = {.kind = "person",
                           .id = login->person_id.value,
                           .concerned = login->person_id,
                           .region_path = login->region_path};
        }
        keep(write, nobody, act);
    });
    return base::refuse(wrong_login);
}

base::Result<SessionView> sign_in(const Services& services, http::Call& call, const SignIn& in) {
    const Config& config = services.config;
    if (!from_own_page(call.request)) return base::refuse(forged_request);
    const std::string name = base::fold(in.login_name.value);
    const std::string address = address_hash(config, call.request.address);
    const std::string by_account = account_attempts(name);
    const std::string by_address = address_attempts(address);
    const auto tried = count_try(call.database, config, by_account, by_address);
    if (tried.locked_until) return refuse_try(call.database.now(), *tried.locked_until);

    const auto login = call.database.read([&](db::Read& read) {
        return read.find<Login>(sql::find_login, db::arg("login_name", name));
    });
    // Hashed also where there is no account: the answer takes as long.
    const auto hash = login ? std::optional<std::string_view>(login->password_hash) : std::nullopt;
    if (!services.hasher.fits(hash, in.password.value) || login->disabled_at)
        return turn_away(call.database, login, address);

    const std::string secret = base::random_token();
    call.database.write([&](db::Write& write) {
        forget_attempts(write, by_account);
        forgive_attempt(write, by_address);
        const auto session =
            start_session(write, *login, secret, address, call.request.header("User-Agent"));
        keep(write,
             {.county = login->county,
              .person = login->person_id,
              .session = session,
              .address_hash = address},
             {.action = Action::sign_in,
              .subject = {.kind = "person",
                          .id = login->person_id.value,
                          .concerned = login->person_id,
                          .region_path = login->region_path}});
    });
    set_session_cookie(call, secret);
    return call.database.read([&](db::Read& read) { return view_session(read, config, secret); });
}

}  // namespace

http::Endpoint sign_in(const Shared& services) {
    return {.method = http::Method::post,
            .path = "/api/v1/session",
            .summary = "Sign in with a login name and a password",
            .summary_zh = "用账号和密码登录",
            .tag = "session",
            .needs = http::anyone,
            .refusals = {&wrong_login, &too_many_tries, &forged_request},
            .example = {{"login_name", "{login_name}"}, {"password", "{password}"}},
            .handle = http::handler([services](http::Call& call, const SignIn& in) {
                return sign_in(*services, call, in);
            }),
            .keeps_answer = false};
}

}  // namespace access
