#include <algorithm>
#include <optional>

#include "files/bytes.h"
#include "files/fault.h"
#include "files/sniff.h"

namespace files {

namespace {

constexpr Fault heic{
    "heic",
    "不接受 HEIC/AVIF 照片。请在手机「设置 › 相机 › 格式」中选「兼容性最佳」，或另存为 JPEG。",
    "HEIC and AVIF photographs are not taken. On the telephone choose Settings › Camera › Formats "
    "› Most Compatible, or save it as JPEG."};

struct Box {
    std::string_view type;
    std::string_view content;
};

/// The next box, or nothing when it does not fit into what is left.
std::optional<Box> next_box(Bytes& bytes) {
    if (!bytes.has(8)) return {};
    std::uint64_t size = bytes.big(4);
    const auto type = bytes.take(4);
    std::uint64_t head = 8;
    if (size == 1) {
        if (!bytes.has(8)) return {};
        size = bytes.big(8);
        head = 16;
    }
    if (size == 0) size = head + bytes.left();
    if (size < head || !bytes.has(size - head)) return {};
    return Box{type, bytes.take(size - head)};
}

/// The first box of a type among those in `content`.
std::optional<std::string_view> find_box(std::string_view content, std::string_view type) {
    Bytes bytes(content);
    while (const auto box = next_box(bytes))
        if (box->type == type) return box->content;
    return {};
}

struct Tracks {
    bool video = false, sound = false;
};

Tracks tracks_of(std::string_view moov) {
    Tracks out;
    Bytes bytes(moov);
    while (const auto box = next_box(bytes)) {
        if (box->type != "trak") continue;
        const auto mdia = find_box(box->content, "mdia");
        const auto hdlr = mdia ? find_box(*mdia, "hdlr") : std::nullopt;
        if (!hdlr || hdlr->size() < 12) continue;
        out.video = out.video || hdlr->substr(8, 4) == "vide";
        out.sound = out.sound || hdlr->substr(8, 4) == "soun";
    }
    return out;
}

bool is_picture_brand(std::string_view brand) {
    constexpr std::string_view brands[] = {"heic", "heix", "hevc", "hevx", "heim",
                                           "heis", "mif1", "msf1", "avif", "avis"};
    return std::ranges::find(brands, brand) != std::end(brands);
}

Kind kind_of(std::string_view brand, const Tracks& tracks) {
    const bool mobile = brand.starts_with("3g");
    if (!tracks.video) return mobile ? Kind::gpp_audio : Kind::m4a;
    if (brand == "qt  ") return Kind::quicktime;
    return mobile ? Kind::gpp : Kind::mp4;
}

}  // namespace

base::Result<Kind> check_iso_media(std::string_view bytes) {
    Bytes rest(bytes);
    const auto type = next_box(rest);
    if (!type || type->content.size() < 8) return refuse(damaged);
    const auto brand = type->content.substr(0, 4);
    if (is_picture_brand(brand)) return refuse(heic);
    std::optional<std::string_view> moov;
    bool data = false;
    while (rest.left() > 0) {
        const auto box = next_box(rest);
        if (!box) return refuse(damaged);
        if (box->type == "moov") moov = box->content;
        data = data || box->type == "mdat";
    }
    if (!moov || !data) return refuse(damaged);
    const auto tracks = tracks_of(*moov);
    if (!tracks.video && !tracks.sound) return refuse(damaged);
    return kind_of(brand, tracks);
}

}  // namespace files
