#include "catalogue/catalogue_file.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "base/text.h"
#include "catalogue/check.h"
#include "catalogue/yaml_reader.h"

namespace catalogue {

namespace {

constexpr std::size_t most_bytes = 4 * 1024 * 1024;
constexpr std::size_t most_problems = 200;

class CatalogueReader : YamlReader {
  public:
    std::expected<CatalogueFile, std::vector<FileProblem>> read(const YAML::Node& root) {
        if (is_map(root, "file",
                   {"name", "version", "status", "marks", "sources", "schemes", "code_rule",
                    "retired", "clock", "levels", "priorities", "routes", "flags", "departments",
                    "sla", "catalogue"})) {
            catalogue_.scheme = text(root, "name");
            catalogue_.label = text(root, "version");
            catalogue_.status = text(root, "status");
            read_tables(root);
            for (const YAML::Node& group : items(root, "catalogue")) read_group(group);
            check_leaves();
        }
        if (!problems.empty()) {
            std::ranges::stable_sort(problems, {}, &FileProblem::line);
            if (problems.size() > most_problems) problems.resize(most_problems);
            return std::unexpected(std::move(problems));
        }
        std::ranges::sort(catalogue_.leaves, {}, &Category::code);
        std::ranges::sort(catalogue_.headings, {}, &Heading::code);
        return CatalogueFile{std::move(catalogue_), std::move(retired_)};
    }

  private:
    Catalogue catalogue_;
    std::vector<std::string> retired_;
    std::vector<YAML::Node> leaf_nodes_;  // beside catalogue_.leaves, for the lines
    std::map<std::string, int> first_line_;

    /// Notes where a code stands first; reports it when it stands again.
    void unique(const YAML::Node& at, const std::string& kind, const std::string& code) {
        const auto [place, fresh] = first_line_.emplace(kind + code, line_of(at));
        if (!fresh && !code.empty())
            report(at, "code", fmt::format("编码“{}”已在第{}行使用。", code, place->second),
                   fmt::format("`{}` stands already in line {}.", code, place->second));
    }

    void read_tables(const YAML::Node& root) {
        for (const YAML::Node& node : items(root, "departments")) {
            if (!is_map(node, "departments", {"code", "zh", "en"})) continue;
            catalogue_.departments.push_back(
                {text(node, "code"), text(node, "zh"), text(node, "en")});
            unique(node, "department ", catalogue_.departments.back().code);
        }
        for (const YAML::Node& node : items(root, "schemes", false)) {
            if (!is_map(node, "schemes", {"code", "zh", "en"})) continue;
            catalogue_.schemes.push_back({text(node, "code"), text(node, "zh"), text(node, "en")});
            unique(node, "scheme ", catalogue_.schemes.back().code);
        }
        for (const YAML::Node& node : items(root, "sla")) read_limit_class(node);
        for (const YAML::Node& node : items(root, "retired", false)) {
            retired_.push_back(scalar(node, "retired"));
            if (!is_code(retired_.back(), 6))
                report(node, "retired", "应为6位编码。", "six digits were expected.");
        }
    }

    void read_limit_class(const YAML::Node& node) {
        if (!is_map(node, "sla",
                    {"code", "value", "unit", "deadline_wd", "zh", "en", "basis", "statutory"}))
            return;
        LimitClass limit{.code = text(node, "code"), .planning_days = number(node, "deadline_wd")};
        limit.limit.value = number(node, "value");
        limit.limit.unit = one_of<LimitUnit>(node["unit"], "unit", text(node, "unit"));
        limit.zh = text(node, "zh");
        limit.en = text(node, "en");
        limit.basis = text(node, "basis");
        limit.statutory = flag(node, "statutory", false);
        for (const base::FieldError& error : problems_of(limit)) add(node, limit.code, error);
        unique(node, "sla ", limit.code);
        catalogue_.limits.push_back(std::move(limit));
    }

    /// True when the heading itself could be read.
    bool read_heading(const YAML::Node& node, const char* children, std::size_t digits,
                      const std::string& parent) {
        if (!is_map(node, "catalogue", {"code", "zh", "en", children})) return false;
        Heading heading{text(node, "code"), text(node, "zh"), text(node, "en")};
        if (!is_code(heading.code, digits) || !heading.code.starts_with(parent))
            report(node, "code", fmt::format("应为以“{}”开头的{}位数字。", parent, digits),
                   fmt::format("`{}`: {} digits beginning with `{}` were expected.", heading.code,
                               digits, parent));
        unique(node, "heading ", heading.code);
        catalogue_.headings.push_back(std::move(heading));
        return true;
    }

    void read_group(const YAML::Node& group) {
        if (!read_heading(group, "classes", 2, "")) return;
        const std::string group_code = catalogue_.headings.back().code;
        for (const YAML::Node& each : items(group, "classes")) {
            if (!read_heading(each, "leaves", 4, group_code)) continue;
            const std::string class_code = catalogue_.headings.back().code;
            for (const YAML::Node& leaf : items(each, "leaves")) read_leaf(leaf, class_code);
        }
    }

    void read_leaf(const YAML::Node& node, const std::string& class_code) {
        if (!is_map(node, "leaves",
                    {"code", "zh", "en", "dept", "support", "level", "sla", "statutory",
                     "deadline_wd", "assigned_by", "priority", "route", "flags", "std", "note"}))
            return;
        Category leaf{.code = text(node, "code"),
                      .zh = text(node, "zh"),
                      .en = text(node, "en"),
                      .department = text(node, "dept"),
                      .limit_class = text(node, "sla"),
                      .standard = text(node, "std", false),
                      .note = text(node, "note", false)};
        for (const YAML::Node& code : items(node, "support", false))
            leaf.support.push_back(scalar(code, "support"));
        for (const YAML::Node& name : items(node, "flags", false))
            leaf.flags.push_back(one_of<Flag>(name, "flags", scalar(name, "flags")));
        leaf.level = one_of<Level>(node["level"], "level", text(node, "level"));
        leaf.route = one_of<Route>(node["route"], "route", text(node, "route"));
        read_priority(node, leaf);
        read_evidence(node, leaf);
        const LimitClass* limit = catalogue_.find_limit(leaf.limit_class);
        leaf.statutory = flag(node, "statutory", limit && limit->statutory);
        if (number(node, "deadline_wd") != (limit ? limit->planning_days : 0) && limit)
            report(node["deadline_wd"], "deadline_wd", "与时限类别不一致。",
                   fmt::format("{}: differs from limit class {}, which has {}.", leaf.code,
                               leaf.limit_class, limit->planning_days));
        if (!leaf.code.starts_with(class_code))
            report(node["code"], "code", fmt::format("应以“{}”开头。", class_code),
                   fmt::format("`{}` stands under class {}.", leaf.code, class_code));
        unique(node, "leaf ", leaf.code);
        catalogue_.leaves.push_back(std::move(leaf));
        leaf_nodes_.push_back(node);
    }

    void read_priority(const YAML::Node& node, Category& leaf) {
        std::string value = text(node, "priority");
        if (value.size() == 2 && value[0] == 'P') value[0] = 'p';
        leaf.priority = one_of<Priority>(node["priority"], "priority", value);
    }

    void read_evidence(const YAML::Node& node, Category& leaf) {
        const std::string value = text(node, "assigned_by");
        if (value != "S" && value != "D" && !value.empty())
            report(node["assigned_by"], "assigned_by", "应为 S 或 D。",
                   fmt::format("`{}`: S or D was expected.", value));
        leaf.evidence = value == "S" ? Evidence::source : Evidence::proposal;
    }

    void add(const YAML::Node& node, const std::string& code, const base::FieldError& error) {
        const YAML::Node field = node[error.field];
        report(field.IsDefined() ? field : node, error.field, code + ":" + error.zh,
               code + ": " + error.en);
    }

    /// After all tables are known, since a leaf may name any of them. What was already reported
    /// as missing is not reported twice.
    void check_leaves() {
        for (std::size_t i = 0; i < leaf_nodes_.size(); ++i) {
            const Category& leaf = catalogue_.leaves[i];
            for (const base::FieldError& error : problems_of(leaf, catalogue_))
                if (leaf_nodes_[i][error.field].IsDefined() || error.field == "flags")
                    add(leaf_nodes_[i], leaf.code, error);
            if (std::ranges::find(retired_, leaf.code) != retired_.end())
                report(leaf_nodes_[i], "code", fmt::format("编码“{}”已停用，不得再用。", leaf.code),
                       fmt::format("`{}` is retired and may not be used again.", leaf.code));
        }
    }
};

std::vector<FileProblem> whole_file(int line, std::string zh, std::string en) {
    return {{line, "file", std::move(zh), std::move(en)}};
}

}  // namespace

std::expected<CatalogueFile, std::vector<FileProblem>> read_catalogue(std::string_view yaml) {
    if (yaml.size() > most_bytes)
        return std::unexpected(whole_file(0, "文件过大（最多4兆）。", "is larger than 4 MB."));
    if (!base::is_utf8(yaml))
        return std::unexpected(whole_file(0, "不是UTF-8文本。", "is no UTF-8 text."));
    try {
        return CatalogueReader().read(YAML::Load(std::string(yaml)));
    } catch (const YAML::Exception& error) {
        return std::unexpected(whole_file(error.mark.line + 1, "不是正确的YAML。",
                                          fmt::format("is no YAML: {}.", error.msg)));
    }
}

}  // namespace catalogue
