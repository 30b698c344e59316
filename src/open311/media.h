#pragma once

#include <string>
#include <vector>

#include "access/actor.h"
#include "files/attachment.h"
#include "http/call.h"
#include "http/forms.h"
#include "matters/config.h"
#include "open311/request.h"

namespace open311 {

/// 25 MB of photographs, and the fields beside them.
inline constexpr std::size_t most_form_bytes = 26 * 1024 * 1024;
inline constexpr std::size_t most_media = 10;

/// Keeps the files that came with a form, looked through as every upload is, until they are
/// attached in the same request. Refuses under the name of the form's field.
base::Result<std::vector<files::AttachmentProof>> take_media(
    const matters::Config& config, http::Call& call, const access::Actor& actor,
    const std::vector<http::FormFile>& media);

/// Photographs that came with the request, where its reporter agreed to publish them; else none.
std::vector<files::AttachmentId> public_media(db::Read& read, const matters::Config& config,
                                              const Request& request);

/// The address of the first of them: the standard has one; empty for none.
std::string media_url(db::Read& read, const matters::Config& config, const http::Request& asked,
                      const Request& request);

}  // namespace open311
