#include "simulation/demo_matter.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "catalogue/yaml_reader.h"

namespace simulation {

namespace {

using Problems = std::vector<base::FileProblem>;

class DemoReader {
  public:
    std::expected<std::vector<DemoMatter>, Problems> read(const YAML::Node& list) {
        std::vector<DemoMatter> out;
        if (!list.IsSequence()) yaml_.report(list, "", "应为列表。", "a list was expected.");
        for (const auto& node : list) {
            if (yaml_.is_map(node, "",
                             {"key", "place", "division", "category", "channel", "title", "words",
                              "address", "reporter", "about", "days_ago", "first_time", "ends",
                              "path", "reasons", "reply", "finding", "callback", "merged_into"}))
                out.push_back(matter(node));
        }
        check_keys(list, out);
        if (!yaml_.problems.empty()) return std::unexpected(std::move(yaml_.problems));
        return out;
    }

  private:
    DemoMatter matter(const YAML::Node& node) {
        DemoMatter out{.key = yaml_.text(node, "key"),
                       .place = yaml_.text(node, "place"),
                       .division = yaml_.text(node, "division"),
                       .category = yaml_.text(node, "category"),
                       .channel = value<matters::Channel>(node, "channel"),
                       .title = yaml_.text(node, "title"),
                       .words = yaml_.text(node, "words"),
                       .address = yaml_.text(node, "address"),
                       .about = yaml_.text(node, "about", false),
                       .days_ago = days(node),
                       .first_time = yaml_.flag(node, "first_time", false),
                       .ends = value<matters::State>(node, "ends"),
                       .reply = yaml_.text(node, "reply", false),
                       .finding = yaml_.text(node, "finding", false),
                       .merged_into = yaml_.text(node, "merged_into", false)};
        for (const auto& turn : yaml_.items(node, "path", false))
            out.path.push_back(yaml_.one_of<Turn>(turn, "path", yaml_.scalar(turn, "path")));
        reporter(node["reporter"], out);
        reasons(node["reasons"], out);
        callback(node["callback"], out);
        return out;
    }

    template <class E>
    E value(const YAML::Node& node, const char* field) {
        return yaml_.one_of<E>(node, field, yaml_.text(node, field));
    }

    double days(const YAML::Node& node) {
        const std::string text = yaml_.text(node, "days_ago");
        double days = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), days);
        const bool whole = error == std::errc{} && end == text.data() + text.size();
        if (!whole || days <= 0 || days > 3'650)
            yaml_.report(node["days_ago"], "days_ago", "应为0至3650之间的天数。",
                         "expected days between 0 and 3650.");
        return days;
    }

    void reporter(const YAML::Node& node, DemoMatter& out) {
        if (!node.IsDefined() ||
            !yaml_.is_map(node, "reporter", {"name", "telephone", "anonymous", "confidential"}))
            return;
        out.reporter_name = yaml_.text(node, "name", false);
        out.reporter_telephone = yaml_.text(node, "telephone", false);
        out.anonymous = yaml_.flag(node, "anonymous", false);
        out.confidential = yaml_.flag(node, "confidential", false);
    }

    void reasons(const YAML::Node& node, DemoMatter& out) {
        if (!node.IsDefined()) return;
        for (const auto& pair : node)
            out.reasons[yaml_.scalar(pair.first, "reasons")] = yaml_.scalar(pair.second, "reasons");
    }

    void callback(const YAML::Node& node, DemoMatter& out) {
        if (!node.IsDefined() ||
            !yaml_.is_map(node, "callback", {"satisfaction", "solved", "said"}))
            return;
        out.callback =
            DemoCallback{.satisfaction = value<matters::Satisfaction>(node, "satisfaction"),
                         .solved = yaml_.flag(node, "solved", true),
                         .said = yaml_.text(node, "said", false)};
    }

    void check_keys(const YAML::Node& list, const std::vector<DemoMatter>& all) {
        std::set<std::string> keys;
        for (const auto& one : all)
            if (!keys.insert(one.key).second)
                yaml_.report(list, "key", "编号重复：" + one.key, one.key + " stands here twice.");
        for (const auto& one : all)
            if (!one.merged_into.empty() && !keys.contains(one.merged_into))
                yaml_.report(list, "merged_into", "没有" + one.merged_into,
                             one.key + " is merged into a matter that is not here.");
    }

    catalogue::YamlReader yaml_;
};

}  // namespace

bool DemoMatter::turns(Turn turn) const {
    return std::ranges::count(path, turn) > 0;
}

std::string DemoMatter::reason(std::string_view name, std::string_view otherwise) const {
    const auto found = reasons.find(std::string(name));
    return found == reasons.end() ? std::string(otherwise) : found->second;
}

std::expected<std::vector<DemoMatter>, Problems> read_demo_matters(std::string_view yaml) {
    try {
        return DemoReader().read(YAML::Load(std::string(yaml)));
    } catch (const YAML::Exception& error) {
        return std::unexpected(Problems{{.line = error.mark.line + 1,
                                         .field = "",
                                         .zh = "不是有效的YAML。",
                                         .en = std::string("is no YAML: ") + error.msg}});
    }
}

}  // namespace simulation
