#include "access/actor.h"
#include "access/permission.h"
#include "http/id_cursor.h"
#include "notices/endpoints.h"
#include "notices/queries.h"
#include "notices/template_store.h"

namespace notices {

namespace {

struct FactView {
    std::string name;
    std::string sample_zh;
    std::string sample_en;
};
BOOST_DESCRIBE_STRUCT(FactView, (), (name, sample_zh, sample_en))

struct MessageView {
    std::string code;
    bool for_staff = false;
    bool spoken = false;  ///< A reporter whom only a voice reaches is called for it.
    std::vector<FactView> facts;
};
BOOST_DESCRIBE_STRUCT(MessageView, (), (code, for_staff, spoken, facts))

struct MessageList {
    std::vector<MessageView> items;
};
BOOST_DESCRIBE_STRUCT(MessageList, (), (items))

base::Result<MessageList> list_all(db::Read&, const access::Actor&, const http::Empty&) {
    MessageList out;
    for (const Message& message : messages()) {
        auto& view = out.items.emplace_back(
            MessageView{std::string(message.code), message.for_staff, message.spoken, {}});
        for (const Fact* fact : facts_of(message))
            view.facts.push_back({std::string(fact->name), std::string(fact->sample_zh),
                                  std::string(fact->sample_en)});
    }
    return out;
}

struct ListTemplates {
    std::optional<http::Text<1, 40>> message;
    std::optional<bool> with_old;  ///< Also those that have ended.
    http::Limit<50, 200> limit;
    http::Cursor cursor;
};
BOOST_DESCRIBE_STRUCT(ListTemplates, (), (message, with_old, limit, cursor))

struct TemplateView {
    TemplateId template_id;
    std::optional<RegionId> region_id;  ///< Null: ships with the program.
    std::string region_name;
    std::string message;
    Language language{};
    std::int64_t version = 0;
    std::string subject;
    std::string body;
    base::Instant published_at;
    std::optional<PersonId> published_by;
    std::optional<base::Instant> ended_at;
};
BOOST_DESCRIBE_STRUCT(TemplateView, (),
                      (template_id, region_id, region_name, message, language, version, subject,
                       body, published_at, published_by, ended_at))

TemplateView view(Template&& one) {
    return {.template_id = one.template_id,
            .region_id = one.region_id ? std::optional(one.region_id) : std::nullopt,
            .region_name = std::move(one.region_name),
            .message = std::move(one.message),
            .language = one.language,
            .version = one.version,
            .subject = std::move(one.subject),
            .body = std::move(one.body),
            .published_at = one.published_at,
            .published_by = one.published_by,
            .ended_at = one.ended_at};
}

base::Result<http::Page<TemplateView>> list(db::Read& read, const access::Actor& actor,
                                            const ListTemplates& in) {
    const auto after = http::read_id_cursor(in.cursor, http::before_all);
    if (!after) return std::unexpected(after.error());
    const std::string message = in.message ? in.message->value : "";
    const int most = in.limit.value + 1;
    std::vector<TemplateView> out;
    for (Template& one :
         read.all<Template>(sql::list_templates, actor.scope, db::arg("message", message),
                            db::arg("with_old", in.with_old.value_or(false)),
                            db::arg("after", *after), db::arg("most", most)))
        out.push_back(view(std::move(one)));
    return http::page_of(std::move(out), in.limit.value,
                         [](const TemplateView& one) { return one.template_id; });
}

}  // namespace

http::Endpoint list_messages() {
    return {.method = http::Method::get,
            .path = "/api/v1/messages",
            .summary = "List what people are told about, and the facts that each message knows",
            .summary_zh = "列出各类告知消息及其可用的内容项",
            .tag = "notices",
            .needs = access::permission::read_catalogue,
            .example = {},
            .handle = http::handler(list_all)};
}

http::Endpoint list_message_templates() {
    return {.method = http::Method::get,
            .path = "/api/v1/message-templates",
            .summary = "List the words of messages, of the country and of regions in the scope",
            .summary_zh = "列出全国及本辖区的告知文字",
            .tag = "notices",
            .needs = access::permission::read_catalogue,
            .reach = http::Reach::region,
            .example = {{"message", "registered"}, {"limit", 20}},
            .handle = http::handler(list)};
}

}  // namespace notices
