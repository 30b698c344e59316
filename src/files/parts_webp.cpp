#include "files/bytes.h"
#include "files/fault.h"
#include "files/picture.h"

namespace files {

namespace {

// Bits of the first byte of VP8X (RFC 9649, 2.7).
constexpr unsigned has_animation = 0x02, has_xmp = 0x04, has_exif = 0x08, has_alpha = 0x10;

void put_chunk(std::string& out, std::string_view name, std::string_view content) {
    out += name;
    put_little(out, content.size(), 4);
    out += content;
    if (content.size() % 2 == 1) out += '\0';
}

std::string_view without_mark(std::string_view exif) {
    constexpr std::string_view mark("Exif\0\0", 6);
    return exif.starts_with(mark) ? exif.substr(mark.size()) : exif;
}

/// The size that a picture's own data names; VP8X may say another one, and then it is damaged.
void read_size(std::string_view name, std::string_view content, PictureParts& parts) {
    Bytes bytes(content);
    if (name == "VP8X" && bytes.has(10)) {
        bytes.skip(4);
        parts.width = static_cast<int>(bytes.little(3)) + 1;
        parts.height = static_cast<int>(bytes.little(3)) + 1;
    } else if (name == "VP8 " && bytes.has(10)) {
        bytes.skip(6);
        parts.width = static_cast<int>(bytes.little(2) & 0x3FFF);
        parts.height = static_cast<int>(bytes.little(2) & 0x3FFF);
    } else if (name == "VP8L" && bytes.has(5)) {
        bytes.skip(1);
        const auto bits = bytes.little(4);
        parts.width = static_cast<int>(bits & 0x3FFF) + 1;
        parts.height = static_cast<int>(bits >> 14 & 0x3FFF) + 1;
        parts.alpha = (bits >> 28 & 1) != 0;
    }
}

}  // namespace

base::Result<PictureParts> read_webp(std::string_view bytes) {
    PictureParts parts;
    Bytes rest(bytes);
    if (!rest.has(12)) return refuse(damaged);
    rest.skip(4);
    const auto size = rest.little(4) + 8;
    if (size > bytes.size()) return refuse(damaged);
    if (bytes.substr(size).find_first_not_of('\0') != std::string_view::npos)
        return refuse(two_in_one);
    rest = Bytes(bytes.substr(12, size - 12));
    std::string chunks;
    bool pictured = false;
    while (rest.left() > 0) {
        if (!rest.has(8)) return refuse(damaged);
        const auto name = rest.take(4);
        const auto length = rest.little(4);
        if (!rest.has(length + length % 2)) return refuse(damaged);
        std::string content(rest.take(length));
        const auto source = bytes.substr(12 + rest.at() - length, length);
        rest.skip(length % 2);
        if (name == "ANIM" || name == "ANMF") return refuse(animated);
        if (name == "EXIF") parts.exif = without_mark(source);
        if (name == "VP8X" && !content.empty()) {
            const auto flags = byte_at(content, 0);
            if ((flags & has_animation) != 0) return refuse(animated);
            parts.alpha = (flags & has_alpha) != 0;
            content[0] = static_cast<char>(flags & ~(has_exif | has_xmp));
        }
        const bool data = name == "VP8 " || name == "VP8L";
        if (data && pictured) return refuse(damaged);
        pictured = pictured || data;
        read_size(name, content, parts);
        if (data || name == "VP8X" || name == "ALPH" || name == "ICCP")
            put_chunk(chunks, name, content);
    }
    if (!pictured || parts.width == 0 || parts.height == 0) return refuse(damaged);
    parts.whole = bytes.substr(0, size);
    parts.clean = "RIFF";
    put_little(parts.clean, chunks.size() + 4, 4);
    parts.clean += "WEBP" + chunks;
    return parts;
}

}  // namespace files
