#pragma once

#include <expected>
#include <string_view>
#include <vector>

#include "catalogue/file_problem.h"
#include "notices/template.h"

namespace notices {

/// One message in one language, as the file has it.
struct ShippedText {
    std::string message;
    Language language{};
    Words words;
};

/// Reads data/message-templates.yaml: every message of `messages()` once, in both languages, with
/// facts that it knows. All that is wrong at once, with its line.
std::expected<std::vector<ShippedText>, std::vector<catalogue::FileProblem>> read_templates(
    std::string_view yaml);

}  // namespace notices
