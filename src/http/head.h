#pragma once

#include <optional>

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

#include "http/core.h"

namespace http {

using Message = boost::beast::http::request<boost::beast::http::string_body>;

/// A header that cannot be served.
struct HeadError {
    int status;
    const base::RefusalKind* kind;
};

/// Moves what a parsed header says into the exchange: method, path, headers, the client as far as
/// proxies may say it, and the route.
std::optional<HeadError> read_head(const Core& core, const Message& message,
                                   const std::string& peer, Exchange& exchange);

/// What needs no handler: files, OPTIONS, unknown paths and methods, wrong content types.
std::optional<Response> early_answer(const Core& core, Exchange& exchange);

/// Writes the status line and all headers, those for security among them, into `out`.
void write_head(std::string& out, const Exchange& exchange, const Response& response,
                std::string_view date);

}  // namespace http
