// What a person sees who counts a deadline, rehearses a tick, or imports a calendar.
#include <boost/json.hpp>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clocks/world_test.h"
#include "terminal.h"

namespace commands {
namespace {

using server::ExitCode;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// As gongzhi(), with what the command itself prints.
Ended said(std::initializer_list<std::string> args) {
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    auto ended = gongzhi(args);
    ended.out += testing::internal::GetCapturedStdout();
    ended.err += testing::internal::GetCapturedStderr();
    return ended;
}

// ---- gongzhi due

struct DueRow {
    const char* limit;
    const char* due;
    const char* utc;
    int counted;
    const char* why;
};

TEST(DueCommand, CountsOverNationalDayAndProvesIt) {
    const Folder folder;
    const DueRow rows[] = {
        {"5wd", "2026-10-13 18:00", "2026-10-13T10:00:00.000Z", 5, "国庆节"},
        {"4wh", "2026-10-08 11:00", "2026-10-08T03:00:00.000Z", 4 * 3'600'000, "National Day"},
        {"15cd", "2026-10-15 18:00", "2026-10-15T10:00:00.000Z", 15, "(Civil Code art. 201)"},
        {"0wd", "2026-09-30 18:00", "2026-09-30T10:00:00.000Z", 0, "by the close of the same day"},
        {"0", "2026-09-30 16:00", "2026-09-30T08:00:00.000Z", 0, "at once"},
    };
    for (const DueRow& row : rows) {
        SCOPED_TRACE(row.limit);
        const auto text = said({"due", "--start", "2026-09-30T16:00+08:00", "--limit", row.limit,
                                "--data", folder.text()});
        EXPECT_EQ(text.code, ExitCode::ok) << text.err;
        EXPECT_THAT(text.out, HasSubstr(std::string("到期 due    ") + row.due + "\n"));
        EXPECT_THAT(text.out, HasSubstr(row.why));

        const auto json = said({"due", "--start", "2026-09-30T16:00+08:00", "--limit", row.limit,
                                "--json", "--data", folder.text()});
        const auto parsed = boost::json::parse(json.out).as_object();
        EXPECT_EQ(base::parse_instant(parsed.at("due").as_string()), base::parse_instant(row.utc));
        EXPECT_EQ(parsed.at("limit").as_string(), row.limit);
        EXPECT_FALSE(parsed.at("assumed").as_bool());
        std::int64_t counted = 0;
        for (const auto& segment : parsed.at("segments").as_array())
            counted += segment.at("counted").as_int64();
        EXPECT_EQ(counted, row.counted);
    }
}

TEST(DueCommand, SaysWhenTheDaysHaveNoAnnouncedCalendar) {
    const Folder folder;
    for (const auto* start : {"2003-06-02T10:00+08:00", "2031-06-02T10:00+08:00"}) {
        const auto ended =
            said({"due", "--start", start, "--limit", "1wd", "--data", folder.text()});
        EXPECT_EQ(ended.code, ExitCode::ok);
        EXPECT_THAT(ended.out, AllOf(HasSubstr("-06-03 18:00"), HasSubstr("推定"),
                                     HasSubstr("no calendar has been announced")));
    }
}

TEST(DueCommand, NamesAStartThatIsNoTime) {
    const Folder folder;
    for (const auto* start : {"yesterday", "2026-02-30T10:00+08:00", "2026-09-30",
                              "1991-12-31T10:00+08:00", "2101-01-02T10:00+08:00"}) {
        SCOPED_TRACE(start);
        const auto ended =
            said({"due", "--start", start, "--limit", "5wd", "--data", folder.text()});
        EXPECT_EQ(ended.code, ExitCode::usage);
        EXPECT_THAT(ended.err, AllOf(HasSubstr("--start"), HasSubstr(start)));
        EXPECT_EQ(ended.out, "");
    }
}

TEST(DueCommand, NamesALimitThatIsNone) {
    const Folder folder;
    for (const auto* limit : {"5", "wd", "05wd", "5 wd", "4000cd", "5xd", "1.5wd", "+5wd"}) {
        SCOPED_TRACE(limit);
        const auto ended = said({"due", "--start", "2026-09-30T16:00+08:00", "--limit", limit,
                                 "--data", folder.text()});
        EXPECT_EQ(ended.code, ExitCode::usage);
        EXPECT_THAT(ended.err, AllOf(HasSubstr("--limit"), HasSubstr(limit)));
    }
}

TEST(DueCommand, NamesAUnitAndARegionThatAreNotThere) {
    const Folder folder;
    ASSERT_EQ(said({"init", "--data", folder.text(), "--bare"}).code, ExitCode::ok);
    for (const auto* which : {"--unit", "--region"}) {
        const auto ended = said({"due", "--start", "2026-09-30T16:00+08:00", "--limit", "5wd",
                                 which, "4711", "--data", folder.text()});
        EXPECT_EQ(ended.code, ExitCode::usage);
        EXPECT_THAT(ended.err, HasSubstr("4711"));
    }
}

// ---- an installation with two clocks that started now

struct Rows {
    std::int64_t steps = 0;
    std::int64_t changes = 0;
    std::int64_t events = 0;
    std::int64_t versions = 0;
    friend bool operator==(const Rows&, const Rows&) = default;
};
BOOST_DESCRIBE_STRUCT(Rows, (), (steps, changes, events, versions))

class Installation {
  public:
    Installation() {
        EXPECT_EQ(said({"init", "--data", folder.text(), "--bare"}).code, ExitCode::ok);
        const auto database = open();
        clocks::testing::make_world(*database, "");
        database->write([](db::Write& write) {
            for (const auto& [subject, limit] : {std::pair{1, 5}, std::pair{2, 10}})
                EXPECT_TRUE(
                    clocks::start_clock(write, {.county = "620922",
                                                .subject_kind = "matter",
                                                .subject_id = subject,
                                                .kind = "handling",
                                                .limit = {limit, clocks::LimitUnit::work_day},
                                                .unit = clocks::testing::village_unit})
                        .has_value());
        });
    }

    std::unique_ptr<db::Database> open() const { return db::Database::open(folder / "gongzhi.db"); }

    Rows rows() const {
        static constexpr db::Sql count{
            "test/rows",
            "SELECT (SELECT COUNT(*) FROM clock_step) AS steps, (SELECT COUNT(*) FROM "
            "clock_change) AS changes, (SELECT COUNT(*) FROM event) AS events, (SELECT "
            "SUM(version) FROM clock) AS versions"};
        return open()->read([](db::Read& read) { return read.get<Rows>(count); });
    }

    Folder folder;
};

std::string days_ahead(int days) {
    return base::to_text(base::system_now() + std::chrono::days{days});
}

// ---- gongzhi tick

TEST(TickCommand, ARehearsalSaysEveryStepAndChangesNothing) {
    const Installation here;
    const auto before = here.rows();
    const auto ended =
        said({"tick", "--at", days_ahead(20), "--dry-run", "--data", here.folder.text()});
    EXPECT_EQ(ended.code, ExitCode::ok) << ended.err;
    for (const auto* word : {"remind", "urge", "yellow", "matter 1 handling", "matter 2 handling",
                             "unit 11", "nothing was changed", "未作任何改动"})
        EXPECT_THAT(ended.out, HasSubstr(word));
    EXPECT_EQ(here.rows(), before);
}

TEST(TickCommand, WhatTheRehearsalSaysIsWhatHappens) {
    const Installation here;
    const auto until = days_ahead(40);
    const auto rehearsed =
        said({"tick", "--at", until, "--dry-run", "--json", "--data", here.folder.text()});
    std::istringstream lines(rehearsed.out);
    std::int64_t steps = 0;
    for (std::string line; std::getline(lines, line); ++steps) {
        const auto step = boost::json::parse(line).as_object();
        EXPECT_TRUE(base::parse_instant(step.at("at").as_string()).has_value());
        EXPECT_EQ(step.at("subject_kind").as_string(), "matter");
    }
    EXPECT_GE(steps, 10);

    const auto done = said({"tick", "--at", until, "--data", here.folder.text()});
    EXPECT_EQ(done.code, ExitCode::ok) << done.err;
    EXPECT_THAT(done.out, HasSubstr(fmt::format("{} steps fired", steps)));
    EXPECT_THAT(done.err, HasSubstr("lies ahead"));
    EXPECT_EQ(here.rows().steps, steps);

    const auto again = said({"tick", "--at", until, "--data", here.folder.text()});
    EXPECT_THAT(again.out, HasSubstr("0 steps fired"));
    EXPECT_EQ(here.rows().steps, steps);
}

TEST(TickCommand, WithoutATimeItFiresWhatIsDueNow) {
    const Installation here;
    const auto ended = said({"tick", "--data", here.folder.text()});
    EXPECT_EQ(ended.code, ExitCode::ok) << ended.err;
    EXPECT_THAT(ended.out, HasSubstr("0 steps fired"));
    EXPECT_EQ(ended.err, "");
}

TEST(TickCommand, NamesATimeThatIsNone) {
    const Installation here;
    const auto ended = said({"tick", "--at", "tomorrow", "--data", here.folder.text()});
    EXPECT_EQ(ended.code, ExitCode::usage);
    EXPECT_THAT(ended.err, AllOf(HasSubstr("--at"), HasSubstr("tomorrow")));
}

// ---- gongzhi import calendar

constexpr auto head = "date\tis_workday\tkind\tfestival\tin_lieu\n";

/// A whole year, Monday to Friday, with New Year's Day and the festivals that a test adds.
std::string year_file(int year, const std::string& festival = "") {
    using namespace std::chrono;
    std::string out = head;
    const sys_days first{std::chrono::year{year} / January / 1};
    for (sys_days date = first; date < sys_days{std::chrono::year{year + 1} / January / 1};
         date += days{1}) {
        const auto text = base::to_text(date);
        const bool holiday = date == first || text == festival;
        const bool weekend = weekday{date}.iso_encoding() > 5;
        out += text + (holiday   ? "\t0\tholiday\t元旦\t0\n"
                       : weekend ? "\t0\tweekend\t\t0\n"
                                 : "\t1\tworkday\t\t0\n");
    }
    return out;
}

Ended import(const Installation& here, const std::string& content) {
    const auto file = here.folder.write("calendar.tsv", content);
    return said({"import", "calendar", file, "--note", "国办发明电", "--data", here.folder.text()});
}

TEST(ImportCalendarCommand, TakesOverTheShippedYearsAndCountsRunningClocksAnew) {
    const Installation here;
    const auto ended = import(here, clocks::testing::calendar_file());
    EXPECT_EQ(ended.code, ExitCode::ok) << ended.err;
    EXPECT_THAT(ended.out, AllOf(HasSubstr("Calendar version 1: 2004-01-01 to 2026-12-31"),
                                 HasSubstr("2 running clocks counted anew")));
    const auto again = import(here, clocks::testing::calendar_file());
    EXPECT_EQ(again.code, ExitCode::ok);
    EXPECT_THAT(again.out, HasSubstr("Nothing new"));
}

TEST(ImportCalendarCommand, TakesOverTheNextYearWhenItIsAnnouncedAndAMovedHoliday) {
    const Installation here;
    ASSERT_EQ(import(here, clocks::testing::calendar_file("2026")).code, ExitCode::ok);
    const auto next = import(here, year_file(2027));
    EXPECT_EQ(next.code, ExitCode::ok) << next.err;
    EXPECT_THAT(next.out, AllOf(HasSubstr("version 2"), HasSubstr("365 days new, 0 days changed")));
    const auto moved = import(here, year_file(2027, "2027-03-09"));
    EXPECT_THAT(moved.out, AllOf(HasSubstr("0 days new, 1 days changed"),
                                 HasSubstr("2027-03-09: workday → holiday")));

    const auto due = said({"due", "--start", "2027-03-08T10:00+08:00", "--limit", "1wd", "--data",
                           here.folder.text()});
    EXPECT_THAT(due.out, AllOf(HasSubstr("due    2027-03-10 18:00"), Not(HasSubstr("推定"))));
}

TEST(ImportCalendarCommand, HalfAYearOrAWrongCellTakesNothing) {
    const Installation here;
    auto half = year_file(2027);
    half.resize(half.find("2027-07-01"));
    auto wrong = year_file(2027);
    wrong.replace(wrong.find("2027-03-09\t1"), 12, "2027-03-09\t0");
    auto gap = year_file(2027);
    gap.erase(gap.find("2027-03-09"), gap.find("2027-03-10") - gap.find("2027-03-09"));
    struct Row {
        const std::string& file;
        const char* says;
    };
    for (const auto& [file, says] :
         {Row{half, "2027-07-01"}, Row{wrong, "is_workday"}, Row{gap, "2027-03-09"}}) {
        SCOPED_TRACE(says);
        const auto ended = import(here, file);
        EXPECT_EQ(ended.code, ExitCode::bad_file);
        EXPECT_THAT(ended.err, AllOf(HasSubstr(says), HasSubstr("calendar.tsv"),
                                     HasSubstr("nothing was imported")));
    }
    // A whole year is the first that counts.
    EXPECT_THAT(import(here, year_file(2027)).out, HasSubstr("Calendar version 1"));
}

}  // namespace
}  // namespace commands
