#include "http/router.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "base/expects.h"

namespace http {
namespace {

/// `/a/b` → segment `a`, rest `/b`.
std::pair<std::string_view, std::string_view> split(std::string_view path) {
    path.remove_prefix(1);
    const auto end = std::min(path.find('/'), path.size());
    return {path.substr(0, end), path.substr(end)};
}

bool is_parameter(std::string_view segment) {
    const auto end = segment.find('}');
    return segment.starts_with('{') && end != std::string_view::npos && end > 1 &&
           (end + 1 == segment.size() || segment[end + 1] == '.');
}

/// `.json` of `{id}.json`.
std::string_view ending(std::string_view segment) {
    return segment.substr(segment.find('}') + 1);
}

bool is_literal(std::string_view segment) {
    return !segment.empty() && std::ranges::all_of(segment, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
    });
}

[[noreturn]] void wrong(const Endpoint& endpoint, std::string_view what) {
    throw base::Bug(
        fmt::format("endpoint {} {}: {}", to_text(endpoint.method), endpoint.path, what));
}

void check(const Endpoint& endpoint) {
    if (!endpoint.path.starts_with('/')) wrong(endpoint, "the path starts with /");
    if (endpoint.needs.empty()) wrong(endpoint, "says who may call it");
    if (!endpoint.handle.run) wrong(endpoint, "has no handler");
    if (endpoint.summary.empty() || endpoint.summary_zh.empty()) {
        wrong(endpoint, "has a summary in both languages");
    }
    if (!endpoint.takes.types.empty() && endpoint.handle.runs_on != RunsOn::call) {
        wrong(endpoint, "a body left unread needs a handler that takes http::Call");
    }
    if (endpoint.standard && !endpoint.path.starts_with(endpoint.standard->prefix)) {
        wrong(endpoint, "stands below its standard's prefix");
    }
    const auto input = endpoint.handle.input();
    for (const auto& name : parameter_names(endpoint.path)) {
        if (!input.at("properties").as_object().contains(name)) {
            wrong(endpoint, "the input lacks the path parameter " + name);
        }
    }
}

}  // namespace

std::vector<std::string> parameter_names(std::string_view path) {
    std::vector<std::string> names;
    while (!path.empty()) {
        const auto [segment, rest] = split(path);
        if (is_parameter(segment)) names.emplace_back(segment.substr(1, segment.find('}') - 1));
        path = rest;
    }
    return names;
}

Router::Router(const Endpoints& endpoints) {
    first_ = endpoints.data();
    for (const auto& endpoint : endpoints) {
        check(endpoint);
        add(endpoint);
        if (endpoint.standard &&
            std::ranges::find(standards_, endpoint.standard) == standards_.end()) {
            standards_.push_back(endpoint.standard);
        }
    }
}

bool Router::Node::is_end() const {
    return std::ranges::any_of(endpoints, [](auto* one) { return one != nullptr; });
}

Router::Node& Router::child(Node& node, const Endpoint& endpoint, std::string_view segment) {
    const bool parameter = is_parameter(segment);
    const auto end = parameter ? ending(segment) : std::string_view{};
    if (!is_literal(parameter ? end : segment) && !(parameter && end.empty())) {
        wrong(endpoint, fmt::format("'{}' is neither a literal nor a parameter", segment));
    }
    auto& next = !parameter    ? node.literals[std::string(segment)]
                 : end.empty() ? node.parameter
                               : node.suffixed[std::string(end)];
    if (!next) next = std::make_unique<Node>();
    return *next;
}

void Router::add(const Endpoint& endpoint) {
    Node* node = &root_;
    std::string_view rest = endpoint.path;
    while (!rest.empty()) {
        std::string_view segment;
        std::tie(segment, rest) = split(rest);
        node = &child(*node, endpoint, segment);
    }
    auto& place = node->endpoints[static_cast<std::size_t>(endpoint.method)];
    if (place) wrong(endpoint, "is declared twice, also as " + place->path);
    place = &endpoint;
}

const Router::Node* Router::walk(const Node& node, std::string_view rest,
                                 std::vector<std::string_view>& values) {
    if (rest.empty()) return node.is_end() ? &node : nullptr;
    const auto [segment, after] = split(rest);
    if (const auto literal = node.literals.find(segment); literal != node.literals.end()) {
        if (const Node* found = walk(*literal->second, after, values)) return found;
    }
    for (const auto& [end, next] : node.suffixed) {
        if (segment.size() <= end.size() || !segment.ends_with(end)) continue;
        values.push_back(segment.substr(0, segment.size() - end.size()));
        if (const Node* found = walk(*next, after, values)) return found;
        values.pop_back();
    }
    if (!node.parameter || segment.empty()) return nullptr;
    values.push_back(segment);
    if (const Node* found = walk(*node.parameter, after, values)) return found;
    values.pop_back();
    return nullptr;
}

const Standard* Router::find_standard(std::string_view path) const {
    for (const Standard* one : standards_) {
        if (path.starts_with(one->prefix)) return one;
    }
    return nullptr;
}

Route Router::find(Method method, std::string_view path) const {
    Route route;
    if (!path.starts_with('/')) return route;
    std::vector<std::string_view> values;
    const Node* node = walk(root_, path, values);
    if (!node) return route;
    for (std::size_t at = 0; at < node->endpoints.size(); ++at) {
        if (!node->endpoints[at]) continue;
        route.allow += to_text(static_cast<Method>(at));
        route.allow += static_cast<Method>(at) == Method::get ? ", HEAD, " : ", ";
    }
    route.allow += "OPTIONS";
    const Endpoint* endpoint = node->endpoints[static_cast<std::size_t>(method)];
    if (!endpoint) return route;
    const auto names = parameter_names(endpoint->path);
    for (std::size_t at = 0; at < names.size(); ++at) {
        auto value = percent_decode(values[at]);
        if (!value) return {};
        route.parameters.emplace_back(names[at], std::move(*value));
    }
    route.endpoint = endpoint;
    route.index = static_cast<std::size_t>(endpoint - first_);
    return route;
}

}  // namespace http
