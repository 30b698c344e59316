#pragma once

#include <optional>
#include <string_view>

#include <boost/describe.hpp>

#include "base/instant.h"

namespace files {

/// Where a photograph was taken, WGS-84 degrees, as EXIF keeps it (CIPA DC-008, 4.6.6).
struct SuggestedPoint {
    double latitude = 0, longitude = 0;
};
BOOST_DESCRIBE_STRUCT(SuggestedPoint, (), (latitude, longitude))

struct Exif {
    int orientation = 1;  ///< 1 – 8; 1: stands upright already.
    std::optional<SuggestedPoint> point;
    std::optional<base::Instant> taken_at;  ///< Without an offset of its own: China's time.
};

/// What of a picture's EXIF part is of use; what is missing or makes no sense is left out. `tiff`
/// begins with its byte order. Never refuses.
Exif read_exif(std::string_view tiff);

}  // namespace files
