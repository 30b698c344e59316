#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <boost/describe.hpp>

#include "access/actor.h"
#include "files/attachment.h"
#include "files/exif.h"
#include "files/files.h"
#include "http/call.h"

/// The way of a file into the house: begun, received in pieces, finished. What is received is on
/// disk before it is said to be; what is finished is an attachment that nobody sees until a caller
/// attaches it. Kept at most Limits::keep_for unless attached. Each function has transactions of
/// its own and waits for disks: from workers only, never inside a transaction.
namespace files {

/// Who sends. A signed-in person may go on with what he began; anyone with the upload's secret.
struct Sender {
    std::optional<access::PersonId> person;
    std::string county;        ///< The person's; '' otherwise.
    std::string address_hash;  ///< Of the client.
    std::string secret;
};
/// The secret of an upload travels in the header `Upload-Secret`.
Sender sender_of(const Files& files, const http::Call& call, const access::Actor* actor);

struct NewUpload {
    std::int64_t size = 0;              ///< Bytes of the whole file.
    std::string name;                   ///< As its sender calls it; only shown.
    std::optional<std::string> sha256;  ///< 64 hexadecimal digits: checked when it is finished.
    bool keep_metadata = false;         ///< Position and camera data stay in photographs.
};

struct UploadView {
    UploadId upload_id;
    std::int64_t size = 0;
    std::int64_t received = 0;  ///< Go on here.
    base::Instant expires_at;
    std::optional<AttachmentId> attachment_id;  ///< Set: finished.
};
BOOST_DESCRIBE_STRUCT(UploadView, (), (upload_id, size, received, expires_at, attachment_id))

struct BegunUpload : UploadView {
    std::string secret;  ///< Said once.
};
BOOST_DESCRIBE_STRUCT(BegunUpload, (UploadView), (secret))

/// What a finished upload became. Place and time stand in the photograph (EXIF) and are said here
/// once, so that a form can offer them; they are not stored.
struct FinishedUpload : AttachmentView {
    std::optional<SuggestedPoint> suggested_point;
    std::optional<base::Instant> taken_at;
};
BOOST_DESCRIBE_STRUCT(FinishedUpload, (AttachmentView), (suggested_point, taken_at))

/// Refuses: fields `size`, `sha256`; too_many_tries, too_many_uploads, uploads_full.
base::Result<BegunUpload> begin_upload(const Files& files, db::Database& database,
                                       const Sender& sender, const NewUpload& upload);

base::Result<UploadView> find_upload(const Files& files, db::Database& database,
                                     const Sender& sender, UploadId upload);

/// Receives a piece. One that was received already is answered like a new one; any other offset
/// than `received` is refused (wrong_offset, fact `offset`). Refuses: not_found, upload_busy,
/// upload_finished, fields `offset` and `data`.
base::Result<UploadView> append_chunk(const Files& files, db::Database& database,
                                      const Sender& sender, UploadId upload, std::int64_t offset,
                                      std::string_view bytes);

/// Looks the whole file through (take_in.h) and keeps it. A file that is refused is gone with its
/// upload. Finishing again gives the same attachment, without place and time. Refuses: not_found,
/// upload_incomplete, upload_busy, the fields `file` and `sha256`; overloaded.
base::Result<FinishedUpload> finish_upload(const Files& files, db::Database& database,
                                           const Sender& sender, UploadId upload);

/// Gives an upload up, finished or not, as long as it is not attached. Refuses: not_found,
/// upload_busy.
base::Result<void> drop_upload(const Files& files, db::Database& database, const Sender& sender,
                               UploadId upload);

/// All of that at once, for a file that came whole with a form. Gives the secret too.
struct WholeUpload {
    FinishedUpload finished;
    std::string secret;
};
base::Result<WholeUpload> take_upload(const Files& files, db::Database& database,
                                      const Sender& sender, NewUpload upload,
                                      std::string_view bytes);

}  // namespace files
