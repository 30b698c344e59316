#include "access/access_log.h"
#include "access/permission.h"
#include "notices/endpoints.h"
#include "notices/webhook_input.h"

namespace notices {

namespace {

struct RotateSecret {
    WebhookId webhook_id;
    std::optional<http::Whole<0, 168>> keep_hours;  ///< The old one signs too for so long; 24.
};
BOOST_DESCRIBE_STRUCT(RotateSecret, (), (webhook_id, keep_hours))

struct SecretRotated {
    std::string secret;  ///< Shown once.
    std::optional<base::Instant> old_secret_until;
};
BOOST_DESCRIBE_STRUCT(SecretRotated, (), (secret, old_secret_until))

base::Result<SecretRotated> rotate(db::Write& write, const base::Vault& vault,
                                   const access::Actor& actor, const RotateSecret& in) {
    auto webhook = find_webhook(write, actor.scope, in.webhook_id);
    if (!webhook) return base::refuse(base::not_found);
    const auto hours = std::chrono::hours{in.keep_hours ? in.keep_hours->value : 24};
    auto secret = make_secret(vault);
    webhook->old_secret_sealed = std::move(webhook->secret_sealed);
    webhook->old_secret_until = write.now() + hours;
    if (hours.count() == 0) {
        webhook->old_secret_sealed.reset();
        webhook->old_secret_until.reset();
    }
    webhook->secret_sealed = std::move(secret.sealed);
    const auto saved = save(write, std::move(*webhook));
    if (!saved) return std::unexpected(saved.error());
    access::keep(write, actor,
                 {.action = access::Action::change_setting,
                  .subject = {.kind = "webhook",
                              .id = in.webhook_id.value,
                              .concerned = {},
                              .region_path = saved->region_path},
                  .fields = "secret"});
    return SecretRotated{std::move(secret.shown), saved->old_secret_until};
}

}  // namespace

http::Endpoint rotate_webhook_secret(Shared config) {
    return {.method = http::Method::post,
            .path = "/api/v1/webhooks/{webhook_id}/secret",
            .summary = "Give a subscription a new secret; for a while both sign",
            .summary_zh = "更换订阅密钥，过渡期内新旧密钥同时签名",
            .tag = "notices",
            .needs = access::permission::manage_system,
            .reach = http::Reach::region,
            .refusals = {&base::not_found, &base::stale},
            .example = {{"webhook_id", "{webhook}"}, {"keep_hours", 24}},
            .handle = http::handler(
                [config](db::Write& write, const access::Actor& actor, const RotateSecret& in) {
                    return rotate(write, *config->vault, actor, in);
                }),
            .keeps_answer = false};
}

}  // namespace notices
