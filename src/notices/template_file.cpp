#include "notices/template_file.h"

#include <set>

#include "catalogue/yaml_reader.h"

namespace notices {

namespace {

using catalogue::FileProblem;
using catalogue::YamlReader;

constexpr std::size_t longest_subject = 120, longest_body = 4'000;

void check_length(YamlReader& reader, const YAML::Node& at, const char* field,
                  std::string_view text, std::size_t most) {
    if (base::length(text) > most)
        reader.report(at, field, fmt::format("超过{}字。", most),
                      fmt::format("is longer than {} characters.", most));
}

void read_words(YamlReader& reader, const YAML::Node& node, const Message& message,
                Language language, std::vector<ShippedText>& out) {
    if (!reader.is_map(node, message.code, {"subject", "body"})) return;
    ShippedText text{.message = std::string(message.code),
                     .language = language,
                     .words = {reader.text(node, "subject"), reader.text(node, "body")}};
    check_length(reader, node, "subject", text.words.subject, longest_subject);
    check_length(reader, node, "body", text.words.body, longest_body);
    for (auto problems = check_text(message, "subject", text.words.subject);
         const auto& one : problems)
        reader.report(node, one.field, one.zh, one.en);
    for (auto problems = check_text(message, "body", text.words.body); const auto& one : problems)
        reader.report(node, one.field, one.zh, one.en);
    out.push_back(std::move(text));
}

}  // namespace

std::expected<std::vector<ShippedText>, std::vector<FileProblem>> read_templates(
    std::string_view yaml) {
    YamlReader reader;
    std::vector<ShippedText> out;
    std::set<std::string> seen;
    try {
        const YAML::Node root = YAML::Load(std::string(yaml));
        reader.is_map(root, "", {"messages"});
        for (const YAML::Node& node : reader.items(root, "messages")) {
            if (!reader.is_map(node, "messages", {"code", "zh", "en"})) continue;
            const std::string code = reader.text(node, "code");
            const Message* message = find_message(code);
            if (message == nullptr)
                reader.report(node, "code", "没有这条消息。", "is no message.");
            else if (!seen.insert(code).second)
                reader.report(node, "code", "消息重复。", "stands here twice.");
            else
                for (const Language language : {Language::zh, Language::en})
                    read_words(reader, node[language == Language::zh ? "zh" : "en"], *message,
                               language, out);
        }
    } catch (const YAML::Exception& error) {
        reader.problems.push_back({error.mark.line + 1, "", "不是合格的YAML。", "is no YAML."});
    }
    for (const Message& message : messages())
        if (!seen.contains(std::string(message.code)))
            reader.problems.push_back(
                {0, std::string(message.code), "缺少这条消息。", "this message is missing."});
    if (!reader.problems.empty()) return std::unexpected(std::move(reader.problems));
    return out;
}

}  // namespace notices
