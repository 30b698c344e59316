#pragma once

#include <optional>
#include <string>

#include <boost/describe.hpp>

#include "files/attachment.h"

/// Rows of this room, and the few steps that several use cases share. Internal to files.
namespace files {

struct UploadRow {
    UploadId upload_id;
    std::string county;
    std::optional<access::PersonId> person_id;
    std::string secret_digest;
    std::string origin;
    std::int64_t size = 0;
    std::optional<std::string> sha256;
    bool keep_metadata = false;
    std::string name_sealed;
    std::int64_t received = 0;
    base::Instant expires_at;
    std::optional<AttachmentId> attachment_id;
};
BOOST_DESCRIBE_STRUCT(UploadRow, (),
                      (upload_id, county, person_id, secret_digest, origin, size, sha256,
                       keep_metadata, name_sealed, received, expires_at, attachment_id))

struct AttachmentRow {
    AttachmentId attachment_id;
    std::optional<std::string> name_sealed;
    Kind kind{};
    std::int64_t size = 0;
    std::optional<int> width, height;
    std::optional<std::string> preview_digest;
    TakenBy taken_by{};
    base::Instant made_at;
    std::string digest;
};
BOOST_DESCRIBE_STRUCT(AttachmentRow, (),
                      (attachment_id, name_sealed, kind, size, width, height, preview_digest,
                       taken_by, made_at, digest))

inline constexpr std::string_view upload_name_context = "upload.name";
inline constexpr std::string_view attachment_name_context = "attachment.name";

/// Whether this person or the holder of this secret sent it.
bool is_senders(const UploadRow& upload, std::optional<access::PersonId> person,
                std::string_view secret);

/// What tries to upload are counted under (access/attempt.h).
std::string upload_attempts(std::string_view origin);

AttachmentView view_of(const AttachmentRow& row, const base::Vault& vault);

/// One use less of an attachment's file and its preview.
void release_files(db::Write& write, const AttachmentRow& row);

/// Deletes the row of an upload and, when it was finished, of its attachment, which nobody saw.
void forget_upload(db::Write& write, UploadId upload, std::optional<AttachmentId> attachment);

}  // namespace files
