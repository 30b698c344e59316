#include "catalogue/calendar_file.h"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace catalogue {
namespace {

constexpr std::string_view head = "date\tis_workday\tkind\tfestival\tin_lieu\n";

TEST(CalendarFile, TheShippedOneIsReadWhole) {
    std::ifstream file("data/calendar/cn_workdays_2004_2026.tsv");
    std::ostringstream text;
    text << file.rdbuf();
    const auto entries = read_calendar(std::move(text).str());
    ASSERT_TRUE(entries.has_value()) << to_text(entries.error());
    EXPECT_EQ(entries->size(), 8401u);
    const NationalDays days(*entries);
    EXPECT_FALSE(days.day(*base::parse_date("2026-10-01")).working);
    EXPECT_TRUE(days.day(*base::parse_date("2026-10-10")).working);
    EXPECT_TRUE(days.day(*base::parse_date("2027-01-01")).assumed);
}

struct Row {
    std::string_view rule;
    std::string_view lines;
    int line;
    std::string_view field;
};

TEST(CalendarFile, SaysLineAndFieldOfWhatIsWrong) {
    const Row rows[] = {
        {"no dates", "", 0, "file"},
        {"no date", "2026-13-01\t1\tworkday\t\t0\n", 2, "date"},
        {"the same date twice", "2026-03-02\t1\tworkday\t\t0\n2026-03-02\t1\tworkday\t\t0\n", 3,
         "date"},
        {"dates going back", "2026-03-03\t1\tworkday\t\t0\n2026-03-02\t1\tworkday\t\t0\n", 3,
         "date"},
        {"a year before the fixed time", "1985-03-04\t1\tworkday\t\t0\n", 2, "date"},
        {"a kind that is none", "2026-03-02\t1\tbridge\t\t0\n", 2, "kind"},
        {"a flag that is none", "2026-03-02\tyes\tworkday\t\t0\n", 2, "is_workday"},
        {"flag against kind", "2026-03-02\t0\tworkday\t\t0\n", 2, "is_workday"},
        {"a working Saturday is a make-up day", "2026-03-07\t1\tworkday\t\t0\n", 2, "kind"},
        {"a make-up Monday", "2026-03-02\t1\tmakeup_workday\t春节\t0\n", 2, "kind"},
        {"a weekend on Monday", "2026-03-02\t0\tweekend\t\t0\n", 2, "kind"},
        {"a holiday without a name", "2026-03-02\t0\tholiday\t\t0\n", 2, "festival"},
        {"a working day in lieu", "2026-03-02\t1\tworkday\t\t1\n", 2, "in_lieu"},
        {"half a line", "2026-03-02\t1\twork", 2, "file"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.rule);
        const auto entries = read_calendar(std::string(head) + std::string(row.lines));
        ASSERT_FALSE(entries.has_value());
        EXPECT_EQ(entries.error().front().line, row.line);
        EXPECT_EQ(entries.error().front().field, row.field);
    }
}

TEST(CalendarFile, NeedsItsHead) {
    EXPECT_FALSE(read_calendar("").has_value());
    EXPECT_FALSE(read_calendar("date\tkind\n2026-03-02\tworkday\n").has_value());
}

TEST(WorkingHours, AreReadAndWritten) {
    for (const std::string_view good : {"09:00-12:00,13:00-18:00", "00:00-24:00", "08:30-17:30"})
        EXPECT_EQ(to_text(parse_spans(good).value()), good);
    for (const std::string_view bad :
         {"", "9:00-12:00", "12:00-09:00", "09:00-12:00,12:00-18:00", "09:00-12:00,", "09:00-24:01",
          "09:00-12:60", "09:00-09:00", "13:00-18:00,09:00-12:00"})
        EXPECT_FALSE(parse_spans(bad).has_value()) << bad;
}

}  // namespace
}  // namespace catalogue
