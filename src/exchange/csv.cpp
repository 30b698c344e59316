#include "exchange/csv.h"

#include <algorithm>

namespace exchange {

bool CsvReader::at_line_end() const {
    return at_end() || text_[at_] == '\n' || text_.substr(at_, 2) == "\r\n";
}

void CsvReader::end_line() {
    if (at_end()) return;
    at_ += text_[at_] == '\r' ? 2 : 1;
    ++line_;
}

void CsvReader::skip_line() {
    while (!at_line_end()) ++at_;
}

std::string CsvReader::bare_cell(Row& row) {
    const std::size_t start = at_;
    while (!at_line_end() && text_[at_] != ',') {
        if (text_[at_] == '"') row.fault = Fault::stray_quote;
        ++at_;
    }
    return std::string(text_.substr(start, at_ - start));
}

std::string CsvReader::quoted_cell(Row& row) {
    std::string cell;
    const std::size_t start = at_;
    const auto start_line = line_;
    for (++at_; !at_end(); ++at_) {
        if (at_ - start > longest_record) break;
        if (text_[at_] == '\n') ++line_;
        if (text_[at_] != '"') {
            cell += text_[at_];
        } else if (text_.substr(at_, 2) == "\"\"") {
            cell += text_[at_++];
        } else {
            ++at_;
            if (!at_line_end() && text_[at_] != ',') row.fault = Fault::stray_quote;
            return cell;
        }
    }
    // Nothing closes it: only the line where it was opened is given up.
    row.fault = at_end() ? Fault::open_quote : Fault::too_long;
    at_ = start;
    line_ = start_line;
    return {};
}

std::optional<CsvReader::Row> CsvReader::next() {
    while (!at_end() && at_line_end()) end_line();
    if (at_end()) return {};
    Row row{.line = line_};
    const std::size_t start = at_;
    while (true) {
        const bool quoted = !at_end() && text_[at_] == '"';
        row.cells.push_back(quoted ? quoted_cell(row) : bare_cell(row));
        if (row.fault == Fault::none &&
            (at_ - start > longest_record || row.cells.size() > most_cells))
            row.fault = Fault::too_long;
        if (row.fault != Fault::none) skip_line();
        if (at_line_end()) break;
        ++at_;
    }
    end_line();
    return row;
}

std::string csv_line(const std::vector<std::string>& cells) {
    std::string out;
    for (const std::string& cell : cells) {
        if (&cell != &cells.front()) out += ',';
        if (cell.find_first_of(",\"\r\n") == std::string::npos) {
            out += cell;
            continue;
        }
        out += '"';
        for (const char c : cell) {
            if (c == '"') out += '"';
            out += c;
        }
        out += '"';
    }
    return out + "\r\n";
}

}  // namespace exchange
