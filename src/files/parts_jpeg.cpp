#include <algorithm>

#include "files/bytes.h"
#include "files/fault.h"
#include "files/picture.h"

namespace files {

namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

// Encoders write about ten; each costs a walk over all pixels.
constexpr int most_scans = 32;
constexpr unsigned end_of_image = 0xD9, start_of_scan = 0xDA;

bool is_frame(unsigned marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/// What decoding needs: tables, frame, scans, restart intervals, the colour transform.
bool is_kept(unsigned marker, std::string_view content) {
    if (marker == 0xEE) return content.starts_with("Adobe");
    return marker == 0xC4 || marker == 0xDB || marker == 0xDD || is_frame(marker) ||
           marker == start_of_scan;
}

void put_segment(std::string& out, unsigned marker, std::string_view content) {
    out += '\xFF';
    out += static_cast<char>(marker);
    put_big(out, content.size() + 2, 2);
    out += content;
}

/// Where the scan's coded data ends: at the next marker that is none of its own.
std::size_t scan_length(std::string_view bytes) {
    for (std::size_t at = 0; (at = bytes.find('\xFF', at)) != std::string_view::npos; ++at) {
        if (at + 1 >= bytes.size()) break;
        const auto next = byte_at(bytes, at + 1);
        const bool inside = next == 0 || next == 0xFF || (next >= 0xD0 && next <= 0xD7);
        if (!inside) return at;
    }
    return std::string_view::npos;
}

/// What telephones write behind a picture: a second one (MPF), a short film, Samsung's notes.
bool is_known_tail(std::string_view tail) {
    if (tail.find_first_not_of('\0') == std::string_view::npos) return true;
    return tail.starts_with("\xFF\xD8\xFF") ||
           tail.substr(std::min<std::size_t>(4, tail.size())).starts_with("ftyp") ||
           tail.ends_with("SEFT");
}

class Walk {
  public:
    explicit Walk(std::string_view bytes) : bytes_(bytes), rest_(bytes) {}

    base::Result<PictureParts> run() {
        rest_.skip(2);
        parts_.clean = "\xFF\xD8";
        while (true) {
            const auto marker = next_marker();
            if (!marker) return refuse(damaged);
            if (marker == end_of_image) return finish();
            if (!rest_.has(2)) return refuse(damaged);
            const auto length = rest_.big(2);
            if (length < 2 || !rest_.has(length - 2)) return refuse(damaged);
            if (auto step = segment(marker, rest_.take(length - 2)); !step)
                return std::unexpected(std::move(step.error()));
        }
    }

  private:
    /// 0: there is none where one has to be.
    unsigned next_marker() {
        if (!rest_.has(2) || rest_.big(1) != 0xFF) return 0;
        unsigned marker = 0xFF;
        while (marker == 0xFF && rest_.has(1)) marker = static_cast<unsigned>(rest_.big(1));
        return marker == 0xFF ? 0 : marker;
    }

    base::Result<void> segment(unsigned marker, std::string_view content) {
        if (is_frame(marker))
            if (auto read = frame(marker, content); !read) return read;
        if (marker == 0xE1 && content.starts_with("Exif\0\0"sv) && parts_.exif.empty())
            parts_.exif = content.substr(6);
        // A JFIF head (ITU-T T.871) may hold a small copy of the picture behind its 12th byte.
        if (marker == 0xE0 && content.starts_with("JFIF\0"sv) && content.size() >= 12)
            put_segment(parts_.clean, marker, std::string(content.substr(0, 12)) + "\0\0"s);
        if (marker == 0xE2 && content.starts_with("ICC_PROFILE\0"sv)) {
            put_segment(parts_.profile, marker, content);
            put_segment(parts_.clean, marker, content);
        }
        if (!is_kept(marker, content)) return {};
        put_segment(parts_.clean, marker, content);
        if (marker != start_of_scan) return {};
        if (parts_.width == 0) return refuse(damaged);
        const auto length = scan_length(rest_.rest());
        if (length == std::string_view::npos) return refuse(damaged);
        parts_.clean += rest_.take(length);
        return ++scans_ > most_scans ? base::Result<void>(refuse(odd_colours))
                                     : base::Result<void>();
    }

    base::Result<void> frame(unsigned marker, std::string_view content) {
        if (marker > 0xC2) return refuse(odd_colours);  // Lossless, arithmetic: no browser shows it
        if (content.size() < 6 || parts_.width != 0) return refuse(damaged);
        Bytes bytes(content.substr(1));
        parts_.height = static_cast<int>(bytes.big(2));
        parts_.width = static_cast<int>(bytes.big(2));
        if (parts_.width == 0 || parts_.height == 0) return refuse(damaged);
        const auto colours = bytes.big(1);
        if (content[0] != 8 || (colours != 1 && colours != 3)) return refuse(odd_colours);
        return {};
    }

    base::Result<PictureParts> finish() {
        if (scans_ == 0) return refuse(damaged);
        if (!is_known_tail(rest_.rest())) return refuse(two_in_one);
        parts_.whole = bytes_.substr(0, rest_.at());
        parts_.clean += "\xFF\xD9";
        return std::move(parts_);
    }

    std::string_view bytes_;
    Bytes rest_;
    PictureParts parts_;
    int scans_ = 0;
};

}  // namespace

base::Result<PictureParts> read_jpeg(std::string_view bytes) {
    return Walk(bytes).run();
}

base::Result<PictureParts> read_parts(Kind kind, std::string_view bytes) {
    switch (kind) {
        case Kind::jpeg:
            return read_jpeg(bytes);
        case Kind::png:
            return read_png(bytes);
        case Kind::webp:
            return read_webp(bytes);
        default:
            base::expects(false, "only pictures have parts");
            return refuse(unknown_kind);
    }
}

}  // namespace files
