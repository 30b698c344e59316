#include "clocks/announce_calendar.h"

#include <fmt/format.h>

#include "base/random.h"
#include "catalogue/calendar_file.h"
#include "clocks/calendar_edition.h"
#include "clocks/queries.h"

namespace clocks {

using namespace std::chrono;
using catalogue::DayEntry;
using catalogue::FileProblem;
using catalogue::NationalDays;

namespace {

struct WorkDayRow {
    base::Date date;
    std::int64_t version = 0;
    catalogue::DayKind kind = catalogue::DayKind::workday;
    std::string festival;
    bool in_lieu = false;
};
BOOST_DESCRIBE_STRUCT(WorkDayRow, (), (date, version, kind, festival, in_lieu))

/// Years that the file touches and that it would leave with a gap.
std::vector<FileProblem> gaps(const std::vector<DayEntry>& entries, const NationalDays& known) {
    const NationalDays in_file(entries);
    std::vector<FileProblem> problems;
    const year_month_day first{entries.front().date};
    const year_month_day last{entries.back().date};
    for (auto y = first.year(); y <= last.year(); ++y) {
        const base::Date begin = sys_days{y / January / 1};
        const base::Date end = sys_days{y / December / 31};
        for (base::Date date = begin; date <= end; date += days{1}) {
            if (in_file.covers(date) || known.covers(date)) continue;
            problems.push_back({0, "date",
                                fmt::format("缺少{}：一年的日历应完整。", base::to_text(date)),
                                fmt::format("{} is missing: a year's calendar comes whole.",
                                            base::to_text(date))});
            break;
        }
    }
    return problems;
}

}  // namespace

std::int64_t next_calendar_version(db::Write& write, std::string_view what, std::string_view note,
                                   std::optional<access::PersonId> by) {
    const auto version = write.get<std::int64_t>(sql::next_calendar_version);
    write.run(sql::insert_calendar_version, db::arg("version", version),
              db::arg("token", base::random_token(12)), db::arg("at", write.now()),
              db::arg("what", what), db::arg("note", note), db::arg("person_id", by));
    return version;
}

std::int64_t stale_clocks(db::Read& read, std::int64_t version) {
    return read.get<std::int64_t>(sql::count_stale_clocks, db::arg("now", read.now()),
                                  db::arg("version", version));
}

std::expected<Announcement, std::vector<FileProblem>> announce_calendar(
    db::Write& write, std::string_view text, std::string_view note,
    std::optional<access::PersonId> by) {
    const auto entries = catalogue::read_calendar(text);
    if (!entries) return std::unexpected(entries.error());
    const auto edition = calendar_edition(write);
    auto problems = gaps(*entries, edition->national());
    if (!problems.empty()) return std::unexpected(std::move(problems));

    Announcement out{.first = entries->front().date, .last = entries->back().date};
    std::vector<WorkDayRow> rows;
    for (const DayEntry& entry : *entries) {
        const auto before = edition->national().day(entry.date);
        const bool same = !before.assumed && before.kind == entry.kind &&
                          before.name == entry.festival && before.in_lieu == entry.in_lieu;
        if (same) continue;
        if (before.assumed)
            ++out.added;
        else if (before.kind != entry.kind)
            out.changed.push_back({entry.date, before.kind, entry.kind});
        rows.push_back({entry.date, 0, entry.kind, entry.festival, entry.in_lieu});
    }
    if (rows.empty()) {
        out.version = edition->version();
        out.nothing_new = true;
        return out;
    }
    out.version = next_calendar_version(write, "national", note, by);
    for (WorkDayRow& row : rows) row.version = out.version;
    write.insert_many("work_day", rows);
    out.to_retime = stale_clocks(write, out.version);
    return out;
}

}  // namespace clocks
