#pragma once

#include "files/config.h"
#include "files/darkroom.h"
#include "files/exif.h"

namespace files {

/// A file that was looked through and may be kept.
struct TakenIn {
    Kind kind{};
    std::optional<std::string> bytes;  ///< What to keep; none: the file as it came.
    std::string preview;               ///< A JPEG; empty for what is no picture.
    std::optional<int> width, height;  ///< Of a picture, upright.
    std::optional<SuggestedPoint> suggested_point;
    std::optional<base::Instant> taken_at;
};

/// Looks through a whole file: its kind by content, its size, its structure to the last byte; of a
/// picture the number of pixels before anything is decoded, then every row. Pictures lose position,
/// camera data and comments, and are turned upright, unless `keep_metadata`. Refuses with the field
/// `file`; with 503 when too many pictures are being decoded. Slow: on workers only.
base::Result<TakenIn> take_in(std::string_view bytes, bool keep_metadata, const Limits& limits,
                              Darkroom& darkroom);

}  // namespace files
