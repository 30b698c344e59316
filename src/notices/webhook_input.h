#pragma once

#include "access/actor.h"
#include "http/fields.h"
#include "notices/webhook.h"

namespace notices {

/// What a subscription is made of, as callers give it.
struct WebhookInput {
    http::Text<1, 80> name;
    http::Text<1, 500> url;
    std::optional<http::List<http::Text<1, 40>, 60>> events;  ///< Acts; none or empty: all.
    std::optional<Gateway> gateway;
    std::optional<http::Text<0, 500>> agreement;  ///< Required of a gateway.
};
BOOST_DESCRIBE_STRUCT(WebhookInput, (), (name, url, events, gateway, agreement))

/// Puts checked input into the row. Refuses what does not fit, naming the field.
base::Result<void> fill(Webhook& webhook, const WebhookInput& in);

/// A subscription without its secrets.
struct WebhookView {
    WebhookId webhook_id;
    RegionId region_id;
    std::string name;
    std::string url;
    std::vector<std::string> events;
    Gateway gateway{};
    std::string agreement;
    bool active = false;
    std::string off_reason;
    std::int64_t failures = 0;
    std::optional<base::Instant> failing_since;
    std::optional<base::Instant> hold_until;
    std::optional<base::Instant> succeeded_at;
    std::optional<base::Instant> old_secret_until;
    PersonId created_by;
    base::Instant created_at;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(WebhookView, (),
                      (webhook_id, region_id, name, url, events, gateway, agreement, active,
                       off_reason, failures, failing_since, hold_until, succeeded_at,
                       old_secret_until, created_by, created_at, version))

WebhookView view(const Webhook& webhook);

/// Saves a subscription that was read at `webhook.version`; `stale` when somebody was faster.
base::Result<Webhook> save(db::Write& write, Webhook webhook);

}  // namespace notices
