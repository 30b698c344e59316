#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "access/ids.h"
#include "db/database.h"
#include "files/files.h"
#include "files/ids.h"
#include "http/fields.h"
#include "http/response.h"

/// Attachments of whatever a caller says owns them. Who may see one is decided by the owner's room:
/// nothing here is served by id alone.
namespace files {

/// What an attachment belongs to; only the caller's room knows what it means.
struct Owner {
    std::string kind;  ///< `matter`
    std::int64_t id = 0;
};

BOOST_DEFINE_ENUM_CLASS(TakenBy, resident, staff)

/// What people see of one.
struct AttachmentView {
    AttachmentId attachment_id;
    std::string name;
    Kind kind{};
    Family family{};
    std::string media_type;
    std::int64_t size = 0;
    std::optional<int> width, height;  ///< Of a picture.
    bool has_preview = false;
    TakenBy taken_by{};
    base::Instant made_at;
};
BOOST_DESCRIBE_STRUCT(AttachmentView, (),
                      (attachment_id, name, kind, family, media_type, size, width, height,
                       has_preview, taken_by, made_at))

/// How the input of another room's endpoint names an uploaded file: `{"attachment_id": "…",
/// "secret": "…"}`; signed-in people need no secret for what they uploaded themselves.
struct AttachmentProof {
    AttachmentId attachment_id;
    std::optional<http::Secret<1, 64>> secret;
};
BOOST_DESCRIBE_STRUCT(AttachmentProof, (), (attachment_id, secret))

/// Gives uploaded files to their owner, all or none, in the caller's transaction. `person` is the
/// signed-in caller, `county` the owner's. Refuses under `field` (`attachments/0 …`) what was not
/// uploaded by this caller, has expired, or is attached already; and more than the owner may have.
base::Result<void> attach(db::Write& write, const Limits& limits,
                          std::span<const AttachmentProof> proofs,
                          std::optional<access::PersonId> person, const Owner& owner,
                          const std::string& county, std::string_view field = "attachments");

/// The attachments of an owner in the order of their making; at most Limits::attachments_of_owner.
std::vector<AttachmentView> list_of(db::Read& read, const base::Vault& vault, const Owner& owner);

/// Takes an attachment away from its owner: it is not listed or served any more, its name is
/// forgotten, and its file goes a day later unless others use it. Refuses (not_found) what is not
/// this owner's.
base::Result<void> remove(db::Write& write, AttachmentId attachment, const Owner& owner);

/// The same for all that an owner has; gives how many there were.
int remove_all_of(db::Write& write, const Owner& owner);

enum class Part { whole, preview };

/// The answer to a request for an owner's attachment or its preview, streamed from disk: ETag,
/// single ranges, 304; never run by a browser as anything but what it is. What a browser does not
/// show by itself, and everything with `download`, is offered for saving. Refuses (not_found) what
/// is not this owner's, or has no preview. Throws db::Error when the file is not there.
base::Result<http::Response> response_for(db::Read& read, const Files& files,
                                          AttachmentId attachment, const Owner& owner, Part part,
                                          const http::Request& request, bool download = false);

}  // namespace files
