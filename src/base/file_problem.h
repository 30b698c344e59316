#pragma once

#include <cstdint>
#include <span>
#include <string>

#include <boost/describe.hpp>

namespace base {

/// One thing wrong with an imported file: where, and what was expected. A reader reports what it
/// finds at once and takes nothing while there is one.
struct FileProblem {
    std::int64_t line = 0;  ///< From 1; 0 for the file as a whole.
    std::string field;      ///< As the file names it: `sla`, `departments`; may be empty.
    std::string zh;
    std::string en;
};
BOOST_DESCRIBE_STRUCT(FileProblem, (), (line, field, zh, en))

/// What commands print, one line a problem: `  line 12: sla: in English · in Chinese`.
std::string to_text(std::span<const FileProblem> problems);

}  // namespace base
