#include "files/kind.h"

#include <algorithm>
#include <array>

#include "base/expects.h"
#include "base/text.h"

namespace files {

namespace {

constexpr std::array all{
    KindFacts{Kind::jpeg, Family::image, "image/jpeg", ".jpg", "JPEG"},
    KindFacts{Kind::png, Family::image, "image/png", ".png", "PNG"},
    KindFacts{Kind::webp, Family::image, "image/webp", ".webp", "WebP"},
    KindFacts{Kind::pdf, Family::pdf, "application/pdf", ".pdf", "PDF"},
    KindFacts{Kind::mp3, Family::audio, "audio/mpeg", ".mp3", "MP3"},
    KindFacts{Kind::m4a, Family::audio, "audio/mp4", ".m4a", "M4A"},
    KindFacts{Kind::ogg, Family::audio, "audio/ogg", ".ogg", "OGG"},
    KindFacts{Kind::wav, Family::audio, "audio/wav", ".wav", "WAV"},
    KindFacts{Kind::amr, Family::audio, "audio/amr", ".amr", "AMR"},
    KindFacts{Kind::webm_audio, Family::audio, "audio/webm", ".weba", "WebM"},
    KindFacts{Kind::gpp_audio, Family::audio, "audio/3gpp", ".3gp", "3GP"},
    KindFacts{Kind::mp4, Family::video, "video/mp4", ".mp4", "MP4"},
    KindFacts{Kind::quicktime, Family::video, "video/quicktime", ".mov", "MOV"},
    KindFacts{Kind::gpp, Family::video, "video/3gpp", ".3gp", "3GP"},
    KindFacts{Kind::webm, Family::video, "video/webm", ".webm", "WebM"},
};

}  // namespace

const KindFacts& facts(Kind kind) {
    const auto found = std::ranges::find(all, kind, &KindFacts::kind);
    base::expects(found != all.end(), "every kind has its facts");
    return *found;
}

std::string download_name(std::string_view name, Kind kind) {
    const auto suffix = facts(kind).suffix;
    const auto dot = name.rfind('.');
    const bool has_suffix = dot != std::string_view::npos && dot > 0 && name.size() - dot <= 6;
    if (has_suffix) {
        const auto own = base::fold(name.substr(dot));
        if (own == suffix || (kind == Kind::jpeg && own == ".jpeg")) return std::string(name);
        name = name.substr(0, dot);
    }
    return std::string(name) + std::string(suffix);
}

}  // namespace files
