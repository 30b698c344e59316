#include "catalogue/duty.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "catalogue/duty_file.h"

namespace catalogue {
namespace {

const Catalogue world{
    .departments = {{.code = "CG"}, {.code = "JD"}, {.code = "CJ"}, {.code = "GA"}},
    .limits = {{.code = "D5", .limit = {5, LimitUnit::work_day}}},
    .leaves = {{.code = "030104",
                .department = "CG",
                .support = {"JD"},
                .level = Level::county,
                .limit_class = "D5"},
               {.code = "010103", .department = "CJ", .level = Level::village},
               {.code = "040102", .department = "GA", .level = Level::external}}};

const base::Date today{std::chrono::days(20'000)};

Duty county_duty() {
    return {.code = "030104", .department = "CG", .basis = "某条例第五条", .valid_from = today};
}

std::string refusal_of(const Duty& duty) {
    const auto errors = problems_of(duty, *world.find(duty.code), world);
    std::string all;
    for (const auto& error : errors) all += error.field + ":" + error.code + " ";
    return all;
}

template <class Change>
Duty with(Change change) {
    Duty duty = county_duty();
    change(duty);
    return duty;
}

TEST(Duty, PassesTheEntryReview) {
    struct Row {
        const char* name;
        Duty duty;
        const char* refused;
    };
    const Row rows[] = {
        {"a department's duty at its own level", county_duty(), ""},
        {"held by one unit", with([](Duty& d) { d.department = "", d.unit_id.value = 7; }), ""},
        {"held by nobody", with([](Duty& d) { d.department = ""; }), "department:required "},
        {"held twice over", with([](Duty& d) { d.unit_id.value = 7; }), "department:required "},
        {"held by an unknown department", with([](Duty& d) { d.department = "QQ"; }),
         "department:unknown "},
        {"without a basis", with([](Duty& d) { d.basis = ""; }), "basis:required "},
        {"sent down to a township without an approver",
         with([](Duty& d) { d.level = Level::town, d.department = "JD"; }),
         "approved_by:required "},
        {"sent down to a township on the catalogue's word alone", with([](Duty& d) {
             d.level = Level::town, d.department = "JD", d.approved_by = "县委编办";
             d.basis_kind = BasisKind::catalogue_default;
         }),
         "basis_kind:no_basis "},
        {"sent down to a township with the power list and an approver", with([](Duty& d) {
             d.level = Level::town, d.department = "JD", d.approved_by = "县委编办";
             d.basis_kind = BasisKind::power_list, d.batch = "第一批", d.batch_date = today;
         }),
         ""},
        {"sent down inside the department", with([](Duty& d) { d.level = Level::town; }),
         "approved_by:required "},
        {"sent down to a grid", with([](Duty& d) { d.level = Level::grid, d.department = "CJ"; }),
         "approved_by:required "},
        {"a village's own matter needs no approver",
         with([](Duty& d) { d.code = "010103", d.level = Level::village, d.department = "CJ"; }),
         ""},
        {"an outside body's matter cannot be led here",
         with([](Duty& d) { d.code = "040102", d.department = "GA"; }), "code:range "},
        {"an outside level", with([](Duty& d) { d.level = Level::external; }), "level:range "},
        {"a clarification without a dispute", with([](Duty& d) { d.clarification = "归CG"; }),
         "clarification:range "},
        {"a settled dispute", with([](Duty& d) { d.disputed = true, d.clarification = "归CG"; }),
         ""},
        {"a batch date without a batch", with([](Duty& d) { d.batch_date = today; }),
         "batch:required "},
        {"an end before its start", with([](Duty& d) { d.valid_to = today; }), "valid_to:range "},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_EQ(refusal_of(row.duty), row.refused);
    }
}

TEST(Duty, DefaultsSayThatTheyAreOnlyTheCatalogues) {
    const auto duties = default_duties(world, access::RegionId{3}, today);
    ASSERT_EQ(duties.size(), 3u);  // two leaves that stay here, one supporter
    for (const Duty& duty : duties) {
        EXPECT_EQ(refusal_of(duty), "") << duty.code;
        EXPECT_THAT(duty.basis, testing::HasSubstr("待本地确认"));
    }
}

TEST(DutyFile, ReadsTabsAndCommas) {
    for (const char* text :
         {"region\tcode\tkind\tlevel\tdepartment\tbasis\tbatch\tbatch_date\n"
          "620922000000\t030104\tlead\tcounty\tCG\t某条例\t第一批\t2026-01-02\n",
          "\xEF\xBB\xBFregion,code,kind,level,department,basis,batch,batch_date\r\n\r\n"
          "620922000000,030104,lead,county,CG,\"某条例\",第一批,2026-01-02\r\n"}) {
        const auto lines = read_duties(text, world, today);
        ASSERT_TRUE(lines) << to_text(lines.error());
        ASSERT_EQ(lines->size(), 1u);
        EXPECT_EQ((*lines)[0].duty.department, "CG");
        EXPECT_EQ((*lines)[0].duty.valid_from, today);
        EXPECT_EQ((*lines)[0].duty.basis, "某条例");
        EXPECT_EQ((*lines)[0].duty.batch_date, base::parse_date("2026-01-02"));
    }
}

TEST(DutyFile, SaysWhatIsWrongAndWhere) {
    const std::string head = "region,code,kind,level,department,basis,valid_from,disputed\n";
    const std::string good = "620922000000,030104,lead,county,CG,某条例,,\n";
    struct Row {
        const char* name;
        std::string text;
        int line;
        const char* field;
    };
    const Row rows[] = {
        {"empty", "", 0, "file"},
        {"no UTF-8", "\xff", 0, "file"},
        {"half a head", "region,code\n", 1, "kind"},
        {"an unknown column", "region,code,kind,level,basis,colour\n", 1, "colour"},
        {"a column that stands twice", "region,code,kind,level,basis,basis\n", 1, "basis"},
        {"half a row", head + good + "620922000000,030104\n", 3, "file"},
        {"a quote without an end", head + good + "620922000000,\"030104\n", 3, "file"},
        {"a short region code", head + "6209,030104,lead,county,CG,某条例,,\n", 2, "region"},
        {"an unknown leaf", head + good + "620922000000,999999,lead,county,CG,某条例,,\n", 3,
         "code"},
        {"an unknown kind", head + "620922000000,030104,boss,county,CG,某条例,,\n", 2, "kind"},
        {"no level", head + "620922000000,030104,lead,,CG,某条例,,\n", 2, "level"},
        {"a date that is none", head + "620922000000,030104,lead,county,CG,某条例,2026-02-30,\n", 2,
         "valid_from"},
        {"neither yes nor no", head + "620922000000,030104,lead,county,CG,某条例,,maybe\n", 2,
         "disputed"},
        {"no basis", head + "620922000000,030104,lead,county,CG,,,\n", 2, "basis"},
        {"the same twice", head + good + good, 3, "code"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        const auto lines = read_duties(row.text, world, today);
        ASSERT_FALSE(lines);
        EXPECT_TRUE(std::ranges::any_of(lines.error(), [&](const FileProblem& problem) {
            return problem.line == row.line && problem.field == row.field;
        })) << to_text(lines.error());
    }
}

TEST(DutyFile, ReadsACrosswalk) {
    const auto rows = read_crosswalk(
        "scheme,scheme_code,scheme_name,our_code\n47678,06010,暴露垃圾,030104\n47678,06010,,"
        "010103\n",
        world);
    ASSERT_TRUE(rows) << to_text(rows.error());
    EXPECT_EQ(rows->size(), 2u);
    const auto bad = read_crosswalk(
        "scheme,scheme_code,our_code\n47678,06010,030104\n47678,06010,030104\n,x,123456\n", world);
    ASSERT_FALSE(bad);
    EXPECT_EQ(bad.error().size(), 3u) << to_text(bad.error());
}

}  // namespace
}  // namespace catalogue
