#pragma once

#include <expected>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/file_problem.h"

namespace catalogue {

/// One row of a table file, by the names in its first line.
struct TableRow {
    int line = 0;
    std::map<std::string, std::string, std::less<>> cells;

    /// Empty when the column is absent.
    std::string_view operator[](std::string_view column) const;
};

/// Reads tab-separated text, or comma-separated with double quotes (RFC 4180): which one, its
/// first line tells. UTF-8, with or without a byte order mark; blank lines are skipped. Problems:
/// a column that is not among `columns`, one of the first `required` that is absent, a row with
/// more or fewer cells than the head, a quote that does not end, more than 100,000 rows.
std::expected<std::vector<TableRow>, std::vector<FileProblem>> read_table(
    std::string_view text, std::span<const std::string_view> columns, std::size_t required);

}  // namespace catalogue
