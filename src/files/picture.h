#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.h"
#include "files/kind.h"

/// The anatomy of a picture's file, and its pixels. What is read here was made by strangers.
namespace files {

/// What a picture's file says before anything is decoded.
struct PictureParts {
    int width = 0, height = 0;  ///< As stored, before the orientation is applied.
    bool alpha = false;         ///< Has, or may have, see-through places.
    std::string_view exif;      ///< TIFF structure of its EXIF part; empty: none.
    std::string profile;        ///< JPEG only: the segments of its colour profile.
    std::string_view whole;     ///< The picture without what may lie behind its end.
    std::string clean;          ///< The same pixels without EXIF, XMP, IPTC, comments.
};

/// Walks through a JPEG, PNG or WebP from the first to the last byte. Refuses what ends too early,
/// what is animated or oddly coded, and what goes on behind its end with another file (what
/// telephones put there, a short film or a second picture, is cut off). Pure.
base::Result<PictureParts> read_parts(Kind kind, std::string_view bytes);

base::Result<PictureParts> read_jpeg(std::string_view bytes);  ///< ITU-T T.81, B
base::Result<PictureParts> read_png(std::string_view bytes);   ///< W3C PNG, 5
base::Result<PictureParts> read_webp(std::string_view bytes);  ///< RFC 9649

/// Rows from the top, each pixel red, green, blue and, with four channels, opacity; one: grey.
struct Pixels {
    int width = 0, height = 0, channels = 3;
    std::vector<unsigned char> bytes;
};

/// Turns by what the EXIF tag Orientation says (1 – 8), so that the picture stands upright.
Pixels turn_upright(Pixels pixels, int orientation);

/// Fits into a square of `side`, averaging; see-through places become white. Never enlarges.
Pixels shrink(const Pixels& pixels, int side);

/// Decodes every row, so that a picture that is cut short or damaged is found. `side` > 0 allows
/// to give a smaller picture, with the longer side at least that long; 0 asks for all pixels.
base::Result<Pixels> decode(Kind kind, const PictureParts& parts, int side);

/// Encodes for keeping (JPEG and WebP with quality 92), without any metadata but the profile.
std::string encode(Kind kind, const Pixels& pixels, const PictureParts& parts);

/// A JPEG for previews.
std::string encode_preview(const Pixels& pixels);

}  // namespace files
