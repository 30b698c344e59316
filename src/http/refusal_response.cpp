#include "http/refusal_response.h"

namespace http {
namespace {

Response shaped(const Exchange& exchange, int status, const base::Refusal& refusal) {
    auto response = exchange.standard->refuse(status, refusal, exchange.request);
    if (!find_header(response.headers, "Retry-After").empty()) return response;
    if (const auto wait = retry_after(status, refusal); !wait.empty()) {
        response.set("Retry-After", std::string(wait));
    }
    return response;
}

bool has_shape(const Exchange& exchange) {
    return exchange.standard && exchange.standard->refuse;
}

}  // namespace

Response refusal_response(const Exchange& exchange, const base::Refusal& refusal) {
    if (has_shape(exchange)) return shaped(exchange, status_of(refusal.kind->because), refusal);
    return problem(refusal, exchange.request);
}

Response refusal_response(const Exchange& exchange, const base::RefusalKind& kind) {
    return refusal_response(exchange, base::Refusal{.kind = &kind});
}

Response refusal_response(const Exchange& exchange, int status, const base::RefusalKind& kind) {
    if (has_shape(exchange)) return shaped(exchange, status, {.kind = &kind});
    return problem(status, kind, exchange.request);
}

}  // namespace http
