#include "notices/webhook.h"

#include "base/hash.h"
#include "base/random.h"
#include "notices/queries.h"

namespace notices {

namespace {

constexpr std::string_view secret_context = "webhook.secret";

}  // namespace

bool ActiveWebhook::wants(std::string_view act, std::string_view scope_path) const {
    if (gateway != Gateway::none || !scope_path.starts_with(region_path)) return false;
    if (events.empty()) return true;
    return (" " + events + " ").find(" " + std::string(act) + " ") != std::string::npos;
}

std::vector<ActiveWebhook> active_webhooks(db::Read& read) {
    return read.all<ActiveWebhook>(sql::active_webhooks);
}

const ActiveWebhook* nearest_gateway(const std::vector<ActiveWebhook>& webhooks, Gateway kind,
                                     std::string_view scope_path) {
    const ActiveWebhook* best = nullptr;
    for (const ActiveWebhook& one : webhooks) {
        if (one.gateway != kind || !scope_path.starts_with(one.region_path)) continue;
        if (best == nullptr || best->region_path.size() < one.region_path.size()) best = &one;
    }
    return best;
}

std::optional<Webhook> find_webhook(db::Read& read, const access::Scope& scope, WebhookId id) {
    return read.find<Webhook>(sql::find_webhook, scope, db::arg("webhook_id", id));
}

NewSecret make_secret(const base::Vault& vault) {
    const std::string key = base::random_bytes(32);
    return {"whsec_" + base::to_mime_base64(key), vault.seal(base::to_base64(key), secret_context)};
}

std::vector<std::string> live_keys(const base::Vault& vault, const Webhook& webhook,
                                   base::Instant now) {
    const auto open = [&](const std::string& sealed) {
        return base::from_base64(vault.open(sealed, secret_context));
    };
    std::vector<std::string> keys{open(webhook.secret_sealed)};
    if (webhook.old_secret_sealed && webhook.old_secret_until && *webhook.old_secret_until > now)
        keys.push_back(open(*webhook.old_secret_sealed));
    return keys;
}

}  // namespace notices
