#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.h"
#include "http/proxies.h"

namespace notices {

/// Where a webhook may go. What somebody types as an address must not make this server knock on
/// doors inside (SSRF): private addresses are refused unless the installation names them, and that
/// is looked at again for the address that is really connected to.
class Destinations {
  public:
    /// Ranges inside that are allowed. Throws std::invalid_argument for what is none.
    explicit Destinations(const std::vector<std::string>& private_networks);

    /// Whether a connection to this address may be made; plain HTTP only inside.
    bool may_connect(std::string_view address, bool encrypted) const;

    /// Whether it names this machine, where even a gateway may go without TLS.
    static bool is_loopback(std::string_view host);

  private:
    http::Proxies allowed_;
};

/// The parts of a webhook's URL that rules look at.
struct UrlParts {
    std::string scheme;
    std::string host;
};

/// `https://host/…` or `http://host/…`: at most 500 characters of ASCII, no user, no fragment.
/// Refuses for `field`.
base::Result<UrlParts> read_webhook_url(std::string_view field, std::string_view url);

}  // namespace notices
