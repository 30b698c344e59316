#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

enum class Method { get, post, put, patch, del };

/// `GET`, `POST`, `PUT`, `PATCH`, `DELETE`.
std::string_view to_text(Method method);

/// Safe methods change nothing (RFC 9110, 9.2.1).
inline bool is_safe(Method method) {
    return method == Method::get;
}

struct Header {
    std::string name;
    std::string value;
};

/// The first value of a header, names compared without case; empty when it is not there.
std::string_view find_header(const std::vector<Header>& headers, std::string_view name);

enum class Language { zh, en };

/// What a client asked for, parsed once. Nothing of Beast shows here.
struct Request {
    Method method = Method::get;
    bool head = false;  ///< HEAD arrives as `get` with this set; the body is left out on the way.
    std::string path;   ///< As sent, still percent-encoded, without the query.
    std::string query;  ///< As sent, without the `?`.
    std::vector<Header> headers;
    std::string body;
    std::string address;      ///< The client's, behind configured proxies too.
    bool secure = false;      ///< Came over TLS, as a configured proxy says.
    bool background = false;  ///< The server asks again for a stream; not an act of the user.
    std::string id;           ///< Names the request in logs and problems.

    std::string_view header(std::string_view name) const { return find_header(headers, name); }
    std::optional<std::string> cookie(std::string_view name) const;
    Language language() const;  ///< By Accept-Language; Chinese unless English is preferred.
};

/// Percent-decoding; nothing for a broken escape. `plus` turns `+` into a space, as forms do.
std::optional<std::string> percent_decode(std::string_view text, bool plus = false);

/// `a=1&b=2` in order, decoded. Nothing for a broken escape.
std::optional<std::vector<std::pair<std::string, std::string>>> parse_query(std::string_view text);

}  // namespace http
