#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "http/request.h"
#include "http/stream.h"

namespace http {

/// A cookie to set. The defaults are the strictest; `__Host-` names need path `/` and secure.
struct Cookie {
    std::string name;
    std::string value;
    long max_age_s = -1;  ///< -1: until the browser closes; 0: delete it.
    std::string path = "/";
    bool http_only = true;
    bool secure = true;
    std::string same_site = "Lax";
};

/// The text of a Set-Cookie header.
std::string to_text(const Cookie& cookie);

/// A piece of an open file, sent from the disk in small parts.
struct FilePart {
    std::shared_ptr<const int> descriptor;  ///< Closed with its last owner.
    std::int64_t offset = 0;
    std::int64_t length = 0;
};

/// What goes back. The body is `body`, or `shared` when that is set, or else `file`.
struct Response {
    int status = 200;
    std::string content_type;  ///< Empty: no body at all.
    std::string body;
    std::shared_ptr<const std::string> shared;
    FilePart file;
    std::shared_ptr<Stream> stream;  ///< Set: an answer without an end, frames follow the head.
    std::vector<Header> headers;

    std::int64_t size() const;
    void set(std::string name, std::string value) {
        headers.push_back({std::move(name), std::move(value)});
    }
};

/// A JSON answer.
Response json_response(int status, std::string body);

}  // namespace http
