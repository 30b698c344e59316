#include "simulation/requests.h"

#include "db/database.h"
#include "http/problem.h"

namespace simulation {

namespace {

base::Result<void> admit(const http::Endpoint& endpoint, const http::Caller* caller) {
    if (endpoint.needs == http::anyone) return {};
    if (caller == nullptr) return base::refuse(http::not_signed_in);
    if (endpoint.needs == http::signed_in || caller->may(endpoint.needs)) return {};
    return base::refuse(base::forbidden);
}

}  // namespace

Requests::Requests(db::Database& database, http::Endpoints endpoints)
    : database_(database), endpoints_(std::move(endpoints)), router_(endpoints_) {}

base::Result<std::string> Requests::post(const http::Caller* caller, std::string_view path,
                                         const boost::json::object& body) {
    auto route = router_.find(http::Method::post, path);
    if (route.endpoint == nullptr) return base::refuse(base::not_found);
    if (auto may = admit(*route.endpoint, caller); !may) return std::unexpected(may.error());
    const auto input =
        route.endpoint->handle.read({.path = std::move(route.parameters), .body = body});
    if (!input) return std::unexpected(input.error());
    auto answer = run(*route.endpoint, caller, path, input->get());
    if (!answer) return std::unexpected(answer.error());
    ++done_;
    return std::move(answer->body);
}

base::Result<http::Response> Requests::run(const http::Endpoint& endpoint,
                                           const http::Caller* caller, std::string_view path,
                                           const void* input) {
    const auto& handle = endpoint.handle;
    switch (handle.runs_on) {
        case http::RunsOn::read:
            return database_.read([&](db::Read& read) { return handle.run(&read, caller, input); });
        case http::RunsOn::write:
            return database_.write(
                [&](db::Write& write) { return handle.run(&write, caller, input); });
        case http::RunsOn::call:
            break;
    }
    const http::Request request{
        .method = http::Method::post, .path = std::string(path), .address = "127.0.0.1"};
    http::Call call(database_, request);
    return handle.run(&call, caller, input);
}

}  // namespace simulation
