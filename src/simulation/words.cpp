#include "simulation/words.h"

#include "catalogue/yaml_reader.h"

namespace simulation {

namespace {

std::vector<std::string> texts(catalogue::YamlReader& yaml, const YAML::Node& map,
                               const char* field) {
    std::vector<std::string> out;
    for (const auto& node : yaml.items(map, field)) out.push_back(yaml.scalar(node, field));
    return out;
}

}  // namespace

std::expected<Words, std::vector<base::FileProblem>> read_words(std::string_view text) {
    catalogue::YamlReader yaml;
    Words words;
    try {
        const YAML::Node root = YAML::Load(std::string(text));
        if (yaml.is_map(root, "",
                        {"says", "replies", "return_reasons", "extension_reasons",
                         "parking_obstacles", "dissatisfied"})) {
            for (const auto& pair : root["says"]) {
                const std::string code = yaml.scalar(pair.first, "says");
                words.says[code] = texts(yaml, root["says"], code.c_str());
            }
            words.replies = texts(yaml, root, "replies");
            words.return_reasons = texts(yaml, root, "return_reasons");
            words.extension_reasons = texts(yaml, root, "extension_reasons");
            words.parking_obstacles = texts(yaml, root, "parking_obstacles");
            words.dissatisfied = texts(yaml, root, "dissatisfied");
        }
    } catch (const YAML::Exception& error) {
        yaml.problems.push_back({.line = error.mark.line + 1,
                                 .field = "",
                                 .zh = "不是有效的YAML。",
                                 .en = std::string("is no YAML: ") + error.msg});
    }
    if (!yaml.problems.empty()) return std::unexpected(std::move(yaml.problems));
    return words;
}

std::string at_place(std::string text, std::string_view place) {
    constexpr std::string_view mark = "{place}";
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at))
        text.replace(at, mark.size(), place);
    return text;
}

}  // namespace simulation
