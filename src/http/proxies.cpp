#include "http/proxies.h"

#include <charconv>
#include <cstring>
#include <optional>
#include <stdexcept>

#include <arpa/inet.h>

namespace http {
namespace {

using Bytes = std::array<unsigned char, 16>;

/// Both families as IPv6, IPv4 mapped.
std::optional<Bytes> parse(std::string_view text) {
    const std::string address(text);
    Bytes bytes{};
    if (inet_pton(AF_INET6, address.c_str(), bytes.data()) == 1) return bytes;
    bytes[10] = bytes[11] = 0xff;
    if (inet_pton(AF_INET, address.c_str(), bytes.data() + 12) == 1) return bytes;
    return std::nullopt;
}

bool is_mapped(const Bytes& bytes) {
    static constexpr unsigned char prefix[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    return std::memcmp(bytes.data(), prefix, sizeof prefix) == 0;
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

}  // namespace

Proxies::Proxies(const std::vector<std::string>& ranges) {
    for (const auto& range : ranges) {
        const auto slash = range.find('/');
        const auto bytes = parse(std::string_view(range).substr(0, slash));
        if (!bytes) throw std::invalid_argument("not an address or a CIDR range: " + range);
        const int most = is_mapped(*bytes) ? 32 : 128;
        int bits = most;
        if (slash != std::string::npos) {
            const char* end = range.data() + range.size();
            const auto [stop, failed] = std::from_chars(range.data() + slash + 1, end, bits);
            if (failed != std::errc{} || stop != end || bits < 0 || bits > most) {
                throw std::invalid_argument("not a CIDR range: " + range);
            }
        }
        ranges_.push_back({*bytes, 128 - most + bits});
    }
}

bool Proxies::trusts(std::string_view address) const {
    if (ranges_.empty()) return false;
    const auto bytes = parse(address);
    if (!bytes) return false;
    for (const Range& range : ranges_) {
        const auto whole = static_cast<std::size_t>(range.bits / 8);
        const int rest = range.bits % 8;
        if (std::memcmp(bytes->data(), range.bytes.data(), whole) != 0) continue;
        if (rest == 0 || ((*bytes)[whole] ^ range.bytes[whole]) >> (8 - rest) == 0) return true;
    }
    return false;
}

std::string Proxies::client(std::string_view peer, std::string_view forwarded_for) const {
    std::string_view client = peer;
    while (trusts(client) && !forwarded_for.empty()) {
        const auto comma = forwarded_for.rfind(',');
        const bool last = comma == std::string_view::npos;
        const auto next = trim(last ? forwarded_for : forwarded_for.substr(comma + 1));
        if (!parse(next)) break;
        client = next;
        forwarded_for = last ? std::string_view{} : forwarded_for.substr(0, comma);
    }
    return std::string(client);
}

std::string coarse_address(std::string_view address) {
    auto bytes = parse(address);
    if (!bytes) return {};
    char text[INET6_ADDRSTRLEN] = {};
    if (is_mapped(*bytes)) {
        (*bytes)[15] = 0;
        inet_ntop(AF_INET, bytes->data() + 12, text, sizeof text);
    } else {
        std::memset(bytes->data() + 6, 0, 10);
        inet_ntop(AF_INET6, bytes->data(), text, sizeof text);
    }
    return text;
}

}  // namespace http
