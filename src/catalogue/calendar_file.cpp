#include "catalogue/calendar_file.h"

#include <fmt/format.h>

#include "base/text.h"
#include "catalogue/enum_name.h"
#include "catalogue/table_file.h"

namespace catalogue {

using namespace std::chrono;

namespace {

constexpr std::size_t most_problems = 100;
constexpr std::size_t longest_name = 60;
constexpr std::string_view columns[] = {"date", "is_workday", "kind", "festival", "in_lieu"};

/// Reads rows, one after the other, and remembers what is wrong with them.
class CalendarReader {
  public:
    std::vector<DayEntry> entries;
    std::vector<FileProblem> problems;

    void read(const TableRow& row) {
        line_ = row.line;
        const auto before = problems.size();
        DayEntry entry{.date = date_of_row(row["date"]), .kind = DayKind::workday, .festival = {}};
        if (!read_name(row["kind"], entry.kind))
            wrong("kind", "应为" + names_of<DayKind>(), "should be one of " + names_of<DayKind>());
        const bool working = flag(row["is_workday"], "is_workday");
        entry.in_lieu = flag(row["in_lieu"], "in_lieu");
        entry.festival = std::string(row["festival"]);
        if (problems.size() == before) agree(entry, working);
        if (problems.size() == before) entries.push_back(std::move(entry));
    }

  private:
    void wrong(std::string field, std::string zh, std::string en) {
        if (problems.size() < most_problems)
            problems.push_back({line_, std::move(field), zh + "。", en + "."});
    }

    base::Date date_of_row(std::string_view text) {
        const auto date = base::parse_date(text);
        if (!date) {
            wrong("date", fmt::format("“{}”不是日期，应如2026-09-30", text),
                  fmt::format("'{}' is no date; expected one like 2026-09-30", text));
            return {};
        }
        if (last_ && *date <= *last_)
            wrong("date", fmt::format("应晚于上一行的{}", base::to_text(*last_)),
                  fmt::format("should be later than {} of the row before", base::to_text(*last_)));
        const year_month_day ymd{*date};
        if (ymd.year() < year{1992} || ymd.year() > year{2100})
            wrong("date", "年份应在1992至2100之间", "should lie in the years 1992 to 2100");
        last_ = date;
        return *date;
    }

    bool flag(std::string_view text, std::string field) {
        if (text != "0" && text != "1")
            wrong(std::move(field), fmt::format("“{}”应为0或1", text),
                  fmt::format("'{}' should be 0 or 1", text));
        return text == "1";
    }

    void agree(const DayEntry& entry, bool working) {
        const bool saturday_or_sunday = weekday{entry.date}.iso_encoding() > 5;
        const bool works = entry.kind == DayKind::workday || entry.kind == DayKind::makeup_workday;
        const bool announced =
            entry.kind == DayKind::holiday || entry.kind == DayKind::makeup_workday;
        if (working != works)
            wrong("is_workday", fmt::format("与kind({})不一致", name_of(entry.kind)),
                  fmt::format("does not agree with kind {}", name_of(entry.kind)));
        if (entry.kind == DayKind::workday && saturday_or_sunday)
            wrong("kind", "这一天是周末，上班应为makeup_workday",
                  "is a Saturday or Sunday; a working one is a makeup_workday");
        if ((entry.kind == DayKind::weekend || entry.kind == DayKind::makeup_workday) &&
            !saturday_or_sunday)
            wrong("kind", "这一天是周一至周五", "is a day from Monday to Friday");
        if (entry.in_lieu && entry.kind != DayKind::holiday)
            wrong("in_lieu", "只有holiday可以是调休",
                  "only a holiday can be in lieu of another day");
        if (announced && entry.festival.empty())
            wrong("festival", "放假和调休上班应写明节日",
                  "a holiday or make-up day names its festival");
        if (base::length(entry.festival) > longest_name)
            wrong("festival", "不超过60字", "should have at most 60 characters");
    }

    int line_ = 0;
    std::optional<base::Date> last_;
};

}  // namespace

std::expected<std::vector<DayEntry>, std::vector<FileProblem>> read_calendar(
    std::string_view text) {
    const auto rows = read_table(text, columns, std::size(columns));
    if (!rows) return std::unexpected(rows.error());
    CalendarReader reader;
    for (const TableRow& row : *rows) reader.read(row);
    if (rows->empty()) reader.problems.push_back({0, "file", "没有日期。", "has no dates."});
    if (!reader.problems.empty()) return std::unexpected(std::move(reader.problems));
    return std::move(reader.entries);
}

}  // namespace catalogue
