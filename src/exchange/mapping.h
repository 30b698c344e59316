#pragma once

#include <expected>
#include <map>
#include <optional>
#include <regex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_problem.h"
#include "base/instant.h"
#include "exchange/record_file.h"

/// Which column of somebody's file means what: a JSON file beside it (docs/operations.md). Pure.
namespace exchange {

/// Where one fact of a matter comes from.
struct Source {
    std::vector<std::string> columns;  ///< Their cells, joined by `join`.
    std::string join = "/";
    std::string constant;  ///< Instead of columns: the same for every record.
    std::vector<std::pair<std::regex, std::string>> replace;  ///< In this order, on the cell.
    std::map<std::string, std::string, std::less<>> values;   ///< What the cell stands for.
    std::optional<std::string> otherwise;  ///< When it is empty, or stands for nothing known.
    bool only_known = false;               ///< A cell that `values` lacks counts as unknown.

    bool given() const { return !columns.empty() || !constant.empty(); }
};

/// How times are written: `%Y-%m-%d %H:%M:%S`, or `rfc3339`; and where their clock stood.
struct TimeForm {
    std::string format = "rfc3339";
    std::chrono::minutes zone{8 * 60};
};

/// Reads a time; nothing when it is none. Without a time of day it is midnight.
std::optional<base::Instant> read_time(std::string_view text, const TimeForm& form);

struct Mapping {
    std::string system;  ///< Where the records come from: numbers are unique within it.
    std::string county;  ///< Six digits: whose matters they become.
    std::vector<std::string> empty{""};  ///< Cells that say nothing: `-`.
    TimeForm times;
    /// By name, as `fact_names` has them.
    std::map<std::string, Source, std::less<>> facts;
    std::string scheme;  ///< The categories are codes of this other classification.
    bool make_units = false;
    std::map<std::string, std::string, std::less<>> departments;  ///< Unit → department's code.

    const Source& fact(std::string_view name) const;
};

/// Every fact that a mapping may name: number, registered_at … closed_at, place, unit, category,
/// kind, channel, state, lateness, title, words, address, result, satisfaction.
std::span<const std::string_view> fact_names();

/// Reads a mapping: JSON, in which comments and trailing commas are allowed. All problems at once.
std::expected<Mapping, std::vector<base::FileProblem>> read_mapping(std::string_view text);

/// What of a mapping a file cannot give: columns that it does not have, with those that it has.
std::vector<base::FileProblem> misfits(const Mapping& mapping,
                                       const std::vector<std::string>& columns);

/// The facts of records, as a mapping reads them.
class FactReader {
  public:
    /// The mapping fits the columns; it outlives the reader.
    FactReader(const Mapping& mapping, const std::vector<std::string>& columns);

    /// A fact of a record: what the cell stands for; empty when it says nothing. The problem names
    /// the cell when it stands for nothing known.
    std::expected<std::string, base::FileProblem> fact(const Record& record,
                                                       std::string_view name) const;
    /// The cells of a fact's columns one by one, empty ones as such.
    std::vector<std::string> cells(const Record& record, std::string_view name) const;
    std::expected<std::optional<base::Instant>, base::FileProblem> time(
        const Record& record, std::string_view name) const;

  private:
    std::string cell(const Record& record, const std::string& column) const;

    const Mapping& mapping_;
    std::map<std::string, std::size_t, std::less<>> positions_;
};

}  // namespace exchange
