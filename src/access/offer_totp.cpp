#include "access/namespace.h"
#include "access/queries.h"
#include "access/services.h"
#include "access/totp.h"
#include "access/use_cases.h"
#include "base/vault.h"

namespace access {

namespace {

struct OfferTotp {
    http::Secret<1, 128> password;
};
BOOST_DESCRIBE_STRUCT(OfferTotp, (), (password))

/// What the authenticator is given, as text and as the content of a QR code.
struct TotpOffer {
    std::string secret;
    std::string uri;
};
BOOST_DESCRIBE_STRUCT(TotpOffer, (), (secret, uri))

base::Result<TotpOffer> offer(const Services& services, http::Call& call, const Actor& actor,
                              const OfferTotp& in) {
    if (auto ok = need_present_password(services, call, actor, in.password.value); !ok)
        return std::unexpected(ok.error());
    const std::string secret = make_totp_secret();
    const std::string sealed = services.config.vault->seal(secret, "credential.totp");
    return call.database.write([&](db::Write& write) -> base::Result<TotpOffer> {
        const auto rows = write.run(sql::offer_totp, db::arg("person_id", actor.person),
                                    db::arg("totp_sealed", sealed));
        if (rows == 0) return base::refuse(second_factor_set);
        const Login login = get_login(write, actor.person);
        return TotpOffer{secret, totp_uri(secret, login.login_name, services.config.issuer)};
    });
}

}  // namespace

http::Endpoint offer_totp(const Shared& services) {
    return {.method = http::Method::post,
            .path = "/api/v1/me/totp",
            .summary = "Begin to set up a second factor: the secret for my authenticator",
            .summary_zh = "开始绑定动态验证码：取得验证器密钥",
            .tag = "me",
            .needs = http::signed_in,
            .reach = http::Reach::own,
            .refusals = {&wrong_password, &too_many_tries, &second_factor_set},
            .example = {{"password", "{password}"}},
            .handle = http::handler(
                [services](http::Call& call, const Actor& actor, const OfferTotp& in) {
                    return offer(*services, call, actor, in);
                }),
            .keeps_answer = false};
}

}  // namespace access
