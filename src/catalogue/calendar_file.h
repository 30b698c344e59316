#pragma once

#include <expected>
#include <string_view>
#include <vector>

#include "catalogue/calendar.h"
#include "catalogue/file_problem.h"

namespace catalogue {

/// Reads a calendar file: a table with the columns `date is_workday kind festival in_lieu`, one
/// row a date, ascending. Beside each cell, it checks what a slip would break: `is_workday` agrees
/// with `kind`, a `workday` is Monday to Friday, a `weekend` and a `makeup_workday` Saturday or
/// Sunday, only a holiday is in lieu of another day, a holiday and a make-up day name their
/// festival. At most 100 problems are told.
std::expected<std::vector<DayEntry>, std::vector<FileProblem>> read_calendar(std::string_view text);

}  // namespace catalogue
