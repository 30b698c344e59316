#include "http/answer.h"

#include <boost/json.hpp>

namespace http::idempotency {

std::string seal_answer(const Response& response, const base::Vault*) {
    boost::json::array headers;
    for (const auto& header : response.headers) {
        headers.emplace_back(boost::json::array{header.name, header.value});
    }
    return boost::json::serialize(boost::json::object{{"status", response.status},
                                                      {"content_type", response.content_type},
                                                      {"headers", std::move(headers)},
                                                      {"body", response.body}});
}

Response open_answer(std::string_view text, const base::Vault*) {
    const auto kept = boost::json::parse(text);
    Response response;
    response.status = kept.at("status").to_number<int>();
    response.content_type = boost::json::value_to<std::string>(kept.at("content_type"));
    response.body = boost::json::value_to<std::string>(kept.at("body"));
    for (const auto& header : kept.at("headers").as_array()) {
        response.set(boost::json::value_to<std::string>(header.at(0)),
                     boost::json::value_to<std::string>(header.at(1)));
    }
    return response;
}

}  // namespace http::idempotency
