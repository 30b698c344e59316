#include "catalogue/catalogue_file.h"

#include <fstream>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace catalogue {
namespace {

std::string shipped() {
    std::ifstream file("data/matter-catalogue.yaml");
    std::ostringstream all;
    all << file.rdbuf();
    return all.str();
}

/// The shipped file with the first `from` behind `after` replaced.
std::string changed(const std::string& after, const std::string& from, const std::string& to) {
    std::string text = shipped();
    const auto start = text.find(after);
    const auto at = text.find(from, start == std::string::npos ? 0 : start);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

TEST(CatalogueFile, TheShippedOneIsWhole) {
    const auto file = read_catalogue(shipped());
    ASSERT_TRUE(file) << to_text(file.error());
    const Catalogue& catalogue = file->catalogue;
    EXPECT_EQ(catalogue.scheme, matter_scheme);
    EXPECT_EQ(catalogue.leaves.size(), 119u);
    EXPECT_EQ(
        std::ranges::count_if(catalogue.headings, [](auto& row) { return row.code.size() == 4; }),
        36);
    EXPECT_EQ(
        std::ranges::count_if(catalogue.headings, [](auto& row) { return row.code.size() == 2; }),
        10);
    EXPECT_EQ(catalogue.departments.size(), 37u);
    EXPECT_EQ(catalogue.limits.size(), 12u);

    const Category* leaf = catalogue.find("030401");
    ASSERT_TRUE(leaf);
    EXPECT_EQ(leaf->zh, "暴露垃圾、垃圾满溢");
    EXPECT_EQ(leaf->department, "CG");
    EXPECT_EQ(leaf->level, Level::grid);
    EXPECT_EQ(leaf->limit_class, "W4");
    EXPECT_FALSE(leaf->statutory);
    EXPECT_EQ(crossings_of(*leaf).size(), 2u);
    EXPECT_TRUE(catalogue.find("090302")->statutory);
    EXPECT_TRUE(catalogue.find("080201")->statutory);
}

TEST(CatalogueFile, EqualContentHasAnEqualDigestWhateverItsOrder) {
    Catalogue one = read_catalogue(shipped())->catalogue;
    Catalogue other = one;
    std::ranges::reverse(other.leaves);
    EXPECT_EQ(digest_of(one), digest_of(other));
    other.leaves.front().note = "changed";
    EXPECT_NE(digest_of(one), digest_of(other));
}

TEST(CatalogueFile, SaysWhatIsWrongAndWhere) {
    struct Row {
        const char* name;
        const char *after, *from, *to;
        const char* field;
        const char* says;
    };
    const Row rows[] = {
        {"an unknown department", "'010101'", "dept: SF", "dept: QQ", "dept",
         "`QQ` is no department"},
        {"an unknown supporter", "'010101'", "FL, MZ", "FL, QQ", "support",
         "`QQ` is no department"},
        {"a supporter that leads", "'010101'", "FL, MZ", "FL, SF", "support", "twice"},
        {"a code that stands twice", "'010102'", "'010102'", "'010101'", "code", "already in line"},
        {"a code of five digits", "'010102'", "'010102'", "'01012'", "code", "six digits"},
        {"a leaf under the wrong class", "'010102'", "'010102'", "'010202'", "code",
         "under class 0101"},
        {"an unknown limit class", "'010101'", "sla: M30", "sla: M31", "sla", "`M31` is no limit"},
        {"an unknown level", "'010101'", "level: village", "level: hamlet", "level",
         "expected one of grid, village"},
        {"an unknown priority", "'010101'", "priority: P3", "priority: P9", "priority",
         "expected one of p1"},
        {"an unknown route", "'010101'", "route: mediation", "route: war", "route",
         "expected one of mediation"},
        {"an unknown flag", "'010101'", "[sensitive_pi,", "[secret,", "flags", "expected one of"},
        {"mediation without both parties' consent", "'010103'", "flags: [both_parties_consent]",
         "flags: [sensitive_pi]", "flags", "人民调解法"},
        {"an outside body with an order", "'040102'", "route: refer", "route: order", "route",
         "refer or emergency"},
        {"an emergency that may wait", "'020201'", "priority: P1", "priority: P2", "priority",
         "always P1"},
        {"a retired code used again", "'040102'", "'040102'", "'040103'", "code", "retired"},
        {"a planning value that differs", "'010101'", "deadline_wd: 21", "deadline_wd: 20",
         "deadline_wd", "which has 21"},
        {"a planning value that is no number", "'010101'", "deadline_wd: 21", "deadline_wd: soon",
         "deadline_wd", "whole number"},
        {"a field nobody knows", "'010101'", "priority:", "prio:", "prio", "is no field"},
        {"a field left out", "'010101'", "zh: 婚姻家庭纠纷, ", "", "zh", "is missing"},
        {"a field that stands twice", "'010101'", "dept: SF,", "dept: SF, dept: GA,", "dept",
         "stands here twice"},
        {"an unknown scheme", "'010101'", "std: '17类", "std: '18类", "std", "`18类` is no scheme"},
        {"a crosswalk without a scheme", "'010101'", "std: '17类:", "std: '", "std",
         "expected `scheme"},
        {"a limit unit nobody knows", "sla:", "unit: work_hour", "unit: week", "unit",
         "expected one of instant"},
        {"a limit of no length", "code: D5", "value: 5", "value: 0", "value", "1 to 3650"},
        {"a list that is none", "'010101'", "support: [CJ, FL, MZ]", "support: CJ", "support",
         "a list"},
        {"a heading outside its group", "'0102'", "'0102'", "'0202'", "code",
         "beginning with `01`"},
        {"no YAML", "departments:", "departments:", "departments: {", "file", "is no YAML"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        const auto file = read_catalogue(changed(row.after, row.from, row.to));
        ASSERT_FALSE(file);
        const auto matches = [&](const FileProblem& problem) {
            return problem.field == row.field && problem.line > 0 &&
                   problem.en.find(row.says) != std::string::npos && !problem.zh.empty();
        };
        EXPECT_TRUE(std::ranges::any_of(file.error(), matches)) << to_text(file.error());
        EXPECT_LE(file.error().size(), 12u) << to_text(file.error());
    }
}

TEST(CatalogueFile, NamesTheLine) {
    std::string text = changed("'010103'", "dept: CJ", "dept: QQ");
    const auto line =
        1 + std::count(text.begin(), text.begin() + static_cast<long>(text.find("QQ")), '\n');
    const auto file = read_catalogue(text);
    ASSERT_FALSE(file);
    ASSERT_EQ(file.error().size(), 1u);
    EXPECT_EQ(file.error()[0].line, line);
}

TEST(CatalogueFile, ReportsEverythingAtOnce) {
    std::string text = changed("'010101'", "dept: SF", "dept: QQ");
    const auto at = text.find("sla: M15");
    text.replace(at, 8, "sla: M16");
    const auto file = read_catalogue(text);
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().size(), 2u) << to_text(file.error());
}

TEST(CatalogueFile, RefusesWhatIsNoCatalogueAtAll) {
    for (const std::string& text :
         {std::string(), std::string("[]"), std::string("name: x"), std::string("\xff\xfe"),
          shipped().substr(0, 20'000), std::string(5'000'000, ' '),
          std::string(2000, '[') + std::string(2000, ']')})
        EXPECT_FALSE(read_catalogue(text)) << text.substr(0, 20);
}

}  // namespace
}  // namespace catalogue
