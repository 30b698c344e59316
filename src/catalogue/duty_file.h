#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/duty.h"
#include "catalogue/file_problem.h"

namespace catalogue {

/// A duty as a file names it: region by its 12-digit code, unit by its name in that region.
struct DutyLine {
    int line = 0;
    std::string region_code;
    std::string unit_name;
    Duty duty;
};

/// Reads a duty list, tab- or comma-separated, with the columns `region code kind level basis`
/// and, as needed, `unit department basis_kind batch batch_date disputed clarification
/// approved_by valid_from valid_to`. A row without `valid_from` holds from `today`. Checks each
/// row against the catalogue, and rows against each other; all problems are reported at once.
std::expected<std::vector<DutyLine>, std::vector<FileProblem>> read_duties(
    std::string_view text, const Catalogue& catalogue, base::Date today);

/// Reads crosswalk rows with the columns `scheme scheme_code our_code` and, if it likes,
/// `scheme_name`.
std::expected<std::vector<Crossing>, std::vector<FileProblem>> read_crosswalk(
    std::string_view text, const Catalogue& catalogue);

}  // namespace catalogue
