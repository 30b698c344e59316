#include "access/actor.h"
#include "access/permission.h"
#include "notices/cloud_event.h"
#include "notices/endpoints.h"
#include "notices/parcels.h"

namespace notices {

namespace {

struct TestWebhook {
    WebhookId webhook_id;
};
BOOST_DESCRIBE_STRUCT(TestWebhook, (), (webhook_id))

struct WebhookTested {
    bool delivered = false;
    std::string error;  ///< A code; empty when it was taken.
    int status = 0;     ///< Of the answer; 0: none came.
    std::int64_t took_ms = 0;
};
BOOST_DESCRIBE_STRUCT(WebhookTested, (), (delivered, error, status, took_ms))

base::Result<WebhookTested> test(http::Call& call, const Config& config, const access::Actor& actor,
                                 const TestWebhook& in) {
    NoticeSettings settings;
    const auto webhook = call.database.read([&](db::Read& read) {
        settings = get_notice_settings(read);
        return find_webhook(read, actor.scope, in.webhook_id);
    });
    if (!webhook) return base::refuse(base::not_found);
    const auto now = call.database.now();
    const auto parcel = signed_parcel(*config.vault, *webhook, "test_" + std::to_string(now.ms),
                                      test_event(in.webhook_id, now, event_source(settings)), now);
    const Destinations destinations(settings.private_networks);
    const auto sent = Transport(config.timeouts).post({parcel}, destinations).front();
    return WebhookTested{sent.ok, sent.error, sent.status, sent.took.count()};
}

}  // namespace

http::Endpoint test_webhook(Shared config) {
    return {.method = http::Method::post,
            .path = "/api/v1/webhooks/{webhook_id}/test",
            .summary = "Send a test event now, and say what the receiver answered",
            .summary_zh = "立即发送测试事件并返回结果",
            .tag = "notices",
            .needs = access::permission::manage_system,
            .reach = http::Reach::region,
            .refusals = {&base::not_found},
            .example = {{"webhook_id", "{webhook}"}},
            .handle = http::handler(
                [config](http::Call& call, const access::Actor& actor, const TestWebhook& in) {
                    return test(call, *config, actor, in);
                })};
}

}  // namespace notices
