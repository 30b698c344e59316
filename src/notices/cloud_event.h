#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "notices/story.h"

/// What goes to machines: CloudEvents 1.0 in the JSON format, structured mode, signed as the
/// Standard Webhooks specification says. Pure.
namespace notices {

inline constexpr std::string_view cloud_event_type = "application/cloudevents+json; charset=utf-8";

/// An act in the life of a matter: ids, codes, state, unit and times; never a name or a word that
/// somebody wrote. `source` is a URI reference; with `id` it names the event for ever.
std::string matter_event(const Story& story, std::string_view source);

/// A message for a person, for a gateway to carry: the only event that holds a telephone number.
struct GatewayMessage {
    NoticeId notice_id;
    std::string_view means;  ///< sms, wechat
    std::string_view message;
    Language language{};
    std::string_view number;
    std::string_view telephone;
    Words words;
    base::Instant at;
};
std::string gateway_event(const GatewayMessage& message, std::string_view source);

/// An event that says nothing, to try a subscription.
std::string test_event(WebhookId id, base::Instant at, std::string_view source);

/// `webhook-signature`: for each key HMAC-SHA256 of `id.seconds.body`, as `v1,<base64>`, separated
/// by spaces.
std::string webhook_signature(const std::vector<std::string>& keys, std::string_view id,
                              std::int64_t seconds, std::string_view body);

}  // namespace notices
