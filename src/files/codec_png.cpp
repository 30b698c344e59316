#include <png.h>

#include "base/expects.h"
#include "files/codec.h"
#include "files/fault.h"

namespace files {

namespace {

/// libpng's simplified interface: it neither jumps out of our functions nor prints.
struct Image {
    png_image image{};
    Image() { image.version = PNG_IMAGE_VERSION; }
    ~Image() { png_image_free(&image); }
    Image(const Image&) = delete;
    Image& operator=(const Image&) = delete;
};

}  // namespace

base::Result<Pixels> decode_png(const PictureParts& parts) {
    Image png;
    if (png_image_begin_read_from_memory(&png.image, parts.whole.data(), parts.whole.size()) == 0)
        return refuse(damaged);
    // The size was checked against the limit by what `parts` says.
    if (png.image.width != static_cast<unsigned>(parts.width) ||
        png.image.height != static_cast<unsigned>(parts.height))
        return refuse(damaged);
    png.image.format = parts.alpha ? PNG_FORMAT_RGBA : PNG_FORMAT_RGB;
    Pixels out{.width = parts.width, .height = parts.height, .channels = parts.alpha ? 4 : 3};
    out.bytes.resize(PNG_IMAGE_SIZE(png.image));
    const png_color white{255, 255, 255};
    if (png_image_finish_read(&png.image, &white, out.bytes.data(), 0, nullptr) == 0)
        return refuse(damaged);
    return out;
}

std::string encode_png(const Pixels& pixels) {
    Image png;
    png.image.width = static_cast<unsigned>(pixels.width);
    png.image.height = static_cast<unsigned>(pixels.height);
    png.image.format = pixels.channels == 4 ? PNG_FORMAT_RGBA : PNG_FORMAT_RGB;
    std::string out(PNG_IMAGE_PNG_SIZE_MAX(png.image), '\0');
    png_alloc_size_t size = out.size();
    const int done = png_image_write_to_memory(&png.image, out.data(), &size, 0,
                                               pixels.bytes.data(), 0, nullptr);
    base::expects(done != 0, "pixels can be encoded");
    out.resize(size);
    return out;
}

}  // namespace files
