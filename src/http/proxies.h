#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace http {

/// The proxies whose word about the client counts.
class Proxies {
  public:
    /// Addresses or CIDR ranges (`10.0.0.0/8`, `::1`). Throws std::invalid_argument for others.
    explicit Proxies(const std::vector<std::string>& ranges);

    bool trusts(std::string_view address) const;

    /// The client's address: the last of X-Forwarded-For that is no trusted proxy, when `peer` is
    /// one; else `peer`.
    std::string client(std::string_view peer, std::string_view forwarded_for) const;

  private:
    struct Range {
        std::array<unsigned char, 16> bytes;
        int bits;
    };
    std::vector<Range> ranges_;
};

/// The address as a log may hold it: the last part of an IPv4 address and the last 80 bits of an
/// IPv6 address are cut off, so that it does not point at a household.
std::string coarse_address(std::string_view address);

}  // namespace http
