#include "papers/sheet.h"

#include <fstream>
#include <stdexcept>

#include <fmt/format.h>
#include <xlsxwriter.h>

#include "base/instant.h"
#include "base/random.h"
#include "catalogue/calendar.h"

namespace papers {

namespace {

namespace json = boost::json;

constexpr double first_width = 24, width = 19;   // In characters.
constexpr std::size_t most_characters = 32'000;  // A cell takes 32,767.

/// A file that is gone with its user, even when the work fails.
class TemporaryFile {
  public:
    TemporaryFile()
        : path_(std::filesystem::temp_directory_path() /
                ("gongzhi-sheet-" + base::random_token(12) + ".xlsx")) {}
    ~TemporaryFile() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    TemporaryFile(const TemporaryFile&) = delete;
    std::string path() const { return path_.string(); }
    std::string bytes() const {
        std::ifstream file(path_, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

  private:
    std::filesystem::path path_;
};

/// The member that `a.b` names; null where there is none.
const json::value& member(const json::value& item, std::string_view field) {
    static const json::value nothing;
    const json::value* at = &item;
    while (!field.empty()) {
        const auto dot = field.find('.');
        const auto* object = at->if_object();
        const auto* next = object ? object->if_contains(field.substr(0, dot)) : nullptr;
        if (!next) return nothing;
        at = next;
        field = dot == std::string_view::npos ? "" : field.substr(dot + 1);
    }
    return *at;
}

/// What stands in a cell of text.
std::string text_of(const json::value& value, const json::object& words) {
    const auto called = [&](std::string_view code) {
        const auto* word = words.if_contains(code);
        return word && word->is_string() ? std::string(word->as_string()) : std::string(code);
    };
    if (value.is_null()) return "";
    if (value.is_bool()) return called(value.as_bool() ? "true" : "false");
    if (const auto* text = value.if_string()) return called(*text);
    if (const auto* list = value.if_array()) {
        std::string out;
        for (const auto& one : *list) out += (out.empty() ? "" : "、") + text_of(one, words);
        return out;
    }
    return json::serialize(value);
}

/// Days since 1899-12-30 by China's clock, as spreadsheets count.
double serial_of(base::Instant at) {
    constexpr double epoch = 25'569, day_ms = 86'400'000;
    const auto offset_ms = std::chrono::milliseconds(catalogue::china_offset).count();
    return epoch + static_cast<double>(at.ms + offset_ms) / day_ms;
}

class Writer {
  public:
    Writer(const std::string& path, const std::string& title) : book_(workbook_new(path.c_str())) {
        if (!book_) throw std::runtime_error("a spreadsheet could not be begun");
        sheet_ = workbook_add_worksheet(book_, nullptr);
        lxw_doc_properties properties{};
        properties.title = const_cast<char*>(title.c_str());
        workbook_set_properties(book_, &properties);
        head_ = workbook_add_format(book_);
        format_set_bold(head_);
        format_set_bg_color(head_, 0xE8F1FB);
        format_set_border(head_, LXW_BORDER_THIN);
        time_ = workbook_add_format(book_);
        format_set_num_format(time_, "yyyy-mm-dd hh:mm");
    }

    void heads(const std::vector<Column>& columns) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto at = static_cast<lxw_col_t>(i);
            worksheet_write_string(sheet_, 0, at, columns[i].title.c_str(), head_);
            worksheet_set_column(sheet_, at, at, i == 0 ? first_width : width, nullptr);
        }
        worksheet_freeze_panes(sheet_, 1, 0);
    }

    void row(lxw_row_t row, const std::vector<Column>& columns, const json::value& item) {
        for (std::size_t i = 0; i < columns.size(); ++i)
            cell(row, static_cast<lxw_col_t>(i), columns[i], member(item, columns[i].field));
    }

    void note(lxw_row_t row, const std::string& text) {
        worksheet_write_string(sheet_, row, 0, text.c_str(), head_);
    }

    void finish(std::size_t rows, std::size_t columns) {
        worksheet_autofilter(sheet_, 0, 0, static_cast<lxw_row_t>(rows),
                             static_cast<lxw_col_t>(columns - 1));
        if (const auto failed = workbook_close(book_); failed != LXW_NO_ERROR)
            throw std::runtime_error(lxw_strerror(failed));
    }

  private:
    void cell(lxw_row_t row, lxw_col_t column, const Column& how, const json::value& value) {
        if (value.is_number()) {
            worksheet_write_number(sheet_, row, column, value.to_number<double>(), nullptr);
            return;
        }
        if (const auto* text = value.if_string())
            if (const auto at = base::parse_instant(*text)) {
                worksheet_write_number(sheet_, row, column, serial_of(*at), time_);
                return;
            }
        auto text = text_of(value, how.words);
        if (text.size() > most_characters) text.resize(most_characters);
        worksheet_write_string(sheet_, row, column, text.c_str(), nullptr);
    }

    lxw_workbook* book_;
    lxw_worksheet* sheet_ = nullptr;
    lxw_format* head_ = nullptr;
    lxw_format* time_ = nullptr;
};

}  // namespace

std::string draw_sheet(const std::string& title, const std::vector<Column>& columns,
                       const json::array& items, bool cut) {
    const TemporaryFile file;
    Writer writer(file.path(), title);
    writer.heads(columns);
    lxw_row_t row = 1;
    for (const auto& item : items) writer.row(row++, columns, item);
    if (cut)
        writer.note(row,
                    fmt::format("只列出前 {} 行，请缩小范围再导出。 The first {} rows only; narrow "
                                "the list for the rest.",
                                items.size(), items.size()));
    writer.finish(items.size(), columns.size());
    return file.bytes();
}

}  // namespace papers
