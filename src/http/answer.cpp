#include "http/answer.h"

#include <boost/json.hpp>

#include "base/hash.h"
#include "base/text.h"
#include "base/vault.h"

namespace http::idempotency {

namespace {

constexpr std::string_view context = "idempotency.answer";

}  // namespace

std::string seal_answer(const Response& response, const base::Vault* vault) {
    boost::json::array headers;
    for (const auto& header : response.headers) {
        headers.emplace_back(boost::json::array{header.name, header.value});
    }
    const std::string& body = response.shared ? *response.shared : response.body;
    const bool is_text = base::is_utf8(body);  // JSON holds nothing else
    const boost::json::object kept{
        {"status", response.status},
        {"content_type", response.content_type},
        {"headers", std::move(headers)},
        {is_text ? "body" : "bytes", is_text ? body : base::to_base64(body)}};
    auto plain = boost::json::serialize(kept);
    return vault ? vault->seal(plain, context) : plain;
}

Response open_answer(std::string_view text, const base::Vault* vault) {
    const auto kept = boost::json::parse(vault ? vault->open(text, context) : std::string(text));
    Response response;
    response.status = kept.at("status").to_number<int>();
    response.content_type = boost::json::value_to<std::string>(kept.at("content_type"));
    if (const auto* bytes = kept.as_object().if_contains("bytes")) {
        response.body = base::from_base64(boost::json::value_to<std::string>(*bytes));
    } else {
        response.body = boost::json::value_to<std::string>(kept.at("body"));
    }
    for (const auto& header : kept.at("headers").as_array()) {
        response.set(boost::json::value_to<std::string>(header.at(0)),
                     boost::json::value_to<std::string>(header.at(1)));
    }
    return response;
}

}  // namespace http::idempotency
