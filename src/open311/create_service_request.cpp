#include <fmt/format.h>

#include "catalogue/catalogue_store.h"
#include "open311/endpoints.h"
#include "open311/key.h"
#include "open311/media.h"
#include "open311/new_request.h"
#include "open311/place.h"
#include "open311/queries.h"
#include "open311/standard.h"

namespace open311 {
namespace {

struct Sent {
    std::shared_ptr<const access::Actor> actor;
    Jurisdiction where;
    NewRequest request;
    std::vector<files::AttachmentProof> media;
};

/// What a client gets back; a request that was sent before has no code any more.
struct Receipt {
    std::string number;
    std::string query_code;
};

std::string source_number(const Sent& sent) {
    if (sent.request.sender_id.empty()) return {};
    return fmt::format("open311:{}:{}", sent.actor->person.value, sent.request.sender_id);
}

base::Result<matters::Registration> registration(db::Read& read, const Sent& sent) {
    const auto& request = sent.request;
    const auto place = find_place(read, sent.where, request.address_id, request.address);
    if (!place) return std::unexpected(place.error());
    auto address = request.address;
    if (const auto& landmark = request.answers.landmark; !landmark.empty()) {
        address += fmt::format("{}({})", address.empty() ? sent.where.name : "", landmark);
    }
    return matters::Registration{.channel = matters::Channel::open311,
                                 .words = words_of(request),
                                 .region_id = place->region_id,
                                 .grid_id = place->grid_id,
                                 .point = request.point,
                                 .address = std::move(address),
                                 .category = request.service->code,
                                 .happened_on = request.answers.happened_on,
                                 .reporter = request.reporter,
                                 .publishable = request.answers.publish,
                                 .tags = request.answers.effects,
                                 .source_number = source_number(sent),
                                 .attachments = sent.media};
}

/// Registers it, unless this client sent it before: clients send again when an answer was lost.
base::Result<Receipt> take(db::Write& write, const Sent& sent, const matters::Config& config) {
    const auto own_number = source_number(sent);
    if (!own_number.empty()) {
        const auto before =
            write.find<std::string>(sql::find_sent_before, db::arg("county", sent.where.county),
                                    db::arg("source_number", own_number));
        if (before) return Receipt{*before, ""};
    }
    const auto input = registration(write, sent);
    if (!input) return std::unexpected(input.error());
    const auto done =
        matters::register_matter(write, config, matters::hand_of(*sent.actor), *input);
    if (!done) return std::unexpected(done.error());
    return Receipt{done->matter.number, done->query_code};
}

std::string notice(const Receipt& receipt, bool zh) {
    if (receipt.query_code.empty()) {
        return zh ? "此前已经登记，不再重复登记。" : "This was registered before; not taken twice.";
    }
    const char* text = zh ? "已登记。编号 {}，查询码 {}：凭编号和查询码可随时查询进度、补充说明、"
                            "评价或撤回；请妥善保存。"
                          : "Registered. Number {}, query code {}: with both you can follow, add, "
                            "rate or withdraw it at any time; keep them.";
    return fmt::format(fmt::runtime(text), receipt.number, receipt.query_code);
}

base::Result<Sent> read(http::Call& call, const Parameters& sent, const matters::Config& config) {
    auto actor = read_key(config.access, call.request, sent.get("api_key"), call.database);
    if (!actor) return std::unexpected(actor.error());
    return call.database.read([&](db::Read& read) -> base::Result<Sent> {
        auto where = get_jurisdiction(read, sent.get("jurisdiction_id"));
        if (!where) return std::unexpected(where.error());
        if (auto ok = check_reach(**actor, *where); !ok) return std::unexpected(ok.error());
        const auto edition = catalogue::get_edition(read);
        if (!edition) return std::unexpected(edition.error());
        auto request =
            read_new_request(sent, *edition->catalogue, read.now(), call.request.language());
        if (!request) return std::unexpected(request.error());
        return Sent{std::move(*actor), std::move(*where), std::move(*request), {}};
    });
}

base::Result<http::Response> create(http::Call& call, Format format,
                                    const matters::Config& config) {
    const auto parameters = Parameters::read(call.request);
    if (!parameters) return std::unexpected(parameters.error());
    auto sent = read(call, *parameters, config);
    if (!sent) return std::unexpected(sent.error());
    auto media = take_media(config, call, *sent->actor, parameters->files());
    if (!media) return std::unexpected(media.error());
    sent->media = std::move(*media);
    const auto receipt =
        call.database.write([&](db::Write& write) { return take(write, *sent, config); });
    if (!receipt) return std::unexpected(receipt.error());
    auto one = Node::object("request");
    one.add("service_request_id", receipt->number)
        .add("service_notice", notice(*receipt, call.request.language() == http::Language::zh))
        .add("account_id", sent->request.account_id);
    auto root = Node::array("service_requests");
    root.add(std::move(one));
    return answer(root, format);
}

/// What OpenAPI tells of the form; `attribute[code]` comes beside these.
boost::json::object form_schema() {
    boost::json::object properties;
    const boost::json::object text{{"type", "string"}};
    for (const auto* name :
         {"api_key", "jurisdiction_id", "service_code", "address_string", "address_id", "email",
          "device_id", "account_id", "first_name", "last_name", "phone", "description", "media_url",
          "service_request_id_ext"}) {
        properties[name] = text;
    }
    for (const auto* name : {"lat", "long"}) properties[name] = {{"type", "number"}};
    properties["media"] = {{"type", "array"}, {"items", {{"contentMediaType", "image/jpeg"}}}};
    return {{"type", "object"},
            {"properties", std::move(properties)},
            {"required", {"service_code"}},
            {"additionalProperties", true}};
}

}  // namespace

http::Endpoint create_service_request(Format format, const matters::Config& config) {
    return {.method = http::Method::post,
            .path = "/open311/v2/requests",
            .summary = "Open311: make a request",
            .summary_zh = "Open311：提交服务请求",
            .refusals = {&bad_key, &key_elsewhere, &base::not_found},
            .example = {{"api_key", "{open311_key}"},
                        {"jurisdiction_id", "{county_code}"},
                        {"service_code", "c030401"},
                        {"lat", 40.52},
                        {"long", 95.78}},
            .body_limit = most_form_bytes,
            .handle = http::handler([format, config](http::Call& call, const http::Empty&) {
                return create(call, format, config);
            }),
            .takes = {.types = {"application/x-www-form-urlencoded", "multipart/form-data"},
                      .schema = form_schema}};
}

}  // namespace open311
