#include <algorithm>
#include <cstring>

#include <webp/decode.h>
#include <webp/encode.h>

#include "base/expects.h"
#include "files/codec.h"
#include "files/fault.h"

namespace files {

namespace {

const std::uint8_t* raw(std::string_view bytes) {
    return reinterpret_cast<const std::uint8_t*>(bytes.data());
}

}  // namespace

base::Result<Pixels> decode_webp(const PictureParts& parts, int side) {
    WebPDecoderConfig config;
    base::expects(WebPInitDecoderConfig(&config) != 0, "libwebp is the version built against");
    const auto bytes = parts.whole;
    if (WebPGetFeatures(raw(bytes), bytes.size(), &config.input) != VP8_STATUS_OK)
        return refuse(damaged);
    // The size was checked against the limit by what `parts` says.
    if (config.input.width != parts.width || config.input.height != parts.height)
        return refuse(damaged);
    Pixels out{.width = parts.width,
               .height = parts.height,
               .channels = config.input.has_alpha != 0 ? 4 : 3};
    if (const int longest = std::max(out.width, out.height); side > 0 && longest > side) {
        out.width = std::max(1, static_cast<int>(std::int64_t{out.width} * side / longest));
        out.height = std::max(1, static_cast<int>(std::int64_t{out.height} * side / longest));
        config.options.use_scaling = 1;
        config.options.scaled_width = out.width;
        config.options.scaled_height = out.height;
    }
    const auto stride = out.width * out.channels;
    out.bytes.resize(static_cast<std::size_t>(stride) * static_cast<std::size_t>(out.height));
    config.output.colorspace = out.channels == 4 ? MODE_RGBA : MODE_RGB;
    config.output.is_external_memory = 1;
    config.output.u.RGBA = {out.bytes.data(), stride, out.bytes.size()};
    const auto status = WebPDecode(raw(bytes), bytes.size(), &config);
    WebPFreeDecBuffer(&config.output);
    if (status != VP8_STATUS_OK) return refuse(damaged);
    return out;
}

std::string encode_webp(const Pixels& pixels, int quality) {
    std::uint8_t* bytes = nullptr;
    const int stride = pixels.width * pixels.channels;
    const auto encode = pixels.channels == 4 ? WebPEncodeRGBA : WebPEncodeRGB;
    const auto size = encode(pixels.bytes.data(), pixels.width, pixels.height, stride,
                             static_cast<float>(quality), &bytes);
    std::string out(reinterpret_cast<const char*>(bytes), size);
    WebPFree(bytes);
    base::expects(size > 0, "pixels can be encoded");
    return out;
}

}  // namespace files
