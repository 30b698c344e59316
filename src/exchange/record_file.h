#pragma once

#include <expected>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/file_problem.h"

/// Files of records: CSV or JSON lines, plain or .xz.
namespace exchange {

/// The largest file, unpacked; and the most records.
inline constexpr std::size_t largest_file = std::size_t{2} << 30;

BOOST_DEFINE_ENUM_CLASS(Format, csv, jsonl)

/// `.csv`, `.jsonl`, `.ndjson`, each with or without `.xz` behind it; nothing for other names.
std::optional<Format> format_of(const std::filesystem::path& file);

/// One record: its cells in the order of the file's columns, trimmed, in NFC.
struct Record {
    std::int64_t line = 0;
    std::vector<std::string> cells;
};

/// A file of records, one after the other. What is wrong with one record is said and does not keep
/// the next from being read.
class RecordReader {
  public:
    virtual ~RecordReader() = default;

    /// CSV: the first line. JSON lines: every member that the first 200 records have.
    const std::vector<std::string>& columns() const { return columns_; }
    /// Nothing at the end of the file.
    virtual std::optional<std::expected<Record, base::FileProblem>> next() = 0;
    /// Bytes read so far, of `size`.
    virtual std::size_t position() const = 0;
    std::size_t size() const { return size_; }

  protected:
    std::vector<std::string> columns_;
    std::size_t size_ = 0;
};

/// A whole file as text: .xz is unpacked, a byte order mark is taken off, what is no UTF-8 is read
/// as GB18030. The problem says what the file is instead.
std::expected<std::string, base::FileProblem> read_text(const std::filesystem::path& file);

/// `text` must outlive the reader.
std::expected<std::unique_ptr<RecordReader>, base::FileProblem> read_records(
    Format format, const std::string& text);

}  // namespace exchange
