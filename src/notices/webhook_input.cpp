#include "notices/webhook_input.h"

#include "catalogue/category.h"
#include "matters/lifecycle.h"
#include "notices/destinations.h"
#include "notices/queries.h"

namespace notices {

namespace {

bool is_act(const std::string& name) {
    matters::Act act{};
    return boost::describe::enum_from_string(name.c_str(), act);
}

base::Result<std::string> read_events(const WebhookInput& in) {
    std::string out;
    if (!in.events) return out;
    for (std::size_t i = 0; i < in.events->value.size(); ++i) {
        const auto& act = in.events->value[i].value;
        if (!is_act(act))
            return base::refuse_field("events/" + std::to_string(i), "unknown",
                                      "没有这个动作代码，应如 dispatch。",
                                      "Is no code of an act, such as `dispatch`.");
        if (!out.empty()) out += ' ';
        out += act;
    }
    return out;
}

}  // namespace

base::Result<void> fill(Webhook& webhook, const WebhookInput& in) {
    const auto url = read_webhook_url("url", in.url.value);
    if (!url) return std::unexpected(url.error());
    const auto events = read_events(in);
    if (!events) return std::unexpected(events.error());
    webhook.gateway = in.gateway.value_or(Gateway::none);
    webhook.agreement = in.agreement ? in.agreement->value : "";
    if (webhook.gateway != Gateway::none) {
        if (webhook.agreement.empty())
            return base::refuse_field(
                "agreement", "required", "网关会收到电话号码，须写明共享协议。",
                "A gateway is given telephone numbers: name the share agreement.");
        if (url->scheme != "https" && !Destinations::is_loopback(url->host))
            return base::refuse_field("url", "range", "网关须用 https，或在本机。",
                                      "A gateway is reached over https, or on this machine.");
        if (!events->empty())
            return base::refuse_field("events", "range", "网关不接收事件。",
                                      "A gateway gets messages, no events.");
    }
    webhook.name = in.name.value;
    webhook.url = in.url.value;
    webhook.events = *events;
    return {};
}

WebhookView view(const Webhook& webhook) {
    WebhookView out{.webhook_id = webhook.webhook_id,
                    .region_id = webhook.region_id,
                    .name = webhook.name,
                    .url = webhook.url,
                    .events = {},
                    .gateway = webhook.gateway,
                    .agreement = webhook.agreement,
                    .active = webhook.active,
                    .off_reason = webhook.off_reason,
                    .failures = webhook.failures,
                    .failing_since = webhook.failing_since,
                    .hold_until = webhook.hold_until,
                    .succeeded_at = webhook.succeeded_at,
                    .old_secret_until = webhook.old_secret_until,
                    .created_by = webhook.created_by,
                    .created_at = webhook.created_at,
                    .version = webhook.version};
    if (!webhook.events.empty()) out.events = catalogue::split(webhook.events, ' ');
    return out;
}

base::Result<Webhook> save(db::Write& write, Webhook webhook) {
    if (write.run(sql::save_webhook, webhook) == 0) return base::refuse(base::stale);
    ++webhook.version;
    return webhook;
}

}  // namespace notices
