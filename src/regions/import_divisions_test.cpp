#include "regions/import_divisions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/scope.h"
#include "db/testing.h"
#include "regions/edition.h"
#include "regions/queries.h"
#include "regions/region_search.h"
#include "regions/region_store.h"

namespace regions {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::string_view heading = "code\tlevel\tname\tparent\n";
constexpr std::string_view county =
    "620000000000\t1\t甘肃省\t\n"
    "620900000000\t2\t酒泉市\t620000000000\n"
    "620922000000\t3\t瓜州县\t620900000000\n"
    "620922100000\t4\t渊泉镇\t620922000000\n"
    "620922101000\t4\t柳园镇\t620922000000\n";

class ImportDivisions : public db::testing::EachDatabase {
  protected:
    std::expected<DivisionsImported, std::vector<base::FileProblem>> import(
        std::string_view lines, std::string_view as_of) {
        changes.clear();
        return import_divisions(
            database(), std::string(heading) + std::string(county) + std::string(lines),
            {.as_of = *base::parse_date(as_of), .report = [this](const DivisionChange& change) {
                 changes.push_back(std::string(change.what) + " " + change.code + " " +
                                   change.name + " " + change.now);
             }});
    }

    std::optional<Region> find(std::string_view code, int level) {
        return database().read([&](db::Read& read) {
            return find_region_by_code(read, access::public_scope(), code, level);
        });
    }

    std::optional<Region> find(RegionId id) {
        return database().read(
            [&](db::Read& read) { return find_region(read, access::public_scope(), id); });
    }

    std::vector<std::string> changes;
};
INSTANTIATE_EACH_DATABASE(ImportDivisions);

TEST_P(ImportDivisions, AFirstFileMakesTheTree) {
    const auto done = import("620922100001\t5\t渊泉社区居委会\t620922100000\n", "2023-06-30");
    ASSERT_TRUE(done.has_value());
    EXPECT_TRUE(done->is_first);
    EXPECT_EQ(done->added, 6U);
    const auto village = find("620922100001", 5);
    ASSERT_TRUE(village.has_value());
    EXPECT_EQ(village->path, "/1/2/3/4/6/");
    EXPECT_EQ(village->county, "620922");
    EXPECT_EQ(base::to_text(village->valid_from, std::chrono::hours{8}),
              "2023-06-30T00:00:00+08:00");
    EXPECT_EQ(find("620000000000", 1)->county, "");
}

TEST_P(ImportDivisions, ANewYearKeepsIdsClosesVanishedCodesAndSaysWhatChanged) {
    ASSERT_TRUE(
        import("620922100001\t5\t渊泉村委会\t620922100000\n"
               "620922100002\t5\t疏勒村委会\t620922100000\n"
               "620922100003\t5\t榆林村委会\t620922100000\n",
               "2023-06-30"));
    const auto kept = find("620922100001", 5)->region_id;
    const auto gone = find("620922100002", 5)->region_id;
    const auto done = import(
        "620922100001\t5\t渊泉社区居委会\t620922100000\n"
        "620922100004\t5\t新村委会\t620922100000\n"
        "620922101002\t5\t疏勒村委会\t620922101000\n",
        "2024-06-30");
    ASSERT_TRUE(done.has_value());
    EXPECT_EQ(find("620922100001", 5)->region_id, kept);
    EXPECT_EQ(find("620922100001", 5)->name, "渊泉社区居委会");
    EXPECT_FALSE(find("620922100002", 5).has_value());
    EXPECT_EQ(find(gone)->successor_id, find("620922101002", 5)->region_id);
    EXPECT_EQ(base::to_text(*find(gone)->valid_to, std::chrono::hours{8}),
              "2024-06-30T00:00:00+08:00");
    EXPECT_THAT(changes,
                ElementsAre("added 620922100004 新村委会 ", "added 620922101002 疏勒村委会 ",
                            "renamed 620922100001 渊泉村委会 渊泉社区居委会",
                            "moved 620922100002 疏勒村委会 620922101002",
                            "closed 620922100003 榆林村委会 "));
    EXPECT_EQ(done->moved, 1U);
    EXPECT_EQ(done->closed, 2U);
    EXPECT_EQ(find("620922100004", 5)->path, "/1/2/3/4/9/");
}

TEST_P(ImportDivisions, TheSameFileAgainChangesNothing) {
    ASSERT_TRUE(import("", "2023-06-30"));
    const auto again = import("", "2024-06-30");
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->added + again->closed + again->renamed, 0U);
    const auto edition =
        database().read([](db::Read& read) { return read.get<Edition>(sql::latest_edition); });
    EXPECT_EQ(base::to_text(edition.as_of), "2023-06-30");
}

TEST_P(ImportDivisions, ACodeThatComesBackIsANewDivision) {
    constexpr auto line = "620922100001\t5\t渊泉村委会\t620922100000\n";
    ASSERT_TRUE(import(line, "2022-06-30"));
    const auto first = find("620922100001", 5)->region_id;
    ASSERT_TRUE(import("", "2023-06-30"));
    ASSERT_TRUE(import(line, "2024-06-30"));
    EXPECT_NE(find("620922100001", 5)->region_id, first);
}

TEST_P(ImportDivisions, AWrongFileChangesNothing) {
    ASSERT_TRUE(import("", "2023-06-30"));
    const auto done = import("620922100001\t5\t渊泉社区居委会\t6209221", "2024-06-30");
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error()[0].line, 7U);
    EXPECT_EQ(done.error()[0].field, "parent");
    EXPECT_FALSE(find("620922100001", 5).has_value());
}

TEST_P(ImportDivisions, AnOlderYearIsRefused) {
    ASSERT_TRUE(import("", "2023-06-30"));
    const auto done = import("620922100001\t5\t渊泉社区居委会\t620922100000\n", "2022-06-30");
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error()[0].field, "as_of");
}

TEST_P(ImportDivisions, APartOfACountryIsNotTakenForTheCountry) {
    std::string villages;
    for (int i = 1; i <= 150; ++i)
        villages += "620922100" + std::to_string(i + 100) + "\t5\t村" + std::to_string(i) +
                    "\t620922100000\n";
    ASSERT_TRUE(import(villages, "2023-06-30"));
    const auto done = import("", "2024-06-30");
    ASSERT_FALSE(done.has_value());
    EXPECT_THAT(done.error()[0].en, HasSubstr("would close 150 of 155"));
    EXPECT_TRUE(find("620922100101", 5).has_value());
}

TEST_P(ImportDivisions, HalfAPackedFileIsRefused) {
    const auto done = import_divisions(database(),
                                       std::string_view("\xFD"
                                                        "7zXZ\0\0\4",
                                                        8),
                                       {.as_of = *base::parse_date("2023-06-30")});
    ASSERT_FALSE(done.has_value());
    EXPECT_THAT(done.error()[0].en, HasSubstr("ends early"));
}

TEST_P(ImportDivisions, TheSearchFollowsTheImport) {
    RegionSearch search;
    const auto found = [&](std::string_view text) {
        return database()
            .read([&](db::Read& read) { return search.index(read); })
            ->find({.text = std::string(text)});
    };
    EXPECT_TRUE(found("渊泉").empty());
    ASSERT_TRUE(import("", "2023-06-30"));
    EXPECT_EQ(found("渊泉").size(), 1U);
    ASSERT_TRUE(import("620922100001\t5\t渊泉社区居委会\t620922100000\n", "2024-06-30"));
    EXPECT_EQ(found("guazhou yqsq").size(), 1U);
}

}  // namespace
}  // namespace regions
