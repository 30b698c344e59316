#include "notices/destinations.h"

#include <boost/url/parse.hpp>

namespace notices {

namespace {

/// Not of the public network (RFC 6890 and the IANA registries), and the ways to write such an
/// address inside another one (6to4, Teredo, NAT64).
const http::Proxies& inside() {
    static const http::Proxies ranges({
        "0.0.0.0/8",     "10.0.0.0/8",      "100.64.0.0/10",  "127.0.0.0/8",    "169.254.0.0/16",
        "172.16.0.0/12", "192.0.0.0/24",    "192.0.2.0/24",   "192.88.99.0/24", "192.168.0.0/16",
        "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4",    "240.0.0.0/4",
        "::/128",        "::1/128",         "64:ff9b::/96",   "64:ff9b:1::/48", "100::/64",
        "2001::/23",     "2001:db8::/32",   "2002::/16",      "fc00::/7",       "fe80::/10",
        "fec0::/10",     "ff00::/8",
    });
    return ranges;
}

std::unexpected<base::Refusal> wrong(std::string_view field, std::string zh, std::string en) {
    return base::refuse_field(std::string(field), "format", std::move(zh), std::move(en));
}

}  // namespace

Destinations::Destinations(const std::vector<std::string>& private_networks)
    : allowed_(private_networks) {}

bool Destinations::may_connect(std::string_view address, bool encrypted) const {
    if (allowed_.trusts(address)) return true;
    return encrypted && !inside().trusts(address);
}

bool Destinations::is_loopback(std::string_view host) {
    static const http::Proxies loopback({"127.0.0.0/8", "::1/128"});
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    return host == "localhost" || loopback.trusts(host);
}

base::Result<UrlParts> read_webhook_url(std::string_view field, std::string_view url) {
    if (url.size() > 500) return wrong(field, "网址过长。", "The address is too long.");
    const auto parsed = boost::urls::parse_uri(url);
    if (!parsed)
        return wrong(field, "应为完整网址，如 https://example.cn/hook。",
                     "Write a whole address, such as https://example.cn/hook.");
    const std::string scheme(parsed->scheme());
    if (scheme != "https" && scheme != "http")
        return wrong(field, "只能用 https（内网可用 http）。",
                     "Only https is taken (http inside the network).");
    if (parsed->has_userinfo() || parsed->has_fragment() || parsed->encoded_host().empty())
        return wrong(field, "网址不能带用户名或“#”，须有主机名。",
                     "The address has a host, and neither a user nor a `#`.");
    return UrlParts{scheme, std::string(parsed->host())};
}

}  // namespace notices
