#pragma once

#include "files/picture.h"

// One codec a format; see decode and encode in picture.h.
namespace files {

base::Result<Pixels> decode_jpeg(const PictureParts& parts, int side);
/// The picture without metadata, turned upright by moving its coded blocks, so without any loss.
/// Nothing when its sides do not allow that, or it would take too much memory.
std::optional<std::string> turn_jpeg(const PictureParts& parts, int orientation);
std::string encode_jpeg(const Pixels& pixels, int quality);

base::Result<Pixels> decode_png(const PictureParts& parts);
std::string encode_png(const Pixels& pixels);

base::Result<Pixels> decode_webp(const PictureParts& parts, int side);
std::string encode_webp(const Pixels& pixels, int quality);

}  // namespace files
