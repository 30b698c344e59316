#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <boost/json.hpp>

namespace papers {

/// One column of a spreadsheet, as the page shows it.
struct Column {
    std::string field;          ///< Of each item; `desk.name` for a field of a field.
    std::string title;          ///< As its head reads.
    boost::json::object words;  ///< What codes are called: `{"in_hand": "办理中"}`; may be empty.
};

/// The rows of a list as a spreadsheet (Office Open XML). Times become dates of China's clock,
/// numbers numbers, everything else text: nothing in it is ever a formula. `cut`: there were more.
/// Slow: on workers only. Throws std::runtime_error when the library or the disk fails.
std::string draw_sheet(const std::string& title, const std::vector<Column>& columns,
                       const boost::json::array& items, bool cut);

}  // namespace papers
