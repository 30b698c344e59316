#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace exchange {

/// The longest record of a file, in bytes: more is a lost quotation mark, not a record.
inline constexpr std::size_t longest_record = 1 << 20;
inline constexpr std::size_t most_cells = 500;

/// Records of RFC 4180 out of a text, one at a time: cells in quotation marks may hold commas,
/// doubled quotation marks and line breaks; lines end with LF or CR LF. Strict: a quotation mark
/// inside a bare cell, or text behind a closing one, is a fault of that record alone.
class CsvReader {
  public:
    explicit CsvReader(std::string_view text) : text_(text) {}

    enum class Fault { none, stray_quote, open_quote, too_long };
    struct Row {
        std::int64_t line = 0;  ///< Where it begins, from 1.
        std::vector<std::string> cells;
        Fault fault = Fault::none;
    };
    /// The next record; empty lines are skipped. Nothing at the end.
    std::optional<Row> next();
    /// Bytes read so far.
    std::size_t position() const { return at_; }

  private:
    bool at_end() const { return at_ >= text_.size(); }
    bool at_line_end() const;
    void end_line();
    std::string bare_cell(Row& row);
    std::string quoted_cell(Row& row);
    void skip_line();

    std::string_view text_;
    std::size_t at_ = 0;
    std::int64_t line_ = 1;
};

/// One record as RFC 4180 has it, ended with CR LF.
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace exchange
