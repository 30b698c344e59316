#pragma once

#include <expected>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_problem.h"

/// data/simulation-words.yaml: what simulated people say.
namespace simulation {

struct Words {
    std::map<std::string, std::vector<std::string>> says;  ///< By category; `{place}` is filled in.
    std::vector<std::string> replies;
    std::vector<std::string> return_reasons;
    std::vector<std::string> extension_reasons;
    std::vector<std::string> parking_obstacles;
    std::vector<std::string> dissatisfied;
};

/// A mistake is named with its line, and nothing is taken.
std::expected<Words, std::vector<base::FileProblem>> read_words(std::string_view yaml);

/// `text` with the name of a place in it.
std::string at_place(std::string text, std::string_view place);

}  // namespace simulation
