#pragma once

#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "http/endpoint.h"

namespace http {

/// What a path leads to.
struct Route {
    const Endpoint* endpoint = nullptr;  ///< Null: no such path, or (with `allow`) no such method.
    std::size_t index = 0;               ///< Of the endpoint in its list.
    Pairs parameters;                    ///< Decoded.
    std::string allow;                   ///< The methods that the path takes: `GET, HEAD, OPTIONS`.
};

/// Finds endpoints by path, segment by segment, a literal before a
/// parameter with an ending (`{id}.json`) before a parameter.
class Router {
  public:
    /// Throws base::Bug for a path that is ill-formed or declared twice (parameter names do not
    /// tell two paths apart), for a parameter that its input lacks, and for a declaration that is
    /// not whole. The endpoints must outlive the router.
    explicit Router(const Endpoints& endpoints);

    Route find(Method method, std::string_view path) const;

    /// The standard below whose prefix a path stands; null: none.
    const Standard* find_standard(std::string_view path) const;

  private:
    struct Node {
        std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
        std::map<std::string, std::unique_ptr<Node>, std::less<>> suffixed;  // `{id}.json`
        std::unique_ptr<Node> parameter;
        std::array<const Endpoint*, 5> endpoints{};
        bool is_end() const;
    };

    void add(const Endpoint& endpoint);
    static Node& child(Node& node, const Endpoint& endpoint, std::string_view segment);
    static const Node* walk(const Node& node, std::string_view rest,
                            std::vector<std::string_view>& values);

    Node root_;
    const Endpoint* first_ = nullptr;
    std::vector<const Standard*> standards_;
};

/// The names of the `{parameters}` of a path, in order; an ending is none of a name.
std::vector<std::string> parameter_names(std::string_view path);

}  // namespace http
