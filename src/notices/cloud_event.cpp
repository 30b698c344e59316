#include "notices/cloud_event.h"

#include <charconv>

#include <fmt/format.h>

#include "base/hash.h"

namespace notices {

namespace json = boost::json;

namespace {

json::object envelope(std::string_view source, std::string id, std::string_view type,
                      std::string_view subject, base::Instant at) {
    return {{"specversion", "1.0"},
            {"id", std::move(id)},
            {"source", source},
            {"type", type},
            {"subject", subject},
            {"time", base::to_text(at)},
            {"datacontenttype", "application/json"}};
}

/// Members of an entry that are ids, codes or times by their name, and so may leave the house.
constexpr std::string_view known_facts[] = {"unit_id", "due_at", "outcome",
                                            "level",   "cause",  "route"};

json::value id_or_null(const std::optional<UnitId>& id) {
    return id ? json::value(std::to_string(id->value)) : json::value(nullptr);
}

json::object facts_of(const Story& story) {
    boost::system::error_code failed;
    const auto value = json::parse(story.facts, failed);
    json::object out;
    if (failed || !value.is_object()) return out;
    for (const auto name : known_facts)
        if (const auto* found = value.get_object().if_contains(name))
            if (found->is_primitive()) out[name] = *found;
    // Times go out as the outside writes them, ids as text.
    if (auto* due = out.if_contains("due_at"); due != nullptr && due->is_int64())
        *due = base::to_text(base::Instant{due->as_int64()});
    if (auto* unit = out.if_contains("unit_id"); unit != nullptr && unit->is_int64())
        *unit = std::to_string(unit->as_int64());
    return out;
}

}  // namespace

std::string matter_event(const Story& story, std::string_view source) {
    auto event =
        envelope(source, fmt::format("{}-{}", story.about_id.value, story.seq),
                 fmt::format("cn.gongzhi.matter.{}.v1", story.act), story.about_number, story.at);
    json::object data{{"matter_id", std::to_string(story.about_id.value)},
                      {"number", story.about_number},
                      {"county", story.county},
                      {"seq", story.seq},
                      {"act", story.act},
                      {"state", story.to_state},
                      {"category", story.category},
                      {"lead_unit_id", id_or_null(story.lead_unit_id)},
                      {"holder_unit_id", id_or_null(story.holder_unit_id)},
                      {"at", base::to_text(story.at)},
                      {"facts", facts_of(story)}};
    event["data"] = std::move(data);
    return json::serialize(event);
}

std::string gateway_event(const GatewayMessage& message, std::string_view source) {
    const auto id = std::to_string(message.notice_id.value);
    auto event =
        envelope(source, "notice-" + id, fmt::format("cn.gongzhi.notice.{}.v1", message.means),
                 message.number, message.at);
    event["data"] = {{"notice_id", id},
                     {"message", message.message},
                     {"language", message.language == Language::zh ? "zh" : "en"},
                     {"number", message.number},
                     {"telephone", message.telephone},
                     {"subject", message.words.subject},
                     {"text", message.words.body}};
    return json::serialize(event);
}

std::string test_event(WebhookId id, base::Instant at, std::string_view source) {
    const auto webhook = std::to_string(id.value);
    auto event = envelope(source, fmt::format("test-{}-{}", webhook, at.ms),
                          "cn.gongzhi.webhook.test.v1", webhook, at);
    event["data"] = {{"webhook_id", webhook}};
    return json::serialize(event);
}

std::string webhook_signature(const std::vector<std::string>& keys, std::string_view id,
                              std::int64_t seconds, std::string_view body) {
    const auto text = fmt::format("{}.{}.{}", id, seconds, body);
    std::string out;
    for (const auto& key : keys) {
        if (!out.empty()) out += ' ';
        out += "v1," + base::to_mime_base64(base::hmac_sha256(key, text));
    }
    return out;
}

}  // namespace notices
