#include "schema_check.h"

#include <regex>

#include <fmt/format.h>

namespace contract {

namespace json = boost::json;

namespace {

std::string kind_of(const json::value& value) {
    switch (value.kind()) {
        case json::kind::null:
            return "null";
        case json::kind::bool_:
            return "boolean";
        case json::kind::int64:
        case json::kind::uint64:
            return "integer";
        case json::kind::double_:
            return "number";
        case json::kind::string:
            return "string";
        case json::kind::array:
            return "array";
        case json::kind::object:
            return "object";
    }
    return "?";
}

bool is_of_type(const json::value& value, const json::value& type) {
    if (type.is_array()) {
        for (const auto& one : type.get_array())
            if (is_of_type(value, one)) return true;
        return false;
    }
    const auto kind = kind_of(value);
    return kind == type.get_string() || (kind == "integer" && type.get_string() == "number");
}

class Check {
  public:
    Check(const json::value& value, const json::object& schema, const std::string& at)
        : value_(value), schema_(schema), at_(at) {}

    std::vector<std::string> run() {
        if (const auto* any = find("anyOf")) return any_of(any->get_array());
        if (const auto* any = find("oneOf")) return any_of(any->get_array());
        if (const auto* type = find("type"); type != nullptr && !is_of_type(value_, *type)) {
            say(fmt::format("is {}, not {}", kind_of(value_), json::serialize(*type)));
            return std::move(out_);
        }
        if (const auto* allowed = find("enum")) one_of(allowed->get_array());
        if (value_.is_string()) text();
        if (value_.is_array()) items();
        if (value_.is_object()) members();
        return std::move(out_);
    }

  private:
    const json::value* find(std::string_view name) const { return schema_.if_contains(name); }
    void say(const std::string& what) { out_.push_back(at_ + ": " + what); }
    void take(std::vector<std::string> more) {
        out_.insert(out_.end(), std::make_move_iterator(more.begin()),
                    std::make_move_iterator(more.end()));
    }

    std::vector<std::string> any_of(const json::array& schemas) {
        for (const auto& one : schemas)
            if (misfits(value_, one.get_object(), at_).empty()) return {};
        say("fits none of the schemas");
        return std::move(out_);
    }

    void one_of(const json::array& allowed) {
        if (std::ranges::find(allowed, value_) == allowed.end()) say("is not in the list");
    }

    void text() {
        const auto* pattern = find("pattern");
        if (pattern == nullptr) return;
        const std::string text(value_.get_string());
        if (!std::regex_search(text, std::regex(std::string(pattern->get_string()))))
            say("does not match " + std::string(pattern->get_string()));
    }

    void items() {
        const auto* of = find("items");
        if (of == nullptr) return say("is an array of nothing known");
        std::size_t i = 0;
        for (const auto& item : value_.get_array())
            take(misfits(item, of->get_object(), fmt::format("{}/{}", at_, i++)));
    }

    void members() {
        const auto* properties = find("properties");
        const auto* more = find("additionalProperties");
        if (properties == nullptr) return;
        if (const auto* required = find("required"))
            for (const auto& name : required->get_array())
                if (!value_.get_object().contains(name.get_string()))
                    say("lacks " + std::string(name.get_string()));
        for (const auto& [name, member] : value_.get_object()) {
            if (const auto* schema = properties->get_object().if_contains(name))
                take(misfits(member, schema->get_object(), at_ + "/" + std::string(name)));
            else if (more == nullptr || (more->is_bool() && !more->get_bool()))
                say("holds " + std::string(name) + ", which the schema does not name");
        }
    }

    const json::value& value_;
    const json::object& schema_;
    const std::string at_;
    std::vector<std::string> out_;
};

}  // namespace

std::vector<std::string> misfits(const json::value& value, const json::object& schema,
                                 const std::string& at) {
    return Check(value, schema, at).run();
}

}  // namespace contract
