#include "catalogue/table_file.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"

namespace catalogue {

namespace {

constexpr std::size_t most_rows = 100'000;

struct Line {
    int number = 0;
    std::vector<std::string> cells;
};

/// Cuts the text into lines of cells. `open_quote` is the line of a quote without an end.
class Cutter {
  public:
    Cutter(std::string_view text, char separator) : text_(text), separator_(separator) {}

    std::vector<Line> lines;
    int open_quote = 0;

    void run() {
        while (at_ < text_.size()) {
            Line line{.number = number_};
            while (cell(line)) {
            }
            const bool blank = line.cells.size() == 1 && line.cells[0].empty();
            if (!blank) lines.push_back(std::move(line));
        }
    }

  private:
    /// Reads one cell; true when another one follows on the same line.
    bool cell(Line& line) {
        std::string text;
        if (separator_ == ',' && at_ < text_.size() && text_[at_] == '"') quoted(text);
        while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n')
            text += text_[at_++];
        if (!text.empty() && text.back() == '\r') text.pop_back();
        line.cells.push_back(base::nfc(text));
        if (at_ == text_.size()) return false;
        if (text_[at_] == '\n') ++number_;
        return text_[at_++] == separator_;
    }

    void quoted(std::string& text) {
        const int began = number_;
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] == '"') {
                if (at_ + 1 == text_.size() || text_[at_ + 1] != '"') {
                    ++at_;
                    return;
                }
                ++at_;
            }
            if (text_[at_] == '\n') ++number_;
            text += text_[at_];
        }
        open_quote = began;
    }

    const std::string_view text_;
    const char separator_;
    std::size_t at_ = 0;
    int number_ = 1;
};

std::vector<FileProblem> one(int line, std::string field, std::string zh, std::string en) {
    return {{line, std::move(field), std::move(zh), std::move(en)}};
}

void check_head(std::vector<FileProblem>& problems, const Line& head,
                std::span<const std::string_view> columns, std::size_t required) {
    for (const std::string& name : head.cells) {
        if (std::ranges::find(columns, name) == columns.end())
            problems.push_back({head.number, name, "没有这一列。", "is no column of this file."});
        else if (std::ranges::count(head.cells, name) > 1)
            problems.push_back({head.number, name, "列名重复。", "stands twice in the head."});
    }
    for (std::string_view name : columns.first(required))
        if (std::ranges::find(head.cells, name) == head.cells.end())
            problems.push_back(
                {head.number, std::string(name), "缺少这一列。", "is missing from the head."});
}

}  // namespace

std::string_view TableRow::operator[](std::string_view column) const {
    const auto found = cells.find(column);
    return found == cells.end() ? std::string_view{} : std::string_view(found->second);
}

std::expected<std::vector<TableRow>, std::vector<FileProblem>> read_table(
    std::string_view text, std::span<const std::string_view> columns, std::size_t required) {
    if (!base::is_utf8(text))
        return std::unexpected(one(0, "file", "不是UTF-8文本。", "is no UTF-8 text."));
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const std::string_view first = text.substr(0, text.find('\n'));
    Cutter cutter(text, first.find('\t') != std::string_view::npos ? '\t' : ',');
    cutter.run();
    if (cutter.open_quote > 0)
        return std::unexpected(
            one(cutter.open_quote, "file", "引号没有结束。", "has a quote that does not end."));
    if (cutter.lines.empty()) return std::unexpected(one(0, "file", "是空的。", "is empty."));
    if (cutter.lines.size() > most_rows)
        return std::unexpected(one(0, "file", "超过十万行。", "has more than 100,000 rows."));

    std::vector<FileProblem> problems;
    const Line& head = cutter.lines.front();
    check_head(problems, head, columns, required);
    std::vector<TableRow> rows;
    for (const Line& line : std::span(cutter.lines).subspan(1)) {
        if (line.cells.size() != head.cells.size()) {
            problems.push_back(
                {line.number, "file",
                 fmt::format("有{}格，应有{}格。", line.cells.size(), head.cells.size()),
                 fmt::format("has {} cells; the head has {}.", line.cells.size(),
                             head.cells.size())});
            continue;
        }
        TableRow& row = rows.emplace_back(TableRow{.line = line.number});
        for (std::size_t i = 0; i < line.cells.size(); ++i)
            row.cells.emplace(head.cells[i], line.cells[i]);
    }
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return rows;
}

}  // namespace catalogue
