#include "http/serve_file.h"

#include <algorithm>
#include <charconv>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "http/etag.h"

namespace http {
namespace {

bool is_unchanged(const Request& request, std::string_view etag, std::string_view modified) {
    const auto known = request.header("if-none-match");
    if (!known.empty()) return names_etag(known, etag);
    return !modified.empty() && request.header("if-modified-since") == modified;
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

std::optional<OpenFile> open_file(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor < 0) return {};
    OpenFile out{.descriptor = std::shared_ptr<const int>(new int(descriptor), [](const int* one) {
                     ::close(*one);
                     delete one;
                 })};
    struct stat status {};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return {};
    out.size = status.st_size;
    out.modified_ms =
        std::int64_t{status.st_mtim.tv_sec} * 1000 + status.st_mtim.tv_nsec / 1'000'000;
    return out;
}

std::string http_time(std::time_t at) {
    std::tm parts{};
    gmtime_r(&at, &parts);
    char text[40];
    return {text, std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

Response serve_file(const Request& request, const OpenFile& file, Response head) {
    const std::string etag(find_header(head.headers, "ETag"));
    const std::string modified(find_header(head.headers, "Last-Modified"));
    Response response = std::move(head);
    response.set("Accept-Ranges", "bytes");
    if (is_unchanged(request, etag, modified)) {
        response.status = 304;
        return response;
    }
    response.file = {.descriptor = file.descriptor, .length = file.size};
    const auto range = request.header("range");
    const auto guard = request.header("if-range");
    if (range.empty() || (!guard.empty() && guard != etag && guard != modified)) return response;
    switch (read_range(range, file.size, response.file)) {
        case Range::whole:
            break;
        case Range::part:
            response.status = 206;
            response.set("Content-Range",
                         fmt::format("bytes {}-{}/{}", response.file.offset,
                                     response.file.offset + response.file.length - 1, file.size));
            break;
        case Range::beyond:
            response.status = 416;
            response.set("Content-Range", fmt::format("bytes */{}", file.size));
            response.file = {};
            break;
    }
    return response;
}

}  // namespace http
