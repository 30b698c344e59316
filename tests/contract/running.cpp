#include "running.h"

#include <fmt/format.h>

#include "http/router.h"
#include "scene.h"

namespace contract {

namespace json = boost::json;

namespace {

constexpr const char* form_safe =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

std::string percent(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (std::string_view(form_safe).contains(c))
            out += c;
        else
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

std::string plain(const json::value& value) {
    return value.is_string() ? std::string(value.get_string()) : json::serialize(value);
}

json::value filled(const json::value& value, const Values& values) {
    if (value.is_object()) {
        json::object out;
        for (const auto& [name, member] : value.get_object()) out[name] = filled(member, values);
        return out;
    }
    if (value.is_array()) {
        json::array out;
        for (const auto& item : value.get_array()) out.push_back(filled(item, values));
        return out;
    }
    if (!value.is_string()) return value;
    const std::string_view text = value.get_string();
    if (!text.starts_with('{') || !text.ends_with('}')) return value;
    const auto found = values.find(std::string(text.substr(1, text.size() - 2)));
    return found == values.end() ? value : json::value(found->second);
}

}  // namespace

bool takes_query(const http::Endpoint& endpoint) {
    return endpoint.method == http::Method::get || endpoint.method == http::Method::del ||
           !endpoint.takes.types.empty();
}

Running::Running()
    : scratch_(db::testing::Scratch::sqlite({.clock = clock_.clock()})),
      world_(std::make_unique<access::testing::World>(scratch_->database())) {
    const auto config = world_->config();
    const files::Config files{.folder = files_.path(), .vault = config.vault, .access = config};
    endpoints_ = server::all_endpoints(config, std::make_shared<const files::Files>(files));
    server::HouseConfig house{.access = config, .files = files, .ticks = false, .sends = false};
    house.http.port = 0;
    house.http.access_log = false;
    house.http.vault = config.vault;
    house_ = std::make_unique<server::House>(scratch_->database(), std::move(house));
    house_->start();
    values_ = set_scene(*this);
}

Running::~Running() {
    house_->stop();
}

http::testing::Client Running::client(const std::string& token) {
    http::testing::Client client(house_->port());
    if (!token.empty()) client.set("Authorization", "Bearer " + token);
    return client;
}

json::object example_of(const http::Endpoint& endpoint, const Values& values) {
    return filled(endpoint.example, values).as_object();
}

Asked ask(const http::Endpoint& endpoint, const json::object& fields) {
    Asked out{.method = std::string(http::to_text(endpoint.method)), .path = endpoint.path};
    json::object body;
    std::string query;
    for (const auto& [name, value] : fields) {
        const auto marker = "{" + std::string(name) + "}";
        if (const auto at = out.path.find(marker); at != std::string::npos) {
            out.path.replace(at, marker.size(), percent(plain(value)));
        } else if (!takes_query(endpoint)) {
            body[name] = value;
        } else {
            const auto add = [&](const json::value& one) {
                query += fmt::format("{}{}={}", query.empty() ? "?" : "&",
                                     percent(std::string_view(name)), percent(plain(one)));
            };
            if (value.is_array())
                for (const auto& one : value.get_array()) add(one);
            else
                add(value);
        }
    }
    out.path += query;
    if (!takes_query(endpoint)) out.body = json::serialize(body);
    return out;
}

http::testing::Answer send(http::testing::Client& client, const Asked& asked,
                           std::vector<http::Header> more) {
    return client.request(asked.method, asked.path, asked.body, std::move(more));
}

std::string token_for(const Running& running, const http::Endpoint& endpoint, bool in_b) {
    if (endpoint.needs == http::anyone) return "";
    const auto& world = const_cast<Running&>(running).world();
    if (endpoint.needs == http::signed_in)
        return in_b ? world.token_in_b(access::Role::handler) : world.token(access::Role::handler);
    return in_b ? world.token_in_b_with(endpoint.needs) : world.token_with(endpoint.needs);
}

std::string name_of(const http::Endpoint& endpoint) {
    return std::string(http::to_text(endpoint.method)) + " " + endpoint.path;
}

}  // namespace contract
