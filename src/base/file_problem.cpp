#include "base/file_problem.h"

#include <fmt/format.h>

namespace base {

std::string to_text(std::span<const FileProblem> problems) {
    std::string text;
    for (const FileProblem& problem : problems) {
        const auto line = problem.line == 0 ? "" : fmt::format("line {}: ", problem.line);
        const auto field = problem.field.empty() ? "" : fmt::format("{}: ", problem.field);
        text += fmt::format("  {}{}{} · {}\n", line, field, problem.en, problem.zh);
    }
    return text;
}

}  // namespace base
