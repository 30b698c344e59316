#pragma once

#include <ctime>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "http/response.h"

namespace http {

/// An open regular file; closed with its last owner.
struct OpenFile {
    std::shared_ptr<const int> descriptor;
    std::int64_t size = 0;
    std::int64_t modified_ms = 0;  ///< Since 1970.
};

/// Opens a file for reading; nothing when there is none, or when it is no regular file, or a link.
std::optional<OpenFile> open_file(const std::filesystem::path& path);

/// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7).
std::string http_time(std::time_t at);

/// Answers GET or HEAD with a file: whole, or the one range that `Range` asks for (206, 416), or
/// 304 for a client that has it (RFC 9110, 13 and 14). `head` brings content type and headers; of
/// them `ETag` and `Last-Modified` are what conditions are held against, so give at least one.
Response serve_file(const Request& request, const OpenFile& file, Response head);

}  // namespace http
