#include "files/exif.h"

#include <cmath>
#include <memory>

#include <libexif/exif-data.h>

#include "base/instant.h"
#include "base/text.h"

namespace files {

namespace {

struct Unref {
    void operator()(ExifData* data) const { exif_data_unref(data); }
};
using Data = std::unique_ptr<ExifData, Unref>;

const ExifEntry* find(const Data& data, ExifIfd part, int tag) {
    return exif_content_get_entry(data->ifd[part], static_cast<ExifTag>(tag));
}

std::string text_of(const Data& data, ExifIfd part, int tag) {
    const auto* entry = find(data, part, tag);
    if (!entry || entry->format != EXIF_FORMAT_ASCII || !entry->data) return {};
    std::string out(reinterpret_cast<const char*>(entry->data), entry->size);
    return out.substr(0, out.find('\0'));
}

/// Degrees, minutes, seconds as three fractions.
std::optional<double> degrees_of(const Data& data, int tag) {
    const auto* entry = find(data, EXIF_IFD_GPS, tag);
    constexpr unsigned each = 8;
    if (!entry || entry->format != EXIF_FORMAT_RATIONAL || entry->size < 3 * each) return {};
    const auto order = exif_data_get_byte_order(data.get());
    double out = 0, unit = 1;
    for (unsigned i = 0; i < 3; ++i, unit *= 60) {
        const auto part = exif_get_rational(entry->data + i * each, order);
        if (part.denominator == 0) return {};
        out += static_cast<double>(part.numerator) / part.denominator / unit;
    }
    return out;
}

std::optional<SuggestedPoint> point_of(const Data& data) {
    auto latitude = degrees_of(data, EXIF_TAG_GPS_LATITUDE);
    auto longitude = degrees_of(data, EXIF_TAG_GPS_LONGITUDE);
    if (!latitude || !longitude) return {};
    if (text_of(data, EXIF_IFD_GPS, EXIF_TAG_GPS_LATITUDE_REF) == "S") *latitude *= -1;
    if (text_of(data, EXIF_IFD_GPS, EXIF_TAG_GPS_LONGITUDE_REF) == "W") *longitude *= -1;
    if (std::abs(*latitude) > 90 || std::abs(*longitude) > 180) return {};
    // Telephones without a fix write zeros.
    if (*latitude == 0 && *longitude == 0) return {};
    return SuggestedPoint{*latitude, *longitude};
}

/// `2020:06:08 11:16:13` and, in newer files, `+08:00`.
std::optional<base::Instant> time_of(const Data& data) {
    auto text = text_of(data, EXIF_IFD_EXIF, EXIF_TAG_DATE_TIME_ORIGINAL);
    constexpr int offset_time_original = EXIF_TAG_OFFSET_TIME_ORIGINAL;
    auto offset = text_of(data, EXIF_IFD_EXIF, offset_time_original);
    if (text.size() != 19) return {};
    text[4] = text[7] = '-';
    text[10] = 'T';
    if (offset.size() != 6) offset = "+08:00";
    return base::parse_instant(text + offset);
}

}  // namespace

Exif read_exif(std::string_view tiff) {
    Exif out;
    constexpr std::size_t longest = 1 << 20;
    if (tiff.size() < 8 || tiff.size() > longest) return out;
    const std::string marked = std::string("Exif\0\0", 6) + std::string(tiff);
    const Data data(exif_data_new());
    if (!data) return out;
    exif_data_unset_option(data.get(), EXIF_DATA_OPTION_FOLLOW_SPECIFICATION);
    exif_data_unset_option(data.get(), EXIF_DATA_OPTION_IGNORE_UNKNOWN_TAGS);
    exif_data_load_data(data.get(), reinterpret_cast<const unsigned char*>(marked.data()),
                        static_cast<unsigned>(marked.size()));
    const auto* turned = find(data, EXIF_IFD_0, EXIF_TAG_ORIENTATION);
    if (turned && turned->format == EXIF_FORMAT_SHORT && turned->size >= 2) {
        const int value = exif_get_short(turned->data, exif_data_get_byte_order(data.get()));
        if (value >= 1 && value <= 8) out.orientation = value;
    }
    out.point = point_of(data);
    out.taken_at = time_of(data);
    return out;
}

}  // namespace files
