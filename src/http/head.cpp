#include "http/head.h"

#include <boost/beast/core/string.hpp>
#include <fmt/format.h>

#include "http/refusal_response.h"

namespace bhttp = boost::beast::http;

namespace http {
namespace {

constexpr HeadError bad_request{400, &malformed};

std::string_view view(boost::beast::string_view text) {
    return {text.data(), text.size()};
}

bool read_method(bhttp::verb verb, Exchange& exchange) {
    Method& method = exchange.request.method;
    switch (verb) {
        case bhttp::verb::head:
            exchange.request.head = true;
            [[fallthrough]];
        case bhttp::verb::get:
            method = Method::get;
            return true;
        case bhttp::verb::post:
            method = Method::post;
            return true;
        case bhttp::verb::put:
            method = Method::put;
            return true;
        case bhttp::verb::patch:
            method = Method::patch;
            return true;
        case bhttp::verb::delete_:
            method = Method::del;
            return true;
        case bhttp::verb::options:
            exchange.options = true;
            return true;
        default:
            return false;
    }
}

/// `/path?query`, or the absolute form that a proxy may send.
bool read_target(std::string_view target, Exchange& exchange) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!target.starts_with(scheme)) continue;
        const auto slash = target.find('/', scheme.size());
        target = slash == std::string_view::npos ? "/" : target.substr(slash);
    }
    if (target == "*" && exchange.options) target = "/";
    if (!target.starts_with('/')) return false;
    const auto question = target.find('?');
    exchange.request.path = target.substr(0, question);
    if (question != std::string_view::npos) exchange.request.query = target.substr(question + 1);
    return true;
}

/// Only `chunked` is known. A proxy in front may read the end of anything else elsewhere, and take
/// a body for the next request (RFC 9112, 6.1 and 6.3).
bool is_framed_plainly(const Message& message) {
    const auto codings = message.count(bhttp::field::transfer_encoding);
    if (codings == 0) return true;
    return codings == 1 && message.version() >= 11 &&
           message.count(bhttp::field::content_length) == 0 &&
           boost::beast::iequals(message[bhttp::field::transfer_encoding], "chunked");
}

bool is_request_id(std::string_view id) {
    return !id.empty() && id.size() <= 64 && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_' || c == '.';
    });
}

void believe_proxy(const Core& core, const std::string& peer, Request& request) {
    if (!core.proxies.trusts(peer)) return;
    std::string chain;
    for (const auto& header : request.headers) {
        if (!boost::beast::iequals(header.name, "x-forwarded-for")) continue;
        if (!chain.empty()) chain += ',';
        chain += header.value;
    }
    request.address = core.proxies.client(peer, chain);
    request.secure = request.header("x-forwarded-proto") == "https";
    if (const auto id = request.header("x-request-id"); is_request_id(id)) request.id = id;
}

/// `text/xml` of `text/xml; charset=utf-8`.
std::string_view media_type(std::string_view type) {
    auto name = type.substr(0, type.find(';'));
    while (name.ends_with(' ') || name.ends_with('\t')) name.remove_suffix(1);
    return name;
}

bool is_taken(const Content& takes, std::string_view type) {
    return std::ranges::any_of(takes.types, [&](const std::string& one) {
        return one == "*/*" || boost::beast::iequals(one, type);
    });
}

std::optional<Response> check_body(const Exchange& exchange) {
    const Request& request = exchange.request;
    if (request.body.empty()) return {};
    if (!request.header("content-encoding").empty()) {
        return refusal_response(exchange, 415, bad_encoding);
    }
    const auto type = media_type(request.header("content-type"));
    const Content& takes = exchange.route.endpoint->takes;
    if (takes.types.empty()) {
        if (boost::beast::iequals(type, "application/json")) return {};
        return refusal_response(exchange, 415, not_json_type);
    }
    if (is_taken(takes, type)) return {};
    return refusal_response(exchange, 415, wrong_body_type);
}

constexpr std::string_view usual_headers =
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: same-origin\r\n"
    "X-Frame-Options: DENY\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n";
constexpr std::string_view usual_embedding = "Cross-Origin-Resource-Policy: same-origin\r\n";
constexpr std::string_view usual_policy =
    "Content-Security-Policy: default-src 'self'; img-src 'self' data: blob:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'\r\n";

void line(std::string& out, std::string_view name, std::string_view value) {
    out += name;
    out += ": ";
    // A header never carries what could begin another one.
    for (const char c : value) out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    out += "\r\n";
}

}  // namespace

std::optional<HeadError> read_head(const Core& core, const Message& message,
                                   const std::string& peer, Exchange& exchange) {
    Request& request = exchange.request;
    request.headers.reserve(12);
    for (const auto& field : message) {
        request.headers.push_back({std::string(field.name_string()), std::string(field.value())});
    }
    believe_proxy(core, peer, request);
    if (!read_method(message.method(), exchange)) return HeadError{501, &unknown_method};
    if (!read_target(view(message.target()), exchange)) return bad_request;
    if (message.version() >= 11 && message.count(bhttp::field::host) != 1) return bad_request;
    if (!is_framed_plainly(message)) return bad_request;

    exchange.standard = core.router.find_standard(request.path);
    exchange.route = core.router.find(request.method, request.path);
    if (const Endpoint* endpoint = exchange.route.endpoint; endpoint && !exchange.options) {
        exchange.metrics = core.route_metrics[exchange.route.index].get();
        exchange.pattern = endpoint->path;
    }
    return {};
}

std::optional<Response> early_answer(const Core& core, Exchange& exchange) {
    const Request& request = exchange.request;
    const Route& route = exchange.route;
    if (exchange.options) {
        Response response{.status = 204};
        response.set("Allow", route.allow.empty() ? "GET, HEAD, OPTIONS" : route.allow);
        return response;
    }
    if (route.endpoint) return check_body(exchange);
    if (!route.allow.empty()) {
        auto response = refusal_response(exchange, 405, method_not_allowed);
        response.set("Allow", route.allow);
        return response;
    }
    for (const StaticFiles& mount : core.mounts) {
        auto response = mount.find(request);
        if (!response) continue;
        exchange.pattern = "static";
        exchange.metrics = &core.file_metrics;
        return response;
    }
    return refusal_response(exchange, base::not_found);
}

void write_head(std::string& out, const Exchange& exchange, const Response& response,
                std::string_view date) {
    const auto reason =
        bhttp::obsolete_reason(bhttp::int_to_status(static_cast<unsigned>(response.status)));
    out.clear();
    fmt::format_to(std::back_inserter(out), "HTTP/1.1 {} {}\r\nDate: {}\r\n", response.status,
                   view(reason), date);
    bool has_cache = false, has_policy = false, has_embedding = false;
    for (const auto& header : response.headers) {
        line(out, header.name, header.value);
        has_cache = has_cache || header.name == "Cache-Control";
        has_policy = has_policy || header.name == "Content-Security-Policy";
        has_embedding = has_embedding || header.name == "Cross-Origin-Resource-Policy";
    }
    if (!response.content_type.empty()) line(out, "Content-Type", response.content_type);
    if (!has_cache) out += "Cache-Control: no-store\r\n";
    if (!response.stream && response.status != 204 && response.status != 304) {
        fmt::format_to(std::back_inserter(out), "Content-Length: {}\r\n", response.size());
    }
    if (!exchange.keep_alive || response.stream) {
        out += "Connection: close\r\n";
    } else {
        out += "Connection: keep-alive\r\n";
    }
    if (exchange.request.secure) {
        out += "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n";
    }
    line(out, "X-Request-Id", exchange.request.id);
    if (!has_policy) out += usual_policy;
    if (!has_embedding) out += usual_embedding;
    out += usual_headers;
    out += "\r\n";
}

}  // namespace http
