#include "catalogue/file_problem.h"

#include <fmt/format.h>

namespace catalogue {

std::string to_text(std::span<const FileProblem> problems) {
    std::string text;
    for (const FileProblem& problem : problems) {
        if (problem.line > 0) text += fmt::format("line {}, ", problem.line);
        text += fmt::format("{}: {} {}\n", problem.field, problem.en, problem.zh);
    }
    return text;
}

}  // namespace catalogue
