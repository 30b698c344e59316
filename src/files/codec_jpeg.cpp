#include <algorithm>
#include <memory>
#include <string_view>

#include <turbojpeg.h>

#include "base/expects.h"
#include "files/codec.h"
#include "files/fault.h"

namespace files {

namespace {

struct Close {
    void operator()(void* handle) const { tjDestroy(handle); }
};
using Handle = std::unique_ptr<void, Close>;

struct Free {
    void operator()(unsigned char* bytes) const { tjFree(bytes); }
};

/// The decoder's smallest scale that still gives a longer side of `side`.
tjscalingfactor scale_for(int longest, int side) {
    tjscalingfactor best{1, 1};
    if (side <= 0) return best;
    int count = 0;
    const tjscalingfactor* factors = tjGetScalingFactors(&count);
    for (int i = 0; i < count; ++i) {
        const int scaled = TJSCALED(longest, factors[i]);
        if (factors[i].num <= factors[i].denom && scaled >= side &&
            scaled < TJSCALED(longest, best))
            best = factors[i];
    }
    return best;
}

/// Some cameras leave a few bytes between the parts; everything else that the decoder merely warns
/// of is a hole in the picture.
bool is_harmless(tjhandle handle) {
    return tjGetErrorCode(handle) == TJERR_WARNING &&
           std::string_view(tjGetErrorStr2(handle)).contains("extraneous bytes");
}

const unsigned char* raw(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace

base::Result<Pixels> decode_jpeg(const PictureParts& parts, int side) {
    const Handle handle(tjInitDecompress());
    base::expects(handle != nullptr, "a JPEG decoder can be made");
    const auto bytes = parts.whole;
    int width = 0, height = 0, sampling = 0, colours = 0;
    if (tjDecompressHeader3(handle.get(), raw(bytes), bytes.size(), &width, &height, &sampling,
                            &colours) != 0)
        return refuse(odd_colours);
    // The size was checked against the limit by what `parts` says.
    if (width != parts.width || height != parts.height) return refuse(damaged);
    const auto scale = scale_for(std::max(width, height), side);
    Pixels out{.width = TJSCALED(width, scale),
               .height = TJSCALED(height, scale),
               .channels = colours == TJCS_GRAY ? 1 : 3};
    out.bytes.resize(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height) *
                     static_cast<std::size_t>(out.channels));
    const int format = out.channels == 1 ? TJPF_GRAY : TJPF_RGB;
    if (tjDecompress2(handle.get(), raw(bytes), bytes.size(), out.bytes.data(), out.width, 0,
                      out.height, format, TJFLAG_LIMITSCANS) != 0 &&
        !is_harmless(handle.get()))
        return refuse(damaged);
    return out;
}

std::optional<std::string> turn_jpeg(const PictureParts& parts, int orientation) {
    constexpr int turns[] = {TJXOP_NONE,   TJXOP_NONE,       TJXOP_HFLIP,
                             TJXOP_ROT180, TJXOP_VFLIP,      TJXOP_TRANSPOSE,
                             TJXOP_ROT90,  TJXOP_TRANSVERSE, TJXOP_ROT270};
    const Handle handle(tjInitTransform());
    base::expects(handle != nullptr, "a JPEG transformer can be made");
    base::expects(orientation >= 1 && orientation <= 8, "an orientation is one of eight");
    const auto& bytes = parts.clean;
    int width = 0, height = 0, sampling = 0, colours = 0;
    if (tjDecompressHeader3(handle.get(), raw(bytes), bytes.size(), &width, &height, &sampling,
                            &colours) != 0)
        return {};
    // All coefficients are held twice; where colours are as fine as brightness, that is too much.
    if (sampling == TJSAMP_444) return {};
    tjtransform turn{.op = turns[orientation], .options = TJXOPT_PERFECT};
    unsigned char* out = nullptr;
    unsigned long size = 0;
    const int failed =
        tjTransform(handle.get(), raw(bytes), bytes.size(), 1, &out, &size, &turn, 0);
    const std::unique_ptr<unsigned char, Free> owned(out);
    if (failed != 0) return {};
    return std::string(reinterpret_cast<const char*>(out), size);
}

std::string encode_jpeg(const Pixels& pixels, int quality) {
    const Handle handle(tjInitCompress());
    base::expects(handle != nullptr, "a JPEG encoder can be made");
    const bool grey = pixels.channels == 1;
    base::expects(grey || pixels.channels == 3, "a JPEG has no see-through places");
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    const int failed = tjCompress2(handle.get(), pixels.bytes.data(), pixels.width, 0,
                                   pixels.height, grey ? TJPF_GRAY : TJPF_RGB, &bytes, &size,
                                   grey ? TJSAMP_GRAY : TJSAMP_420, quality, 0);
    const std::unique_ptr<unsigned char, Free> owned(bytes);
    base::expects(failed == 0, "pixels can be encoded");
    return {reinterpret_cast<const char*>(bytes), size};
}

}  // namespace files
