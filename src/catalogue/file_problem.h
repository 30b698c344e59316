#pragma once

#include <span>
#include <string>
#include <string_view>

#include <boost/describe.hpp>

namespace catalogue {

/// One thing wrong with an imported file: where, and what was expected. A reader reports all of
/// them at once and takes nothing while there is one.
struct FileProblem {
    int line = 0;       ///< From 1; 0 for the file as a whole.
    std::string field;  ///< As the file names it: `sla`, `departments`.
    std::string zh;
    std::string en;
};
BOOST_DESCRIBE_STRUCT(FileProblem, (), (line, field, zh, en))

/// `line 12, sla: …` in English, one line a problem: what commands print.
std::string to_text(std::span<const FileProblem> problems);

}  // namespace catalogue
