#include "files/attachment.h"

#include <fmt/format.h>

#include "access/attempt.h"
#include "base/hash.h"
#include "base/vault.h"
#include "files/queries.h"
#include "files/rows.h"
#include "http/percent.h"

namespace files {

namespace {

/// Nothing of the file is ever run: no script, no page of ours around it.
constexpr const char* nothing_runs = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

std::unexpected<base::Refusal> not_uploaded(std::string_view field, std::size_t at) {
    return base::refuse_field(fmt::format("{}/{}", field, at), "not_uploaded",
                              "该附件不存在、已过期或已被提交，请重新上传。",
                              "No such upload of yours: it has expired or was handed in already; "
                              "upload it again.");
}

std::unexpected<base::Refusal> too_many(std::string_view field, int most) {
    return base::refuse_field(std::string(field), "too_many", fmt::format("附件最多 {} 个。", most),
                              fmt::format("At most {} attachments.", most));
}

std::optional<AttachmentRow> find_of(db::Read& read, AttachmentId attachment, const Owner& owner) {
    return read.find<AttachmentRow>(sql::find_attachment_of, db::arg("attachment_id", attachment),
                                    db::arg("owner_kind", owner.kind),
                                    db::arg("owner_id", owner.id));
}

std::vector<AttachmentRow> rows_of(db::Read& read, const Owner& owner) {
    return read.all<AttachmentRow>(sql::list_attachments, db::arg("owner_kind", owner.kind),
                                   db::arg("owner_id", owner.id));
}

void remove_row(db::Write& write, const AttachmentRow& row) {
    const auto now = write.now();
    write.run(sql::remove_attachment, db::arg("attachment_id", row.attachment_id),
              db::arg("now", now));
    release_files(write, row);
}

http::Response head_of(const AttachmentRow& row, const base::Vault& vault, Part part,
                       bool download) {
    const bool whole = part == Part::whole;
    const auto kind = whole ? row.kind : Kind::jpeg;
    http::Response head{.content_type = std::string(facts(kind).media_type)};
    head.set("ETag", fmt::format("\"{}\"", whole ? row.digest : *row.preview_digest));
    head.set("Cache-Control", "private, no-cache");
    head.set("Content-Security-Policy", nothing_runs);
    const auto name = view_of(row, vault).name;
    head.set("Content-Disposition",
             fmt::format("{}; filename*=UTF-8''{}", download ? "attachment" : "inline",
                         http::percent_encode(download_name(name, kind))));
    return head;
}

}  // namespace

bool is_senders(const UploadRow& upload, std::optional<access::PersonId> person,
                std::string_view secret) {
    if (person && upload.person_id == person) return true;
    return !secret.empty() && base::same_secret(base::digest(secret), upload.secret_digest);
}

std::string upload_attempts(std::string_view origin) {
    return fmt::format("upload:{}", origin);
}

AttachmentView view_of(const AttachmentRow& row, const base::Vault& vault) {
    return {.attachment_id = row.attachment_id,
            .name = row.name_sealed ? vault.open(*row.name_sealed, attachment_name_context) : "",
            .kind = row.kind,
            .family = facts(row.kind).family,
            .media_type = std::string(facts(row.kind).media_type),
            .size = row.size,
            .width = row.width,
            .height = row.height,
            .has_preview = row.preview_digest.has_value(),
            .taken_by = row.taken_by,
            .made_at = row.made_at};
}

void release_files(db::Write& write, const AttachmentRow& row) {
    const auto now = write.now();
    write.run(sql::release_file, db::arg("digest", row.digest), db::arg("now", now));
    if (row.preview_digest)
        write.run(sql::release_file, db::arg("digest", *row.preview_digest), db::arg("now", now));
}

void forget_upload(db::Write& write, UploadId upload, std::optional<AttachmentId> attachment) {
    write.run(sql::delete_upload, db::arg("upload_id", upload));
    if (!attachment) return;
    const auto row =
        write.find<AttachmentRow>(sql::find_attachment, db::arg("attachment_id", *attachment));
    if (!row) return;
    if (write.run(sql::delete_unattached, db::arg("attachment_id", *attachment)) == 1)
        release_files(write, *row);
}

base::Result<void> attach(db::Write& write, const Limits& limits,
                          std::span<const AttachmentProof> proofs,
                          std::optional<access::PersonId> person, const Owner& owner,
                          const std::string& county, std::string_view field) {
    const auto now = write.now();
    const auto there = write.get<std::int64_t>(
        sql::count_attachments, db::arg("owner_kind", owner.kind), db::arg("owner_id", owner.id));
    const auto most = limits.attachments_of_owner;
    if (there + static_cast<std::int64_t>(proofs.size()) > most) return too_many(field, most);
    for (std::size_t i = 0; i < proofs.size(); ++i) {
        const auto id = proofs[i].attachment_id;
        const auto upload = write.find<UploadRow>(sql::find_upload_of, db::arg("attachment_id", id),
                                                  db::arg("now", now));
        const std::string secret = proofs[i].secret ? proofs[i].secret->value : "";
        if (!upload || !is_senders(*upload, person, secret)) return not_uploaded(field, i);
        const auto attached = write.run(
            sql::attach, db::arg("attachment_id", id), db::arg("owner_kind", owner.kind),
            db::arg("owner_id", owner.id), db::arg("county", county), db::arg("now", now));
        if (attached != 1) return not_uploaded(field, i);
        write.run(sql::delete_upload, db::arg("upload_id", upload->upload_id));
        access::forgive_attempt(write, upload_attempts(upload->origin));
    }
    return {};
}

std::vector<AttachmentView> list_of(db::Read& read, const base::Vault& vault, const Owner& owner) {
    std::vector<AttachmentView> out;
    for (const auto& row : rows_of(read, owner)) out.push_back(view_of(row, vault));
    return out;
}

base::Result<void> remove(db::Write& write, AttachmentId attachment, const Owner& owner) {
    const auto row = find_of(write, attachment, owner);
    if (!row) return base::refuse(base::not_found);
    remove_row(write, *row);
    return {};
}

int remove_all_of(db::Write& write, const Owner& owner) {
    const auto rows = rows_of(write, owner);
    for (const auto& row : rows) remove_row(write, row);
    return static_cast<int>(rows.size());
}

base::Result<http::Response> response_for(db::Read& read, const Files& files,
                                          AttachmentId attachment, const Owner& owner, Part part,
                                          const http::Request& request, bool download) {
    const auto row = find_of(read, attachment, owner);
    if (!row || (part == Part::preview && !row->preview_digest))
        return base::refuse(base::not_found);
    const auto& digest = part == Part::preview ? *row->preview_digest : row->digest;
    const auto file = files.store->open(digest);
    if (!file)
        throw db::Error(db::Failure::corrupt,
                        fmt::format("the file of attachment {} is missing", attachment.value));
    return http::serve_file(request, *file, head_of(*row, *files.config.vault, part, download));
}

}  // namespace files
