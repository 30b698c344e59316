#include <algorithm>
#include <array>
#include <optional>

#include "files/bytes.h"
#include "files/fault.h"
#include "files/sniff.h"

namespace files {

namespace {

bool is_zero(std::string_view bytes) {
    return bytes.find_first_not_of('\0') == std::string_view::npos;
}

/// Length of the MPEG layer III frame that begins here; 0 when none does (ISO 11172-3, 2.4.3.1).
std::size_t frame_length(std::string_view bytes) {
    constexpr std::array<unsigned, 15> rates_1{0,   32,  40,  48,  56,  64,  80, 96,
                                               112, 128, 160, 192, 224, 256, 320};
    constexpr std::array<unsigned, 15> rates_2{0,  8,  16, 24,  32,  40,  48, 56,
                                               64, 80, 96, 112, 128, 144, 160};
    constexpr std::array<unsigned, 3> samples{44'100, 48'000, 32'000};
    if (bytes.size() < 4) return 0;
    const unsigned second = byte_at(bytes, 1), third = byte_at(bytes, 2);
    if (byte_at(bytes, 0) != 0xFF || (second & 0xE0) != 0xE0) return 0;
    const unsigned version = second >> 3 & 3, layer = second >> 1 & 3;
    const unsigned rate = third >> 4, sample = third >> 2 & 3, padding = third >> 1 & 1;
    if (version == 1 || layer != 1 || rate == 0 || rate == 15 || sample == 3) return 0;
    const bool first = version == 3;
    const unsigned hertz = samples[sample] / (first ? 1 : version == 2 ? 2 : 4);
    const unsigned bits = (first ? rates_1[rate] : rates_2[rate]) * 1000;
    return (first ? 144 : 72) * bits / hertz + padding;
}

bool is_mp3_tail(std::string_view rest) {
    return rest.starts_with("TAG") || rest.starts_with("APETAGEX") ||
           rest.starts_with("LYRICSBEGIN") || is_zero(rest);
}

}  // namespace

base::Result<Kind> check_mp3(std::string_view bytes) {
    Bytes rest(bytes);
    if (bytes.starts_with("ID3")) {
        if (!rest.has(10)) return refuse(damaged);
        rest.skip(5);
        const bool footer = (rest.big(1) & 0x10) != 0;
        std::size_t size = footer ? 10 : 0;
        std::size_t length = 0;
        for (int i = 0; i < 4; ++i) length = length << 7 | (rest.big(1) & 0x7F);
        size += length;
        if (!rest.has(size)) return refuse(damaged);
        rest.skip(size);
        while (rest.left() > 0 && rest.rest().front() == '\0') rest.skip(1);
    }
    int frames = 0;
    for (; rest.left() > 0; ++frames) {
        const auto length = frame_length(rest.rest());
        if (length == 0) break;
        if (!rest.has(length)) return refuse(frames >= 3 ? damaged : unknown_kind);
        rest.skip(length);
    }
    if (frames < 3) return refuse(bytes.starts_with("ID3") ? damaged : unknown_kind);
    if (!is_mp3_tail(rest.rest())) return refuse(damaged);
    return Kind::mp3;
}

base::Result<Kind> check_ogg(std::string_view bytes) {
    using namespace std::string_view_literals;
    constexpr std::string_view codecs[] = {"OpusHead"sv, "\x01vorbis"sv, "Speex   "sv,
                                           "\x7F\x46LAC"sv};
    constexpr unsigned begins_stream = 2;
    Bytes rest(bytes);
    int streams = 0;
    while (rest.left() > 0) {
        if (!rest.has(27) || !rest.rest().starts_with("OggS")) return refuse(damaged);
        rest.skip(5);
        const auto flags = rest.big(1);
        rest.skip(20);
        const auto segments = rest.big(1);
        if (!rest.has(segments)) return refuse(damaged);
        std::size_t size = 0;
        for (const char c : rest.take(segments)) size += static_cast<unsigned char>(c);
        if (!rest.has(size)) return refuse(damaged);
        const auto page = rest.take(size);
        if ((flags & begins_stream) == 0) continue;
        ++streams;
        if (std::ranges::none_of(codecs, [&](auto codec) { return page.starts_with(codec); }))
            return refuse(unknown_kind);
    }
    if (streams == 0) return refuse(damaged);
    return Kind::ogg;
}

base::Result<Kind> check_wav(std::string_view bytes) {
    Bytes rest(bytes);
    if (!rest.has(12)) return refuse(damaged);
    rest.skip(4);
    const auto size = rest.little(4);
    if (size + 8 > bytes.size()) return refuse(damaged);
    if (!is_zero(bytes.substr(size + 8))) return refuse(two_in_one);
    rest.skip(4);
    bool format = false, data = false;
    while (rest.at() + 8 <= size + 8) {
        const auto name = rest.take(4);
        const auto length = rest.little(4);
        if (!rest.has(length)) return refuse(damaged);
        rest.skip(length);
        if (length % 2 == 1 && rest.left() > 0) rest.skip(1);
        format = format || (name == "fmt " && length >= 16);
        data = data || name == "data";
    }
    if (!format || !data) return refuse(damaged);
    return Kind::wav;
}

base::Result<Kind> check_amr(std::string_view bytes) {
    // Bytes of a frame behind its first one, by frame type; -1: no such type.
    constexpr std::array<int, 16> narrow{12, 13, 15, 17, 19, 20, 26, 31,
                                         5,  -1, -1, -1, -1, -1, -1, 0};
    constexpr std::array<int, 16> wide{17, 23, 32, 36, 40, 46, 50, 58, 60, 5, -1, -1, -1, -1, 0, 0};
    constexpr std::string_view narrow_magic = "#!AMR\n", wide_magic = "#!AMR-WB\n";
    const bool is_wide = bytes.starts_with(wide_magic);
    if (!is_wide && !bytes.starts_with(narrow_magic)) return refuse(damaged);
    Bytes rest(bytes);
    rest.skip(is_wide ? wide_magic.size() : narrow_magic.size());
    if (rest.left() == 0) return refuse(damaged);
    while (rest.left() > 0) {
        const auto head = rest.big(1);
        const int size = (is_wide ? wide : narrow)[head >> 3 & 15];
        if ((head & 0x83) != 0 || size < 0 || !rest.has(static_cast<std::size_t>(size)))
            return refuse(damaged);
        rest.skip(static_cast<std::size_t>(size));
    }
    return Kind::amr;
}

}  // namespace files
