#include "files/take_in.h"

#include <algorithm>

#include <fmt/format.h>

#include "files/codec.h"
#include "files/fault.h"
#include "files/picture.h"
#include "files/sniff.h"
#include "http/problem.h"

namespace files {

namespace {

base::Result<void> check_limits(Kind kind, std::size_t size, const Limits& limits) {
    const auto& what = facts(kind);
    if (std::ranges::find(limits.kinds, kind) == limits.kinds.end())
        return base::refuse_field("file", "kind_not_taken",
                                  fmt::format("本中心不接收 {} 文件。", what.name),
                                  fmt::format("{} files are not taken here.", what.name));
    const auto most = limits.most_bytes(what.family);
    if (static_cast<std::int64_t>(size) <= most) return {};
    const auto megabytes = most >> 20;
    return base::refuse_field(
        "file", "too_large",
        fmt::format("{} 文件最大 {} MB，请压缩或分开后再上传。", what.name, megabytes),
        fmt::format("A {} file has at most {} MB; make it smaller or send it in parts.", what.name,
                    megabytes));
}

/// The picture without metadata, upright.
base::Result<std::string> turned(Kind kind, PictureParts& parts, int orientation) {
    if (orientation == 1) return std::move(parts.clean);
    if (kind == Kind::jpeg)
        if (auto out = turn_jpeg(parts, orientation)) return std::move(*out);
    auto pixels = decode(kind, parts, 0);
    if (!pixels) return std::unexpected(std::move(pixels.error()));
    return encode(kind, turn_upright(std::move(*pixels), orientation), parts);
}

base::Result<TakenIn> take_picture(Kind kind, std::string_view bytes, bool keep_metadata,
                                   const Limits& limits, Darkroom& darkroom) {
    auto parts = read_parts(kind, bytes);
    if (!parts) return std::unexpected(std::move(parts.error()));
    const auto pixels = std::int64_t{parts->width} * parts->height;
    if (pixels > limits.picture_pixels) return refuse(too_many_pixels);
    const auto place = darkroom.enter(pixels);
    if (!place) return base::refuse(http::overloaded);

    const Exif exif = read_exif(parts->exif);
    // A quarter turn swaps the sides, whether it is done here or by whoever shows the picture.
    const bool swaps = exif.orientation >= 5;
    TakenIn out{.kind = kind,
                .width = swaps ? parts->height : parts->width,
                .height = swaps ? parts->width : parts->height,
                .suggested_point = exif.point,
                .taken_at = exif.taken_at};
    auto small = decode(kind, *parts, limits.preview_side);
    if (!small) return std::unexpected(std::move(small.error()));
    out.preview =
        encode_preview(turn_upright(shrink(*small, limits.preview_side), exif.orientation));
    small = Pixels{};
    if (keep_metadata) {
        out.bytes = std::string(parts->whole);
        return out;
    }
    auto upright = turned(kind, *parts, exif.orientation);
    if (!upright) return std::unexpected(std::move(upright.error()));
    out.bytes = std::move(*upright);
    return out;
}

}  // namespace

base::Result<TakenIn> take_in(std::string_view bytes, bool keep_metadata, const Limits& limits,
                              Darkroom& darkroom) {
    const auto kind = sniff(bytes);
    if (!kind) return std::unexpected(kind.error());
    if (auto checked = check_limits(*kind, bytes.size(), limits); !checked)
        return std::unexpected(std::move(checked.error()));
    if (facts(*kind).family != Family::image) return TakenIn{.kind = *kind};
    return take_picture(*kind, bytes, keep_metadata, limits, darkroom);
}

}  // namespace files
