#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "matters/attach.h"
#include "matters/work.h"
#include "open311/endpoints.h"
#include "open311/key.h"
#include "open311/media.h"
#include "open311/moment.h"
#include "open311/parameters.h"
#include "open311/queries.h"
#include "open311/request.h"
#include "open311/standard.h"
#include "open311/status.h"

namespace open311 {
namespace {

constexpr std::size_t longest_note = 4000;

/// An update as a client sent it.
struct NewUpdate {
    std::string service_request_id;
    std::string sender_id;  ///< The client's own id for it; empty when it sent none.
    std::string_view status;
    std::string note;
    std::vector<files::AttachmentProof> media;
};

struct Errors {
    std::vector<base::FieldError> list;
    void add(std::string field, std::string code, std::string zh, std::string en) {
        list.push_back({std::move(field), std::move(code), std::move(zh), std::move(en)});
    }
    void missing(std::string field) {
        add(std::move(field), "required", "没有提供此项。", "This was not provided.");
    }
};

std::string read_note(const Parameters& sent, Errors& errors) {
    auto note = base::nfc(sent.get("description"));
    std::ranges::replace_if(
        note,
        [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7f; },
        ' ');
    if (base::length(note) > longest_note) {
        errors.add("description", "too_long", fmt::format("最多 {} 个字。", longest_note),
                   fmt::format("At most {} characters.", longest_note));
    }
    return note;
}

/// FixMyStreet sends `update_id`; its older versions `update_id_ext`.
base::Result<NewUpdate> read_update(const Parameters& sent) {
    Errors errors;
    NewUpdate out{.service_request_id = sent.get("service_request_id"),
                  .sender_id = sent.get("update_id"),
                  .status = {},
                  .note = read_note(sent, errors),
                  .media = {}};
    if (out.sender_id.empty()) out.sender_id = sent.get("update_id_ext");
    if (out.service_request_id.empty()) errors.missing("service_request_id");
    if (out.note.empty()) errors.missing("description");
    if (out.sender_id.size() > 100) {
        errors.add("update_id", "too_long", "最多 100 个字符。", "At most 100 characters.");
    }
    if (const auto status = sent.get("status"); !status.empty()) {
        out.status = read_update_status(status);
        if (out.status.empty()) {
            errors.add("status", "choice", "不是已知的状态。",
                       "Is none of FixMyStreet's states, such as OPEN, FIXED or CLOSED.");
        }
    }
    const auto at = sent.get("updated_datetime");
    if (!at.empty() && !read_moment(at, DayEnd::first)) {
        errors.add("updated_datetime", "pattern", "应为带时区的日期时间。",
                   "Expected a W3C date and time with its offset.");
    }
    if (errors.list.empty()) return out;
    return std::unexpected(
        base::Refusal{.kind = &base::invalid_input, .fields = std::move(errors.list)});
}

/// The matter, when this key's machine registered it: nobody adds to what others brought.
base::Result<matters::Matter> find_own(db::Write& write, const access::Actor& actor,
                                       const Jurisdiction& where, const NewUpdate& update) {
    const auto edition = catalogue::get_edition(write);
    if (!edition) return std::unexpected(edition.error());
    const auto request = find_request(write, where, *edition->catalogue, update.service_request_id);
    if (!request) return not_found("service_request_id");
    const auto first =
        write.get<access::PersonId>(sql::find_first_hand, db::arg("matter_id", request->matter_id));
    if (first != actor.person) return not_found("service_request_id");
    auto matter = matters::find_any(write, request->matter_id);
    if (!matter) return not_found("service_request_id");
    return std::move(*matter);
}

/// Adds the note as the reporter's: the client speaks for whoever reported. What a client calls
/// fixed is noted, and changes nothing: that is for whoever checks and calls back.
base::Result<matters::EntryId> take(db::Write& write, const matters::Config& config,
                                    const access::Actor& actor, const Jurisdiction& where,
                                    const NewUpdate& update) {
    auto matter = find_own(write, actor, where, update);
    if (!matter) return std::unexpected(matter.error());
    const auto matter_id = matter->matter_id;
    if (!update.sender_id.empty()) {
        const auto before = write.find<matters::EntryId>(
            sql::find_update_sent_before, db::arg("matter_id", matter_id),
            db::arg("person_id", actor.person), db::arg("sender_id", update.sender_id));
        if (before) return *before;
    }
    auto work = matters::Work::begin(write, matters::Act::add_note, std::move(*matter));
    if (!work) return std::unexpected(work.error());
    work->facts["channel"] = "open311";
    if (!update.status.empty()) work->facts["said_status"] = std::string(update.status);
    work->words["text"] = update.note;
    if (auto ok = matters::attach_files(*work, config, update.media); !ok) {
        return std::unexpected(ok.error());
    }
    work->tell_unit(work->matter.holder_unit_id.value_or(work->matter.desk_unit_id), "note_added");
    const auto entry = work->finish();
    if (!entry) return std::unexpected(entry.error());
    if (!update.sender_id.empty()) {
        write.run(sql::insert_update, db::arg("matter_id", matter_id),
                  db::arg("person_id", actor.person), db::arg("sender_id", update.sender_id),
                  db::arg("county", where.county), db::arg("entry_id", entry->entry_id));
    }
    return entry->entry_id;
}

base::Result<http::Response> create(http::Call& call, Format format,
                                    const matters::Config& config) {
    const auto sent = Parameters::read(call.request);
    if (!sent) return std::unexpected(sent.error());
    const auto actor = read_key(config.access, call.request, sent->get("api_key"), call.database);
    if (!actor) return std::unexpected(actor.error());
    auto update = read_update(*sent);
    if (!update) return std::unexpected(update.error());
    auto media = take_media(config, call, **actor, sent->files());
    if (!media) return std::unexpected(media.error());
    update->media = std::move(*media);
    const auto id = call.database.write([&](db::Write& write) -> base::Result<matters::EntryId> {
        const auto where = get_jurisdiction(write, sent->get("jurisdiction_id"));
        if (!where) return std::unexpected(where.error());
        if (auto ok = check_reach(**actor, *where); !ok) return std::unexpected(ok.error());
        return take(write, config, **actor, *where, *update);
    });
    if (!id) return std::unexpected(id.error());
    auto one = Node::object("request_update");
    one.add("update_id", std::to_string(id->value)).add_if("account_id", sent->get("account_id"));
    auto root = Node::array("service_request_updates");
    root.add(std::move(one));
    return answer(root, format);
}

boost::json::object form_schema() {
    boost::json::object properties;
    for (const auto* name : {"api_key", "jurisdiction_id", "service_request_id", "update_id",
                             "updated_datetime", "status", "description", "email", "phone",
                             "first_name", "last_name", "title", "media_url", "account_id"}) {
        properties[name] = {{"type", "string"}};
    }
    return {{"type", "object"},
            {"properties", std::move(properties)},
            {"required", {"service_request_id", "description"}},
            {"additionalProperties", true}};
}

}  // namespace

http::Endpoint create_service_request_update(Format format, const matters::Config& config) {
    return {.method = http::Method::post,
            .path = "/open311/v2/servicerequestupdates",
            .summary = "Open311 (FixMyStreet's extension): add a note to a request",
            .summary_zh = "Open311（FixMyStreet 扩展）：为服务请求补充说明",
            .refusals = {&bad_key, &key_elsewhere, &base::not_found},
            .example = {{"api_key", "{open311_key}"},
                        {"jurisdiction_id", "{county_code}"},
                        {"service_request_id", "{open311_request}"},
                        {"description", "垃圾还在原处"}},
            .body_limit = most_form_bytes,
            .handle = http::handler([format, config](http::Call& call, const http::Empty&) {
                return create(call, format, config);
            }),
            .takes = {.types = {"application/x-www-form-urlencoded", "multipart/form-data"},
                      .schema = form_schema}};
}

}  // namespace open311
