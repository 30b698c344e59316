#include "matters/attach.h"

#include "http/call.h"
#include "matters/act_endpoint.h"
#include "matters/endpoints.h"
#include "matters/follow.h"

namespace matters {

namespace {

struct OneMatter {
    MatterId matter_id;
};
BOOST_DESCRIBE_STRUCT(OneMatter, (), (matter_id))

struct Attachments {
    std::vector<files::AttachmentView> items;
};
BOOST_DESCRIBE_STRUCT(Attachments, (), (items))

struct Attach : ActOn {
    http::List<files::AttachmentProof, 10> attachments;
};
BOOST_DESCRIBE_STRUCT(Attach, (ActOn), (attachments))

struct OneAttachment {
    MatterId matter_id;
    files::AttachmentId attachment_id;
    std::optional<bool> preview;
    std::optional<bool> download;
};
BOOST_DESCRIBE_STRUCT(OneAttachment, (), (matter_id, attachment_id, preview, download))

struct OwnAttachment {
    http::Text<6, 60> number;
    http::Secret<6, 40> code;
    files::AttachmentId attachment_id;
    bool preview = false;
};
BOOST_DESCRIBE_STRUCT(OwnAttachment, (), (number, code, attachment_id, preview))

files::Part part_of(bool preview) {
    return preview ? files::Part::preview : files::Part::whole;
}

base::Result<Acted> attach(const Config& config, db::Write& write, const access::Actor& actor,
                           const Attach& in) {
    auto work = Work::begin(write, actor, Act::attach, in.matter_id, in.version);
    if (!work) return std::unexpected(work.error());
    if (auto ok = attach_some(*work, config, in.attachments.value); !ok)
        return std::unexpected(ok.error());
    return finish(*work);
}

base::Result<http::Response> serve(const Config& config, http::Call& call,
                                   const access::Actor& actor, const OneAttachment& in) {
    return call.database.read([&](db::Read& read) -> base::Result<http::Response> {
        if (!config.files || !find_matter(read, actor, in.matter_id))
            return base::refuse(base::not_found);
        return files::response_for(read, *config.files, in.attachment_id, owner_of(in.matter_id),
                                   part_of(in.preview.value_or(false)), call.request,
                                   in.download.value_or(false));
    });
}

base::Result<http::Response> serve_own(const Config& config, http::Call& call,
                                       const OwnAttachment& in) {
    if (auto ok = count_try(config, call, in.number.value); !ok) return std::unexpected(ok.error());
    const auto matter = call.database.write([&](db::Write& write) -> base::Result<Matter> {
        auto found = find_by_code(write, in.number.value, in.code.value);
        if (found) forget_tries(write, config, call, in.number.value);
        return found;
    });
    if (!matter) return std::unexpected(matter.error());
    if (!config.files) return base::refuse(base::not_found);
    return call.database.read([&](db::Read& read) {
        return files::response_for(read, *config.files, in.attachment_id,
                                   owner_of(matter->matter_id), part_of(in.preview), call.request);
    });
}

}  // namespace

files::Owner owner_of(MatterId matter_id) {
    return {.kind = std::string(subject_kind), .id = matter_id.value};
}

base::Result<void> attach_files(Work& work, const Config& config,
                                std::span<const files::AttachmentProof> proofs) {
    if (proofs.empty()) return {};
    base::expects(config.files != nullptr, "who takes attachments has a store for them");
    if (auto ok =
            files::attach(work.write(), config.files->config.limits, proofs, work.hand().person,
                          owner_of(work.matter.matter_id), work.matter.county);
        !ok)
        return ok;
    boost::json::array ids;
    for (const auto& proof : proofs) ids.emplace_back(std::to_string(proof.attachment_id.value));
    work.facts["attachments"] = std::move(ids);
    return {};
}

base::Result<void> attach_some(Work& work, const Config& config,
                               std::span<const files::AttachmentProof> proofs) {
    if (proofs.empty() || !config.files)
        return base::refuse_field("attachments", "required", "请先上传附件，再提交。",
                                  "Upload a file first, and name it here.");
    return attach_files(work, config, proofs);
}

std::vector<files::AttachmentView> attachments_of(db::Read& read, const Config& config,
                                                  MatterId matter_id) {
    if (!config.files) return {};
    return files::list_of(read, config.vault(), owner_of(matter_id));
}

http::Endpoint attach_to_matter(const Config& config) {
    return {
        .method = http::Method::post,
        .path = "/api/v1/matters/{matter_id}/attachments",
        .summary = "Attach uploaded photographs, papers or recordings to a matter later",
        .summary_zh = "补充附件",
        .tag = "matters",
        .needs = access::permission::read_matter,
        .reach = http::Reach::region,
        .refusals = act_refusals(),
        .example = {{"matter_id", "{matter_to_attach}"},
                    {"attachments", boost::json::array{{{"attachment_id", "{new_attachment}"},
                                                        {"secret", "{new_attachment_secret}"}}}}},
        .handle =
            http::handler([config](db::Write& write, const access::Actor& actor, const Attach& in) {
                return attach(config, write, actor, in);
            })};
}

http::Endpoint list_attachments(const Config& config) {
    return {.path = "/api/v1/matters/{matter_id}/attachments",
            .summary = "Photographs, papers and recordings of a matter",
            .summary_zh = "事项附件列表",
            .tag = "matters",
            .needs = access::permission::read_matter,
            .reach = http::Reach::region,
            .refusals = {&base::not_found},
            .example = {{"matter_id", "{matter}"}},
            .handle = http::handler([config](db::Read& read, const access::Actor& actor,
                                             const OneMatter& in) -> base::Result<Attachments> {
                if (!find_matter(read, actor, in.matter_id)) return base::refuse(base::not_found);
                return Attachments{attachments_of(read, config, in.matter_id)};
            })};
}

http::Endpoint get_attachment(const Config& config) {
    return {.path = "/api/v1/matters/{matter_id}/attachments/{attachment_id}",
            .summary = "An attachment, or its preview",
            .summary_zh = "查看附件或预览图",
            .tag = "matters",
            .needs = access::permission::read_matter,
            .reach = http::Reach::region,
            .refusals = {&base::not_found},
            .example = {{"matter_id", "{matter}"}, {"attachment_id", "{matter_attachment}"}},
            .handle = http::handler(
                [config](http::Call& call, const access::Actor& actor, const OneAttachment& in) {
                    return serve(config, call, actor, in);
                }),
            .gives = {.types = {"application/octet-stream"}}};
}

http::Endpoint get_own_attachment(const Config& config) {
    return {.method = http::Method::post,
            .path = "/api/v1/follow/{number}/attachment",
            .summary = "An attachment of one's own matter, or its preview",
            .summary_zh = "查看自己事项的附件",
            .tag = "public",
            .needs = http::anyone,
            .refusals = {&base::not_found, &wrong_number_or_code},
            .example = {{"number", "{number_to_attachment}"},
                        {"code", "{code_to_attachment}"},
                        {"attachment_id", "{matter_attachment}"},
                        {"preview", false}},
            .handle = http::handler([config](http::Call& call, const OwnAttachment& in) {
                return serve_own(config, call, in);
            }),
            .gives = {.types = {"application/octet-stream"}}};
}

}  // namespace matters
