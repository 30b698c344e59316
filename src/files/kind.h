#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <boost/describe.hpp>

namespace files {

/// The kinds of file that an attachment can be. What stands behind a name in the database never
/// changes its meaning.
BOOST_DEFINE_ENUM_CLASS(Kind, jpeg, png, webp, pdf, mp3, m4a, ogg, wav, amr, webm_audio, gpp_audio,
                        mp4, quicktime, gpp, webm)

/// What kinds have in common: how large they may be, and what can be done with them.
BOOST_DEFINE_ENUM_CLASS(Family, image, pdf, audio, video)

struct KindFacts {
    Kind kind;
    Family family;
    std::string_view media_type;  ///< RFC 6838, as a Content-Type.
    std::string_view suffix;      ///< `.jpg`
    std::string_view name;        ///< As people call it in both languages: `JPEG`.
};

const KindFacts& facts(Kind kind);

/// The name that a file is offered under: the one it came with, ending as its content is. Pure.
std::string download_name(std::string_view name, Kind kind);

}  // namespace files
