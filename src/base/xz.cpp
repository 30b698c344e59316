#include "base/xz.h"

#include <lzma.h>

#include "base/expects.h"

namespace base {

namespace {

class Decoder {
  public:
    Decoder() {
        const auto made = lzma_stream_decoder(&stream, std::uint64_t{256} << 20, LZMA_CONCATENATED);
        expects(made == LZMA_OK, "a decoder can be made");
    }
    ~Decoder() { lzma_end(&stream); }
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    lzma_stream stream = LZMA_STREAM_INIT;
};

constexpr std::size_t step = std::size_t{4} << 20;

}  // namespace

bool is_xz(std::string_view bytes) {
    return bytes.starts_with(
        std::string_view("\xFD"
                         "7zXZ\0",
                         6));
}

std::expected<std::string, XzFault> unpack_xz(std::string_view packed, std::size_t limit) {
    Decoder decoder;
    auto& stream = decoder.stream;
    stream.next_in = reinterpret_cast<const std::uint8_t*>(packed.data());
    stream.avail_in = packed.size();

    std::string out;
    lzma_ret state = LZMA_OK;
    while (state == LZMA_OK) {
        const std::size_t filled = out.size();
        if (filled >= limit)
            return std::unexpected(XzFault{XzFault::Kind::too_large, stream.total_in});
        out.resize(std::min(limit, filled + step));
        stream.next_out = reinterpret_cast<std::uint8_t*>(out.data() + filled);
        stream.avail_out = out.size() - filled;
        state = lzma_code(&stream, LZMA_FINISH);
        out.resize(out.size() - stream.avail_out);
    }
    if (state == LZMA_STREAM_END) return out;
    const auto kind = state == LZMA_BUF_ERROR ? XzFault::Kind::truncated : XzFault::Kind::damaged;
    return std::unexpected(XzFault{kind, stream.total_in});
}

}  // namespace base
