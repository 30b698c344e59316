#include "access/access_log.h"
#include "access/permission.h"
#include "clocks/places.h"
#include "http/id_cursor.h"
#include "notices/endpoints.h"
#include "notices/queries.h"
#include "notices/refusals.h"
#include "notices/webhook_input.h"

namespace notices {

namespace {

constexpr std::int64_t most_per_region = 50;

struct ListWebhooks {
    http::Limit<50, 200> limit;
    http::Cursor cursor;
};
BOOST_DESCRIBE_STRUCT(ListWebhooks, (), (limit, cursor))

struct CreateWebhook : WebhookInput {
    RegionId region_id;
};
BOOST_DESCRIBE_STRUCT(CreateWebhook, (WebhookInput), (region_id))

/// The secret is shown once.
struct WebhookCreated {
    WebhookId webhook_id;
    std::string secret;
};
BOOST_DESCRIBE_STRUCT(WebhookCreated, (), (webhook_id, secret))

struct UpdateWebhook : WebhookInput {
    WebhookId webhook_id;
    bool active = true;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(UpdateWebhook, (WebhookInput), (webhook_id, active, version))

struct OneWebhook {
    WebhookId webhook_id;
};
BOOST_DESCRIBE_STRUCT(OneWebhook, (), (webhook_id))

void keep(db::Write& write, const access::Actor& actor, const Webhook& webhook,
          std::string fields) {
    access::keep(write, actor,
                 {.action = access::Action::change_setting,
                  .subject = {.kind = "webhook",
                              .id = webhook.webhook_id.value,
                              .concerned = {},
                              .region_path = webhook.region_path},
                  .fields = std::move(fields),
                  .reason = webhook.agreement});
}

base::Result<http::Page<WebhookView>> list(db::Read& read, const access::Actor& actor,
                                           const ListWebhooks& in) {
    const auto after = http::read_id_cursor(in.cursor, http::before_all);
    if (!after) return std::unexpected(after.error());
    const int most = in.limit.value + 1;
    std::vector<WebhookView> out;
    for (const Webhook& one : read.all<Webhook>(sql::list_webhooks, actor.scope,
                                                db::arg("after", *after), db::arg("most", most)))
        out.push_back(view(one));
    return http::page_of(std::move(out), in.limit.value,
                         [](const WebhookView& one) { return one.webhook_id; });
}

base::Result<http::Created<WebhookCreated>> create(db::Write& write, const base::Vault& vault,
                                                   const access::Actor& actor,
                                                   const CreateWebhook& in) {
    const auto place = clocks::find_region_place(write, in.region_id);
    if (!place || !actor.scope.covers(place->path)) return base::refuse(base::not_found);
    if (write.get<std::int64_t>(sql::count_webhooks, db::arg("region_id", in.region_id)) >=
        most_per_region)
        return base::refuse(too_many_webhooks);
    auto secret = make_secret(vault);
    Webhook webhook{.webhook_id = write.next_id<WebhookId>(),
                    .county = place->county,
                    .region_id = in.region_id,
                    .region_path = place->path,
                    .secret_sealed = std::move(secret.sealed),
                    .created_by = actor.person,
                    .created_at = write.now()};
    if (auto ok = fill(webhook, in); !ok) return std::unexpected(ok.error());
    write.run(sql::insert_webhook, webhook);
    keep(write, actor, webhook, "created");
    return http::Created{WebhookCreated{webhook.webhook_id, std::move(secret.shown)}};
}

base::Result<WebhookView> update(db::Write& write, const access::Actor& actor,
                                 const UpdateWebhook& in) {
    auto webhook = find_webhook(write, actor.scope, in.webhook_id);
    if (!webhook) return base::refuse(base::not_found);
    if (webhook->version != in.version) return base::refuse(base::stale);
    if (auto ok = fill(*webhook, in); !ok) return std::unexpected(ok.error());
    webhook->active = in.active;
    webhook->off_reason = in.active ? "" : "by_hand";
    if (in.active) {
        webhook->failures = 0;
        webhook->failing_since.reset();
        webhook->hold_until.reset();
    }
    const auto saved = save(write, std::move(*webhook));
    if (!saved) return std::unexpected(saved.error());
    keep(write, actor, *saved, "changed");
    return view(*saved);
}

base::Result<http::Empty> remove(db::Write& write, const access::Actor& actor,
                                 const OneWebhook& in) {
    const auto webhook = find_webhook(write, actor.scope, in.webhook_id);
    if (!webhook) return base::refuse(base::not_found);
    const auto now = write.now();
    write.run(sql::delete_webhook, db::arg("webhook_id", in.webhook_id), db::arg("now", now));
    keep(write, actor, *webhook, "deleted");
    return http::Empty{};
}

}  // namespace

http::Endpoint list_webhooks() {
    return {.method = http::Method::get,
            .path = "/api/v1/webhooks",
            .summary = "List subscriptions of the caller's scope; never a secret",
            .summary_zh = "列出本辖区的事件订阅（不含密钥）",
            .tag = "notices",
            .needs = access::permission::manage_system,
            .reach = http::Reach::region,
            .example = {{"limit", 20}},
            .handle = http::handler(list)};
}

http::Endpoint create_webhook(Shared config) {
    return {.method = http::Method::post,
            .path = "/api/v1/webhooks",
            .summary = "Subscribe an address to the events of a region; its secret is shown once",
            .summary_zh = "为某区划订阅事件，密钥只显示一次",
            .tag = "notices",
            .needs = access::permission::manage_system,
            .reach = http::Reach::region,
            .refusals = {&base::not_found, &too_many_webhooks},
            .example = {{"region_id", "{county}"},
                        {"name", "县数据平台"},
                        {"url", "https://data.example.cn/gongzhi"},
                        {"events", {"register_matter", "close"}}},
            .handle = http::handler(
                [config](db::Write& write, const access::Actor& actor, const CreateWebhook& in) {
                    return create(write, *config->vault, actor, in);
                }),
            .keeps_answer = false};
}

http::Endpoint update_webhook() {
    return {.method = http::Method::put,
            .path = "/api/v1/webhooks/{webhook_id}",
            .summary = "Change a subscription, or switch it off or on again",
            .summary_zh = "更改订阅，或停用、恢复",
            .tag = "notices",
            .needs = access::permission::manage_system,
            .reach = http::Reach::region,
            .refusals = {&base::not_found, &base::stale},
            .example = {{"webhook_id", "{webhook}"},
                        {"name", "县数据平台"},
                        {"url", "https://data.example.cn/gongzhi/v2"},
                        {"active", true},
                        {"version", 1}},
            .handle = http::handler(update)};
}

http::Endpoint delete_webhook() {
    return {.method = http::Method::del,
            .path = "/api/v1/webhooks/{webhook_id}",
            .summary = "End a subscription for good",
            .summary_zh = "删除订阅",
            .tag = "notices",
            .needs = access::permission::manage_system,
            .reach = http::Reach::region,
            .refusals = {&base::not_found},
            .example = {{"webhook_id", "{webhook}"}},
            .handle = http::handler(remove)};
}

}  // namespace notices
