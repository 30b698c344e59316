#include <algorithm>

#include "files/bytes.h"
#include "files/fault.h"
#include "files/picture.h"

namespace files {

namespace {

constexpr std::size_t signature = 8;

/// What decoding and right colours need (W3C PNG, 11). No text, no time, no EXIF, nothing private.
bool is_kept(std::string_view type) {
    constexpr std::string_view kept[] = {"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA",
                                         "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs"};
    return std::ranges::find(kept, type) != std::end(kept);
}

base::Result<void> read_header(std::string_view content, PictureParts& parts) {
    if (content.size() != 13) return refuse(damaged);
    Bytes bytes(content);
    const auto width = bytes.big(4), height = bytes.big(4);
    constexpr std::uint64_t most = 0x7FFFFFFF;
    if (width == 0 || height == 0 || width > most || height > most) return refuse(damaged);
    parts.width = static_cast<int>(width);
    parts.height = static_cast<int>(height);
    bytes.skip(1);
    const auto colours = bytes.big(1);
    parts.alpha = colours == 4 || colours == 6;
    return {};
}

}  // namespace

base::Result<PictureParts> read_png(std::string_view bytes) {
    PictureParts parts;
    Bytes rest(bytes);
    parts.clean = rest.take(signature);
    while (true) {
        if (!rest.has(12)) return refuse(damaged);
        const auto begins = rest.at();
        const auto length = rest.big(4);
        const auto type = rest.take(4);
        if (!rest.has(length + 4)) return refuse(damaged);
        const auto content = rest.take(length);
        rest.skip(4);
        if ((begins == signature) != (type == "IHDR")) return refuse(damaged);
        if (type == "acTL") return refuse(animated);
        if (type == "eXIf") parts.exif = content;
        if (type == "tRNS") parts.alpha = true;
        if (type == "IHDR")
            if (auto read = read_header(content, parts); !read)
                return std::unexpected(std::move(read.error()));
        if (is_kept(type)) parts.clean += bytes.substr(begins, rest.at() - begins);
        if (type == "IEND") break;
    }
    if (rest.rest().find_first_not_of('\0') != std::string_view::npos) return refuse(two_in_one);
    parts.whole = bytes.substr(0, rest.at());
    return parts;
}

}  // namespace files
