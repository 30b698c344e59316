#include "open311/media.h"

#include <algorithm>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "files/upload.h"
#include "matters/attach.h"
#include "open311/base_url.h"
#include "open311/queries.h"

namespace open311 {
namespace {

/// What the upload says of `file` is about this field of the form.
base::Refusal renamed(base::Refusal refusal, const std::string& name) {
    for (auto& field : refusal.fields) field.field = name;
    return refusal;
}

/// The ids that the act of registering names.
std::vector<std::string> registered_with(db::Read& read, matters::MatterId matter_id) {
    std::vector<std::string> out;
    const auto facts =
        read.find<std::string>(sql::find_first_facts, db::arg("matter_id", matter_id));
    boost::system::error_code failed;
    const auto said = facts ? boost::json::parse(*facts, failed) : boost::json::value();
    if (failed || !said.is_object()) return out;
    const auto* ids = said.get_object().if_contains("attachments");
    if (!ids || !ids->is_array()) return out;
    for (const auto& id : ids->get_array()) {
        if (id.is_string()) out.emplace_back(id.get_string());
    }
    return out;
}

}  // namespace

base::Result<std::vector<files::AttachmentProof>> take_media(
    const matters::Config& config, http::Call& call, const access::Actor& actor,
    const std::vector<http::FormFile>& media) {
    std::vector<files::AttachmentProof> out;
    if (media.empty()) return out;
    if (!config.files || media.size() > most_media) {
        return base::refuse_field(media.front().name, "too_many",
                                  fmt::format("照片最多 {} 张。", most_media),
                                  fmt::format("At most {} photographs.", most_media));
    }
    const auto sender = files::sender_of(*config.files, call, &actor);
    for (const auto& file : media) {
        auto taken = files::take_upload(*config.files, call.database, sender,
                                        {.name = file.filename, .sha256 = {}}, file.bytes);
        if (!taken) return std::unexpected(renamed(std::move(taken.error()), file.name));
        out.push_back({.attachment_id = taken->finished.attachment_id,
                       .secret = http::Secret<1, 64>{taken->secret}});
    }
    return out;
}

std::vector<files::AttachmentId> public_media(db::Read& read, const matters::Config& config,
                                              const Request& request) {
    std::vector<files::AttachmentId> out;
    if (!request.publishable || request.channel != matters::Channel::open311) return out;
    const auto first = registered_with(read, request.matter_id);
    if (first.empty()) return out;
    for (const auto& one : matters::attachments_of(read, config, request.matter_id)) {
        const auto id = std::to_string(one.attachment_id.value);
        const bool came_with_it = std::ranges::find(first, id) != first.end();
        if (came_with_it && one.family == files::Family::image) out.push_back(one.attachment_id);
    }
    return out;
}

std::string media_url(db::Read& read, const matters::Config& config, const http::Request& asked,
                      const Request& request) {
    const auto media = public_media(read, config, request);
    if (media.empty()) return {};
    return fmt::format("{}/open311/v2/media/{}/{}", base_url(asked), request.number,
                       media.front().value);
}

}  // namespace open311
