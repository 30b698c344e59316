#include "http/static_files.h"

#include <algorithm>
#include <charconv>
#include <ctime>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "http/accept_encoding.h"
#include "http/etag.h"

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

struct Opened {
    std::shared_ptr<const int> descriptor;
    struct stat status {};
};

std::optional<Opened> open_file(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor < 0) return {};
    Opened out{std::shared_ptr<const int>(new int(descriptor), [](const int* one) {
        ::close(*one);
        delete one;
    })};
    if (::fstat(descriptor, &out.status) != 0 || !S_ISREG(out.status.st_mode)) return {};
    return out;
}

std::string http_time(std::time_t at) {
    std::tm parts{};
    gmtime_r(&at, &parts);
    char text[40];
    return {text, std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

bool is_unchanged(const Request& request, std::string_view etag, std::string_view modified) {
    const auto known = request.header("if-none-match");
    if (!known.empty()) {
        return names_etag(known, etag);
    }
    return request.header("if-modified-since") == modified;
}

/// `bytes=0-99`, `100-`, `-50`. Several ranges are answered with the whole, which is allowed.
enum class Range { whole, part, beyond };

Range read_range(std::string_view text, std::int64_t size, FilePart& part) {
    if (!text.starts_with("bytes=") || text.find(',') != std::string_view::npos) {
        return Range::whole;
    }
    text.remove_prefix(6);
    const auto dash = text.find('-');
    if (dash == std::string_view::npos) return Range::whole;
    const auto number = [](std::string_view digits) -> std::optional<std::int64_t> {
        std::int64_t value = 0;
        const char* end = digits.data() + digits.size();
        const auto [stop, failed] = std::from_chars(digits.data(), end, value);
        if (failed != std::errc{} || stop != end || value < 0) return {};
        return value;
    };
    const auto first = number(text.substr(0, dash)), last = number(text.substr(dash + 1));
    if (!first && (!last || dash != 0)) return Range::whole;
    if (!first) {
        if (*last == 0 || size == 0) return Range::beyond;
        part.offset = std::max<std::int64_t>(0, size - *last);
        part.length = size - part.offset;
        return Range::part;
    }
    if (!last && dash + 1 != text.size()) return Range::whole;
    if (last && *last < *first) return Range::whole;
    if (*first >= size) return Range::beyond;
    part.offset = *first;
    part.length = std::min(last.value_or(size - 1), size - 1) - *first + 1;
    return Range::part;
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
    if (mount_.fallback.empty() || file.find('.') != std::string::npos) return {};
    if (file.starts_with("api/")) return {};
    return find_file(request, mount_.fallback);
}

std::optional<Response> StaticFiles::find_file(const Request& request,
                                               std::string_view name) const {
    const auto path = mount_.folder / name;
    const auto range = request.header("range");
    std::string_view encoding;
    std::optional<Opened> file;
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

    const auto size = static_cast<std::int64_t>(file->status.st_size);
    const auto etag =
        fmt::format("\"{:x}-{:x}{}{}\"",
                    file->status.st_mtim.tv_sec * 1000 + file->status.st_mtim.tv_nsec / 1'000'000,
                    size, encoding.empty() ? "" : "-", encoding);
    const auto modified = http_time(file->status.st_mtim.tv_sec);
    Response response{.content_type = std::string(type_of(name))};
    response.set("ETag", etag);
    response.set("Last-Modified", modified);
    response.set("Vary", "Accept-Encoding");
    response.set("Accept-Ranges", "bytes");
    response.set("Cache-Control",
                 is_hashed(name) ? "public, max-age=31536000, immutable" : "no-cache");
    if (!encoding.empty()) response.set("Content-Encoding", std::string(encoding));
    if (!mount_.policy.empty()) response.set("Content-Security-Policy", mount_.policy);
    if (is_unchanged(request, etag, modified)) {
        response.status = 304;
        return response;
    }
    response.file = {.descriptor = file->descriptor, .length = size};
    const auto guard = request.header("if-range");
    if (!range.empty() && (guard.empty() || guard == etag || guard == modified)) {
        switch (read_range(range, size, response.file)) {
            case Range::whole:
                break;
            case Range::part:
                response.status = 206;
                response.set("Content-Range",
                             fmt::format("bytes {}-{}/{}", response.file.offset,
                                         response.file.offset + response.file.length - 1, size));
                break;
            case Range::beyond:
                response.status = 416;
                response.set("Content-Range", fmt::format("bytes */{}", size));
                response.file = {};
                break;
        }
    }
    return response;
}

}  // namespace http
