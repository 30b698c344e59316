#pragma once

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include "base/text.h"
#include "catalogue/enum_name.h"
#include "catalogue/file_problem.h"

namespace catalogue {

/// Walks YAML nodes and collects what is wrong, instead of stopping at the first. A value that
/// cannot be read comes back empty, with its problem noted.
class YamlReader {
  public:
    std::vector<FileProblem> problems;

    void report(const YAML::Node& at, std::string_view field, std::string zh, std::string en) {
        problems.push_back({line_of(at), std::string(field), std::move(zh), std::move(en)});
    }

    /// True when `node` is a map; then every key outside `known`, and every key that stands twice,
    /// is reported.
    bool is_map(const YAML::Node& node, std::string_view field,
                std::initializer_list<std::string_view> known) {
        if (!node.IsMap()) {
            report(node, field, "应为字段组。", "a group of fields was expected.");
            return false;
        }
        std::set<std::string> seen;
        for (const auto& pair : node) {
            const YAML::Node& key = pair.first;
            const std::string name = key.IsScalar() ? key.Scalar() : "";
            if (std::find(known.begin(), known.end(), name) == known.end())
                report(key, name, "没有这个字段。", "is no field of this file.");
            else if (!seen.insert(name).second)
                report(key, name, "字段重复。", "stands here twice.");
        }
        return true;
    }

    /// The items of a list; reported and empty when it is none. A missing optional list is empty.
    std::vector<YAML::Node> items(const YAML::Node& map, const char* field, bool required = true) {
        std::vector<YAML::Node> found;
        const YAML::Node node = map[field];
        if (!node.IsDefined()) {
            if (required) missing(map, field);
        } else if (!node.IsSequence()) {
            report(node, field, "应为列表。", "a list was expected.");
        } else {
            for (const YAML::Node& item : node) found.push_back(item);
            if (required && found.empty()) report(node, field, "不能为空。", "is empty.");
        }
        return found;
    }

    std::string text(const YAML::Node& map, const char* field, bool required = true) {
        const YAML::Node node = map[field];
        if (!node.IsDefined() || node.IsNull()) {
            if (required) missing(map, field);
            return {};
        }
        return scalar(node, field);
    }

    std::string scalar(const YAML::Node& node, const char* field) {
        if (!node.IsScalar()) {
            report(node, field, "应为文字。", "a text was expected.");
            return {};
        }
        return base::nfc(node.Scalar());
    }

    int number(const YAML::Node& map, const char* field) {
        const std::string value = text(map, field);
        int number = 0;
        const auto [end, error] =
            std::from_chars(value.data(), value.data() + value.size(), number);
        if (!value.empty() && (error != std::errc{} || end != value.data() + value.size()))
            report(map[field], field, "应为整数。",
                   fmt::format("`{}`: a whole number was expected.", value));
        return number;
    }

    bool flag(const YAML::Node& map, const char* field, bool otherwise) {
        const std::string value = text(map, field, false);
        if (value.empty()) return otherwise;
        if (value != "true" && value != "false")
            report(map[field], field, "应为 true 或 false。",
                   fmt::format("`{}`: true or false was expected.", value));
        return value == "true";
    }

    template <class E>
    E one_of(const YAML::Node& at, const char* field, const std::string& value) {
        E read{};
        if (!value.empty() && !read_name(value, read))
            report(at, field, fmt::format("“{}”不在可选值中：{}。", value, names_of<E>()),
                   fmt::format("`{}`: expected one of {}.", value, names_of<E>()));
        return read;
    }

    static int line_of(const YAML::Node& node) { return node.Mark().line + 1; }

  private:
    void missing(const YAML::Node& map, const char* field) {
        report(map, field, "缺少此字段。", "is missing.");
    }
};

}  // namespace catalogue
