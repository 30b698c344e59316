#pragma once

#include <optional>

#include "http/config.h"
#include "http/response.h"

namespace http {

/// Serves a folder: ETag, Last-Modified, single ranges, and the `.br` and `.gz` that the build
/// left beside a file, as Accept-Encoding prefers. Files under `assets/` whose names carry a hash
/// are cached for a year, all others are asked for again each time. Nothing outside the folder and
/// no hidden file is ever served. With a fallback, an address without a file of its name is a page:
/// its `.html`, else the fallback of its folder, else that of the nearest folder above it.
class StaticFiles {
  public:
    explicit StaticFiles(Mount mount) : mount_(std::move(mount)) {}

    /// The answer to GET or HEAD; nothing when the path is not ours or there is no such file.
    std::optional<Response> find(const Request& request) const;

  private:
    std::optional<Response> find_file(const Request& request, std::string_view name) const;
    std::optional<Response> find_page(const Request& request, std::string_view name) const;

    Mount mount_;
};

}  // namespace http
