// For tests of this room: small files of every kind, made here.
#pragma once

#include <string>
#include <string_view>

#include "files/bytes.h"
#include "files/codec.h"
#include "files/picture.h"
#include "files/testing.h"

namespace files::testing {

using namespace std::string_literals;

/// A picture whose left top quarter is red, right top green, left bottom blue, right bottom white.
inline Pixels four_colours(int width, int height, int channels = 3) {
    Pixels out{.width = width, .height = height, .channels = channels};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const bool left = x < width / 2, top = y < height / 2;
            const bool white = !left && !top;
            out.bytes.push_back(white || (left && top) ? 255 : 0);
            out.bytes.push_back(white || (!left && top) ? 255 : 0);
            out.bytes.push_back(white || (left && !top) ? 255 : 0);
            if (channels == 4) out.bytes.push_back(255);
        }
    return out;
}

/// Which colour a corner shows: r, g, b or w.
inline char corner(const Pixels& pixels, bool right, bool bottom) {
    const auto x = static_cast<std::size_t>(right ? pixels.width - 2 : 1);
    const auto y = static_cast<std::size_t>(bottom ? pixels.height - 2 : 1);
    const auto width = static_cast<std::size_t>(pixels.width);
    const auto* at = &pixels.bytes[(y * width + x) * static_cast<std::size_t>(pixels.channels)];
    if (at[0] > 128 && at[1] > 128) return 'w';
    return at[0] > 128 ? 'r' : at[1] > 128 ? 'g' : 'b';
}

/// All four, row by row: `rgbw` stands upright.
inline std::string corners(const Pixels& pixels) {
    return {corner(pixels, false, false), corner(pixels, true, false), corner(pixels, false, true),
            corner(pixels, true, true)};
}

/// An EXIF part (TIFF, big-endian): orientation, maker, 39° 56′ 24″ N 95° 47′ 0″ E, a time.
inline std::string exif(int orientation) {
    std::string out("MM\0*", 4);
    const auto entry = [&](int tag, int type, int count, std::uint64_t value) {
        put_big(out, static_cast<std::uint64_t>(tag), 2);
        put_big(out, static_cast<std::uint64_t>(type), 2);
        put_big(out, static_cast<std::uint64_t>(count), 4);
        put_big(out, value, 4);
    };
    constexpr int main_part = 8, exif_part = main_part + 2 + 4 * 12 + 4,
                  gps_part = exif_part + 2 + 12 + 4, values = gps_part + 2 + 4 * 12 + 4;
    put_big(out, main_part, 4);
    put_big(out, 4, 2);
    entry(0x010F, 2, 4, 0x4163'6D65);  // Make: Acme
    entry(0x0112, 3, 1, static_cast<std::uint64_t>(orientation) << 16);
    entry(0x8769, 4, 1, exif_part);
    entry(0x8825, 4, 1, gps_part);
    put_big(out, 0, 4);
    put_big(out, 1, 2);
    entry(0x9003, 2, 20, values);  // DateTimeOriginal
    put_big(out, 0, 4);
    put_big(out, 4, 2);
    entry(1, 2, 2, std::uint64_t{'N'} << 24);
    entry(2, 5, 3, values + 20);
    entry(3, 2, 2, std::uint64_t{'E'} << 24);
    entry(4, 5, 3, values + 44);
    put_big(out, 0, 4);
    out += "2026:08:30 07:15:00"s + '\0';
    for (const int part : {39, 56, 24, 95, 47, 0}) {
        put_big(out, static_cast<std::uint64_t>(part), 4);
        put_big(out, 1, 4);
    }
    return out;
}

inline std::string jpeg_segment(unsigned marker, std::string_view content) {
    std::string out = "\xFF"s + static_cast<char>(marker);
    put_big(out, content.size() + 2, 2);
    return out += content;
}

/// A JPEG with everything that must go: EXIF, XMP, IPTC, a comment; and a colour profile.
inline std::string jpeg(int orientation = 1, int width = 64, int height = 48) {
    auto out = encode_jpeg(four_colours(width, height), 95);
    return out.insert(20, jpeg_segment(0xE1, "Exif\0\0"s + exif(orientation)) +
                              jpeg_segment(0xE1, "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>"s) +
                              jpeg_segment(0xE2, "ICC_PROFILE\0\1\1profile"s) +
                              jpeg_segment(0xED, "Photoshop 3.0\0Zhang San"s) +
                              jpeg_segment(0xFE, "taken by Zhang San"));
}

inline std::string png_chunk(std::string_view type, std::string_view content) {
    std::string out;
    put_big(out, content.size(), 4);
    out += type;
    out += content;
    return out += "\0\0\0\0"s;  // Of chunks that are dropped nobody reads the checksum.
}

inline std::string png(int width = 64, int height = 48, int channels = 3) {
    auto out = encode_png(four_colours(width, height, channels));
    return out.insert(33, png_chunk("eXIf", exif(1)) + png_chunk("tEXt", "Author\0Zhang San"s));
}

inline std::string webp(int width = 64, int height = 48) {
    const auto plain = encode_webp(four_colours(width, height), 90);
    std::string extended = "VP8X";
    put_little(extended, 10, 4);
    put_little(extended, 0x08 | 0x04, 4);
    put_little(extended, static_cast<std::uint64_t>(width - 1), 3);
    put_little(extended, static_cast<std::uint64_t>(height - 1), 3);
    std::string chunks = extended + plain.substr(12);
    const auto add = [&](std::string_view name, std::string content) {
        if (content.size() % 2 == 1) content += '\0';
        chunks += name;
        put_little(chunks, content.size(), 4);
        chunks += content;
    };
    add("EXIF", exif(1));
    add("XMP ", "<x:xmpmeta/>");
    std::string out = "RIFF";
    put_little(out, chunks.size() + 4, 4);
    return out + "WEBP" + chunks;
}

inline std::string box(std::string_view type, std::string_view content) {
    std::string out;
    put_big(out, content.size() + 8, 4);
    out += type;
    return out += content;
}

/// A film or a recording without frames: `handler` is `vide` or `soun`.
inline std::string iso_media(std::string_view brand, std::string_view handler) {
    const auto hdlr = box("hdlr", "\0\0\0\0\0\0\0\0"s + std::string(handler) + std::string(12, 0));
    return box("ftyp", std::string(brand) + "\0\0\0\0"s) + box("mdat", "frames") +
           box("moov", box("mvhd", std::string(100, '\0')) + box("trak", box("mdia", hdlr)));
}

inline std::string ebml(std::string_view id, std::string_view content) {
    std::string out(id);
    put_big(out, 0x1000'0000 | content.size(), 4);
    return out += content;
}

inline std::string webm(char track_type, std::string_view doc_type = "webm") {
    const auto track = ebml("\xAE", ebml("\x83", std::string(1, track_type)));
    return ebml("\x1A\x45\xDF\xA3", ebml("\x42\x82", doc_type)) +
           ebml("\x18\x53\x80\x67",
                ebml("\x16\x54\xAE\x6B", track) + ebml("\x1F\x43\xB6\x75", "blocks"));
}

inline std::string mp3(int frames = 5) {
    std::string out = "ID3\4\0\0\0\0\0\2xx"s;
    for (int i = 0; i < frames; ++i) out += "\xFF\xFB\x90\x00"s + std::string(413, '\x55');
    return out;
}

inline std::string ogg(std::string_view codec = "OpusHead") {
    const auto page = [](int flags, std::string_view content) {
        std::string out = "OggS\0"s + static_cast<char>(flags) + std::string(20, '\0') + '\1';
        return out + static_cast<char>(content.size()) + std::string(content);
    };
    return page(2, std::string(codec) + "........") + page(4, "sound");
}

inline std::string wav() {
    std::string chunks = "WAVEfmt ";
    put_little(chunks, 16, 4);
    chunks += std::string(16, '\1') + "data";
    put_little(chunks, 6, 4);
    chunks += "sounds";
    std::string out = "RIFF";
    put_little(out, chunks.size(), 4);
    return out + chunks;
}

inline std::string amr() {
    return "#!AMR\n\x3C"s + std::string(31, 'a') + "\x3C"s + std::string(31, 'b');
}

/// A zip with one file, as it can be appended to anything.
inline std::string zip() {
    std::string out = "PK\3\4"s + std::string(26, '\0') + "a";
    const auto list_at = out.size();
    out += "PK\1\2"s + std::string(42, '\0') + "a";
    const auto list_size = out.size() - list_at;
    out += "PK\5\6"s + std::string(8, '\0');
    put_little(out, list_size, 4);
    put_little(out, list_at, 4);
    return out + "\0\0"s;
}

}  // namespace files::testing
