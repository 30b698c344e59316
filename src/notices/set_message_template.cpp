#include "access/actor.h"
#include "access/permission.h"
#include "clocks/places.h"
#include "notices/endpoints.h"
#include "notices/refusals.h"
#include "notices/template_store.h"

namespace notices {

namespace {

using Subject = http::Text<1, 120>;
using Body = http::Text<1, 4'000>;

struct PreviewTemplate {
    http::Text<1, 40> message;
    Language language{};
    Subject subject;
    Body body;
};
BOOST_DESCRIBE_STRUCT(PreviewTemplate, (), (message, language, subject, body))

struct Preview {
    std::string subject;
    std::string body;
};
BOOST_DESCRIBE_STRUCT(Preview, (), (subject, body))

struct SetTemplate {
    RegionId region_id;
    http::Text<1, 40> message;
    Language language{};
    Subject subject;
    Body body;
};
BOOST_DESCRIBE_STRUCT(SetTemplate, (), (region_id, message, language, subject, body))

struct TemplateSet {
    TemplateId template_id;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(TemplateSet, (), (template_id, version))

struct EndTemplate {
    TemplateId template_id;
};
BOOST_DESCRIBE_STRUCT(EndTemplate, (), (template_id))

/// The message, when its words hold no fact that it does not have.
base::Result<const Message*> check(const std::string& code, const std::string& subject,
                                   const std::string& body) {
    const Message* message = find_message(code);
    if (message == nullptr)
        return base::refuse_field("message", "unknown", "没有这条消息，见 /api/v1/messages。",
                                  "Is no message; see /api/v1/messages.");
    auto problems = check_text(*message, "subject", subject);
    std::ranges::move(check_text(*message, "body", body), std::back_inserter(problems));
    if (subject.find('\n') != std::string::npos)
        problems.push_back({"subject", "format", "标题应为一行。", "The subject is one line."});
    if (!problems.empty())
        return std::unexpected(
            base::Refusal{.kind = &base::invalid_input, .fields = std::move(problems)});
    return message;
}

base::Result<Preview> preview(db::Read&, const access::Actor&, const PreviewTemplate& in) {
    const auto message = check(in.message.value, in.subject.value, in.body.value);
    if (!message) return std::unexpected(message.error());
    const auto values = sample_values(**message, in.language);
    return Preview{render(in.subject.value, values, in.language),
                   render(in.body.value, values, in.language)};
}

base::Result<http::Created<TemplateSet>> set(db::Write& write, const access::Actor& actor,
                                             const SetTemplate& in) {
    const auto place = clocks::find_region_place(write, in.region_id);
    if (!place || !actor.scope.covers(place->path)) return base::refuse(base::not_found);
    if (auto ok = check(in.message.value, in.subject.value, in.body.value); !ok)
        return std::unexpected(ok.error());
    const auto made = put_template(write, in.region_id, place->county, in.message.value,
                                   in.language, {in.subject.value, in.body.value}, actor.person);
    return http::Created{TemplateSet{made.template_id, made.version}};
}

base::Result<http::Empty> end(db::Write& write, const access::Actor& actor, const EndTemplate& in) {
    const auto found = find_template(write, in.template_id);
    if (!found) return base::refuse(base::not_found);
    if (found->region_id) {
        const auto place = clocks::find_region_place(write, found->region_id);
        if (!place || !actor.scope.covers(place->path)) return base::refuse(base::not_found);
    }
    if (!end_template(write, in.template_id, actor.person)) return base::refuse(template_ended);
    return http::Empty{};
}

}  // namespace

http::Endpoint preview_message_template() {
    return {.method = http::Method::post,
            .path = "/api/v1/message-templates/preview",
            .summary = "Show how words would read, with a sample of every fact",
            .summary_zh = "用示例内容预览告知文字",
            .tag = "notices",
            .needs = access::permission::approve_matter,
            .example = {{"message", "dispatched"},
                        {"language", "zh"},
                        {"subject", "已交办：{number}"},
                        {"body", "您的事项已交{unit}办理[[,{due} 前答复]]。"}},
            .handle = http::handler(preview)};
}

http::Endpoint set_message_template() {
    return {.method = http::Method::post,
            .path = "/api/v1/message-templates",
            .summary =
                "Put a region's own words for a message in force; the version before stays "
                "readable",
            .summary_zh = "为本区划启用自己的告知文字，旧版保留可查",
            .tag = "notices",
            .needs = access::permission::approve_matter,
            .reach = http::Reach::region,
            .refusals = {&base::not_found},
            .example = {{"region_id", "{county}"},
                        {"message", "dispatched"},
                        {"language", "zh"},
                        {"subject", "已交办：{number}"},
                        {"body", "您的事项已交{unit}办理[[,{due} 前答复]]。"}},
            .handle = http::handler(set)};
}

http::Endpoint end_message_template() {
    return {.method = http::Method::del,
            .path = "/api/v1/message-templates/{template_id}",
            .summary = "End a region's own words, so that those above hold again",
            .summary_zh = "停用本区划自己的告知文字，恢复上级文字",
            .tag = "notices",
            .needs = access::permission::approve_matter,
            .reach = http::Reach::region,
            .refusals = {&base::not_found, &template_ended},
            .example = {{"template_id", "{message_template}"}},
            .handle = http::handler(end)};
}

}  // namespace notices
