#pragma once

#include "files/files.h"
#include "http/endpoint.h"

namespace files {

/// Every endpoint of this room. Attachments themselves are served by the rooms that own them
/// (attachment.h).
http::Endpoints endpoints(const Shared& files);

// One use case each; the file is called like the function.

http::Endpoint create_upload(const Shared& files);
http::Endpoint get_upload(const Shared& files);
http::Endpoint put_upload_chunk(const Shared& files);
http::Endpoint patch_upload_chunk(const Shared& files);
http::Endpoint complete_upload(const Shared& files);
http::Endpoint delete_upload(const Shared& files);

}  // namespace files
