#include "files/codec.h"

#include "base/expects.h"

namespace files {

namespace {

constexpr int kept_quality = 92, preview_quality = 78;

}  // namespace

base::Result<Pixels> decode(Kind kind, const PictureParts& parts, int side) {
    switch (kind) {
        case Kind::jpeg:
            return decode_jpeg(parts, side);
        case Kind::png:
            return decode_png(parts);
        default:
            base::expects(kind == Kind::webp, "only pictures are decoded");
            return decode_webp(parts, side);
    }
}

std::string encode(Kind kind, const Pixels& pixels, const PictureParts& parts) {
    if (kind == Kind::png) return encode_png(pixels);
    if (kind == Kind::webp) return encode_webp(pixels, kept_quality);
    base::expects(kind == Kind::jpeg, "only pictures are encoded");
    auto out = encode_jpeg(pixels, kept_quality);
    // Behind the start marker and the JFIF head, which the encoder writes with 18 bytes.
    constexpr std::size_t head = 2 + 18;
    base::expects(out.size() > head, "an encoded picture begins with its head");
    return out.insert(head, parts.profile);
}

std::string encode_preview(const Pixels& pixels) {
    return encode_jpeg(pixels, preview_quality);
}

}  // namespace files
