#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "open311/format.h"

namespace open311 {

/// One element of an answer, written as XML or, by the Spark convention (wiki.open311.org,
/// JSON_and_XML_Conversion), as JSON: the root has no name there, a container of like elements
/// becomes an array without theirs, an empty element null.
class Node {
  public:
    using Value = std::variant<std::monostate, std::string, bool, std::int64_t, double>;

    static Node object(std::string_view name) { return Node(name, Kind::object); }
    static Node array(std::string_view name) { return Node(name, Kind::array); }
    static Node text(std::string_view name, std::string_view text);

    /// Adds a field; an empty text is an empty element.
    Node& add(std::string_view name, std::string_view text);
    Node& add(std::string_view name, const char* text) { return add(name, std::string_view(text)); }
    Node& add(std::string_view name, bool value) { return put(name, value); }
    Node& add(std::string_view name, std::int64_t value) { return put(name, value); }
    Node& add(std::string_view name, std::optional<double> value);
    /// Leaves the field out when there is nothing to say: what the standard says may not be
    /// returned.
    Node& add_if(std::string_view name, std::string_view text);
    Node& add(Node child);

    std::string to_text(Format format) const;

  private:
    enum class Kind { value, object, array };

    Node(std::string_view name, Kind kind) : name_(name), kind_(kind) {}
    Node& put(std::string_view name, Value value);
    void write_json(std::string& out) const;
    void write_xml(void* parent) const;

    std::string name_;
    Kind kind_;
    Value value_;
    std::vector<Node> children_;
};

/// A text that XML 1.0 can hold: control characters other than tab and line ends become spaces.
std::string xml_text(std::string_view text);

}  // namespace open311
