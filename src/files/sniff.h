#pragma once

#include <string_view>

#include "base/refusal.h"
#include "files/kind.h"

namespace files {

/// What a whole file is, by its content alone: neither its name nor what its sender says about it
/// counts. Refuses (field `file`) what is no kind of ours, what ends too early, what goes on behind
/// its end, and what is a second kind of file at the same time. Pictures are looked at only as far
/// as their beginning: read_parts goes through them. Pure.
base::Result<Kind> sniff(std::string_view bytes);

// One check a format, for a file whose beginning says that it is one.

base::Result<Kind> check_pdf(std::string_view bytes);        ///< ISO 32000-1, 7.5
base::Result<Kind> check_iso_media(std::string_view bytes);  ///< ISO 14496-12: MP4, M4A, 3GP, MOV
base::Result<Kind> check_webm(std::string_view bytes);       ///< RFC 8794, RFC 9559
base::Result<Kind> check_mp3(std::string_view bytes);        ///< ISO 11172-3, ID3v2
base::Result<Kind> check_ogg(std::string_view bytes);        ///< RFC 3533
base::Result<Kind> check_wav(std::string_view bytes);
base::Result<Kind> check_amr(std::string_view bytes);  ///< RFC 4867, 5

}  // namespace files
