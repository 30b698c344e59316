#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/actor.h"
#include "base/vault.h"
#include "db/database.h"
#include "notices/ids.h"

namespace notices {

/// Whether a subscription carries messages to people. Only such a one is given a telephone number,
/// under its share agreement (个人信息保护法 21 – 23).
BOOST_DEFINE_ENUM_CLASS(Gateway, none, sms, wechat)

/// A subscription as its row has it.
struct Webhook {
    WebhookId webhook_id;
    std::string county;
    RegionId region_id;
    std::string region_path;
    std::string name;
    std::string url;
    std::string events;
    Gateway gateway = Gateway::none;
    std::string agreement;
    std::string secret_sealed;
    std::optional<std::string> old_secret_sealed;
    std::optional<base::Instant> old_secret_until;
    bool active = true;
    std::string off_reason;
    std::optional<base::Instant> failing_since;
    std::int64_t failures = 0;
    std::optional<base::Instant> hold_until;
    std::optional<base::Instant> succeeded_at;
    PersonId created_by;
    base::Instant created_at;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Webhook, (),
                      (webhook_id, county, region_id, region_path, name, url, events, gateway,
                       agreement, secret_sealed, old_secret_sealed, old_secret_until, active,
                       off_reason, failing_since, failures, hold_until, succeeded_at, created_by,
                       created_at, version))

/// What taking the outbox has to know of each.
struct ActiveWebhook {
    WebhookId webhook_id;
    std::string region_path;
    std::string events;
    Gateway gateway = Gateway::none;
    std::optional<base::Instant> hold_until;

    /// Whether an act in a matter of this scope is an event for it. Gateways get none.
    bool wants(std::string_view act, std::string_view scope_path) const;
};
BOOST_DESCRIBE_STRUCT(ActiveWebhook, (), (webhook_id, region_path, events, gateway, hold_until))

std::vector<ActiveWebhook> active_webhooks(db::Read& read);

/// The gateway of this kind whose region is the nearest at or above the scope; null without one.
const ActiveWebhook* nearest_gateway(const std::vector<ActiveWebhook>& webhooks, Gateway kind,
                                     std::string_view scope_path);

/// One that is not deleted, in the scope.
std::optional<Webhook> find_webhook(db::Read& read, const access::Scope& scope, WebhookId id);

/// A secret of 32 random bytes, as it is kept: sealed.
struct NewSecret {
    std::string shown;  ///< `whsec_…`, for the receiver, once.
    std::string sealed;
};
NewSecret make_secret(const base::Vault& vault);

/// The live keys, newest first: two during a rotation.
std::vector<std::string> live_keys(const base::Vault& vault, const Webhook& webhook,
                                   base::Instant now);

}  // namespace notices
