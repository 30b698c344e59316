#include <algorithm>
#include <cstring>

#include "base/expects.h"
#include "files/picture.h"

namespace files {

namespace {

struct Place {
    int x, y;
};

/// Where the pixel that shall stand at `x`, `y` of the upright picture is stored (CIPA DC-008,
/// tag Orientation: which side of the scene the first row and the first column are).
Place source_of(int orientation, int x, int y, int width, int height) {
    switch (orientation) {
        case 2:
            return {width - 1 - x, y};
        case 3:
            return {width - 1 - x, height - 1 - y};
        case 4:
            return {x, height - 1 - y};
        case 5:
            return {y, x};
        case 6:
            return {y, height - 1 - x};
        case 7:
            return {width - 1 - y, height - 1 - x};
        case 8:
            return {width - 1 - y, x};
        default:
            return {x, y};
    }
}

std::size_t offset(const Pixels& pixels, int x, int y) {
    return (static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.width) +
            static_cast<std::size_t>(x)) *
           static_cast<std::size_t>(pixels.channels);
}

/// The mean of a rectangle, laid over white.
void average(const Pixels& from, int left, int right, int top, int bottom, unsigned char* out) {
    const int channels = from.channels, colours = channels == 1 ? 1 : 3;
    std::uint64_t sum[3] = {0, 0, 0};
    for (int y = top; y < bottom; ++y) {
        const unsigned char* pixel = from.bytes.data() + offset(from, left, y);
        for (int x = left; x < right; ++x, pixel += channels) {
            const unsigned opacity = channels == 4 ? pixel[3] : 255;
            for (int i = 0; i < colours; ++i)
                sum[i] +=
                    opacity == 255 ? pixel[i] : (pixel[i] * opacity + 255 * (255 - opacity)) / 255;
        }
    }
    const auto count =
        static_cast<std::uint64_t>(right - left) * static_cast<std::uint64_t>(bottom - top);
    for (int i = 0; i < colours; ++i) out[i] = static_cast<unsigned char>(sum[i] / count);
}

/// Fills `out` from `in`, square by square so that both stay in the cache.
template <std::size_t Channels>
void turn(const Pixels& in, Pixels& out, int orientation) {
    constexpr int square = 32;
    const auto copy = [&](int x, int y) {
        const auto from = source_of(orientation, x, y, in.width, in.height);
        std::memcpy(out.bytes.data() + offset(out, x, y),
                    in.bytes.data() + offset(in, from.x, from.y), Channels);
    };
    for (int top = 0; top < out.height; top += square)
        for (int left = 0; left < out.width; left += square)
            for (int y = top; y < std::min(top + square, out.height); ++y)
                for (int x = left; x < std::min(left + square, out.width); ++x) copy(x, y);
}

int scaled(int position, int size, int target) {
    return static_cast<int>(std::int64_t{position} * size / target);
}

}  // namespace

Pixels turn_upright(Pixels pixels, int orientation) {
    if (orientation <= 1 || orientation > 8) return pixels;
    Pixels out{.width = pixels.width, .height = pixels.height, .channels = pixels.channels};
    if (orientation >= 5) std::swap(out.width, out.height);
    out.bytes.resize(pixels.bytes.size());
    switch (pixels.channels) {
        case 1:
            turn<1>(pixels, out, orientation);
            break;
        case 3:
            turn<3>(pixels, out, orientation);
            break;
        default:
            base::expects(pixels.channels == 4, "pixels have one, three or four channels");
            turn<4>(pixels, out, orientation);
    }
    return out;
}

Pixels shrink(const Pixels& pixels, int side) {
    const int longest = std::max(pixels.width, pixels.height);
    const int target = std::min(side, longest);
    Pixels out{.width = std::max(1, scaled(pixels.width, target, longest)),
               .height = std::max(1, scaled(pixels.height, target, longest)),
               .channels = pixels.channels == 1 ? 1 : 3};
    out.bytes.resize(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height) *
                     static_cast<std::size_t>(out.channels));
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x)
            average(pixels, scaled(x, pixels.width, out.width),
                    scaled(x + 1, pixels.width, out.width), scaled(y, pixels.height, out.height),
                    scaled(y + 1, pixels.height, out.height), out.bytes.data() + offset(out, x, y));
    return out;
}

}  // namespace files
