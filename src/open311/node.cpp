#include "open311/node.h"

#include <sstream>

#include <pugixml.hpp>

#include "http/writer.h"

namespace open311 {
namespace {

/// With a point, by which some readers of XML tell degrees from whole numbers.
std::string number_text(double value) {
    std::string out;
    http::write_number(out, value);
    if (out.find_first_not_of("-0123456789") == std::string::npos) out += ".0";
    return out;
}

}  // namespace

std::string xml_text(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7f) c = ' ';
    }
    return out;
}

Node Node::text(std::string_view name, std::string_view text) {
    Node out(name, Kind::value);
    if (!text.empty()) out.value_ = xml_text(text);
    return out;
}

Node& Node::add(std::string_view name, std::string_view text) {
    return add(Node::text(name, text));
}

Node& Node::add(std::string_view name, std::optional<double> value) {
    return value ? put(name, *value) : put(name, {});
}

Node& Node::add_if(std::string_view name, std::string_view text) {
    return text.empty() ? *this : add(name, text);
}

Node& Node::add(Node child) {
    children_.push_back(std::move(child));
    return *this;
}

Node& Node::put(std::string_view name, Value value) {
    Node child(name, Kind::value);
    child.value_ = std::move(value);
    return add(std::move(child));
}

std::string Node::to_text(Format format) const {
    if (format == Format::json) {
        std::string out;
        write_json(out);
        return out;
    }
    pugi::xml_document document;
    auto declaration = document.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "utf-8";
    pugi::xml_node root = document;
    write_xml(&root);
    std::ostringstream out;
    document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
    return out.str();
}

void Node::write_json(std::string& out) const {
    if (kind_ == Kind::value) {
        if (const auto* text = std::get_if<std::string>(&value_)) {
            http::write_json(out, *text);
        } else if (const auto* yes = std::get_if<bool>(&value_)) {
            http::write_json(out, *yes);
        } else if (const auto* whole = std::get_if<std::int64_t>(&value_)) {
            http::write_json(out, *whole);
        } else if (const auto* real = std::get_if<double>(&value_)) {
            http::write_json(out, *real);
        } else {
            out += "null";
        }
        return;
    }
    const bool array = kind_ == Kind::array;
    out += array ? '[' : '{';
    for (const Node& child : children_) {
        if (&child != &children_.front()) out += ',';
        if (!array) {
            http::write_json(out, child.name_);
            out += ':';
        }
        child.write_json(out);
    }
    out += array ? ']' : '}';
}

void Node::write_xml(void* parent) const {
    auto element = static_cast<pugi::xml_node*>(parent)->append_child(name_.c_str());
    for (const Node& child : children_) child.write_xml(&element);
    std::string text;
    if (const auto* own = std::get_if<std::string>(&value_)) {
        text = *own;
    } else if (const auto* yes = std::get_if<bool>(&value_)) {
        text = *yes ? "true" : "false";
    } else if (const auto* whole = std::get_if<std::int64_t>(&value_)) {
        text = std::to_string(*whole);
    } else if (const auto* real = std::get_if<double>(&value_)) {
        text = number_text(*real);
    }
    if (!text.empty()) element.append_child(pugi::node_pcdata).set_value(text.c_str());
}

}  // namespace open311
