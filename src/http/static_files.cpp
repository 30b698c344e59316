#include "http/static_files.h"

#include <algorithm>

#include <fmt/format.h>

#include "http/accept_encoding.h"
#include "http/serve_file.h"

namespace http {
namespace {

struct Type {
    std::string_view suffix, type;
};
constexpr Type types[] = {
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".geojson", "application/geo+json"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".webp", "image/webp"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
    {".pdf", "application/pdf"},
    {".pbf", "application/x-protobuf"},
    {".pmtiles", "application/octet-stream"},
};

std::string_view type_of(std::string_view name) {
    for (const auto& row : types) {
        if (name.ends_with(row.suffix)) return row.type;
    }
    return "application/octet-stream";
}

/// `assets/desk-BvK3xQ1a.js`: the build puts a hash of the content into the name.
bool is_hashed(std::string_view name) {
    if (!name.starts_with("assets/") && name.find("/assets/") == std::string_view::npos) {
        return false;
    }
    const auto file = name.substr(name.rfind('/') + 1);
    const auto stem = file.substr(0, file.find('.'));
    const auto dash = stem.rfind('-');
    return dash != std::string_view::npos && stem.size() - dash > 8;
}

/// Only plain names lead into the folder: no `..`, nothing hidden, no second separator.
bool is_plain(std::string_view name) {
    if (name.find('\0') != std::string_view::npos || name.find('\\') != std::string_view::npos) {
        return false;
    }
    while (!name.empty()) {
        const auto end = std::min(name.find('/'), name.size());
        if (end == 0 || name.front() == '.') return false;
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return true;
}

}  // namespace

std::optional<Response> StaticFiles::find(const Request& request) const {
    if (request.method != Method::get) return {};
    const auto path = percent_decode(request.path);
    if (!path || !path->starts_with(mount_.at)) return {};
    std::string_view name = std::string_view(*path).substr(mount_.at.size());
    if (name.empty() && !mount_.at.empty() && !mount_.at.ends_with('/')) {
        Response moved{.status = 308};
        moved.set("Location", mount_.at + "/");
        return moved;
    }
    if (!mount_.at.ends_with('/')) {
        if (!name.starts_with('/')) return {};
        name.remove_prefix(1);
    }
    const std::string file =
        name.empty() || name.ends_with('/') ? std::string(name) + "index.html" : std::string(name);
    if (!is_plain(file)) return {};
    if (auto response = find_file(request, file)) return response;
    if (mount_.fallback.empty() || name.find('.') != std::string_view::npos) return {};
    if (file.starts_with("api/")) return {};
    return find_page(request, name);
}

std::optional<Response> StaticFiles::find_page(const Request& request,
                                               std::string_view name) const {
    if (name.ends_with('/')) name.remove_suffix(1);
    if (!name.empty()) {
        if (auto response = find_file(request, std::string(name) + ".html")) return response;
    }
    for (;;) {
        const auto slash = name.rfind('/');
        name = slash == std::string_view::npos ? "" : name.substr(0, slash);
        const auto nearest = std::filesystem::path(name) / mount_.fallback;
        if (auto response = find_file(request, nearest.string())) return response;
        if (name.empty()) return {};
    }
}

std::optional<Response> StaticFiles::find_file(const Request& request,
                                               std::string_view name) const {
    const auto path = mount_.folder / name;
    const auto range = request.header("range");
    std::string_view encoding;
    std::optional<OpenFile> file;
    if (range.empty()) {
        for (const auto& [coding, suffix] : accepted_codings(request.header("accept-encoding"))) {
            file = open_file(path.string() + std::string(suffix));
            encoding = coding;
            if (file) break;
        }
    }
    if (!file) {
        encoding = {};
        file = open_file(path);
    }
    if (!file) return {};

    const auto etag = fmt::format("\"{:x}-{:x}{}{}\"", file->modified_ms, file->size,
                                  encoding.empty() ? "" : "-", encoding);
    Response response{.content_type = std::string(type_of(name))};
    response.set("ETag", etag);
    response.set("Last-Modified", http_time(file->modified_ms / 1000));
    response.set("Vary", "Accept-Encoding");
    response.set("Cache-Control",
                 is_hashed(name) ? "public, max-age=31536000, immutable" : "no-cache");
    if (!encoding.empty()) response.set("Content-Encoding", std::string(encoding));
    if (!mount_.policy.empty()) response.set("Content-Security-Policy", mount_.policy);
    return serve_file(request, *file, std::move(response));
}

}  // namespace http
