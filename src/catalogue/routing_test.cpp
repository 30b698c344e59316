#include "catalogue/routing.h"

#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "catalogue/catalogue_file.h"

namespace catalogue {
namespace {

const Catalogue& shipped() {
    static const Catalogue catalogue = [] {
        std::ifstream file("data/matter-catalogue.yaml");
        std::ostringstream all;
        all << file.rdbuf();
        return read_catalogue(all.str()).value().catalogue;
    }();
    return catalogue;
}

// The ids tell the level: 2x city, 3x county, 4x town, 5x village.
UnitFact unit(std::int64_t id, const char* name, const char* department) {
    return {.unit_id = {id},
            .name = name,
            .department = department,
            .region_level = static_cast<int>(id / 10)};
}

std::vector<UnitFact> county() {
    std::vector<UnitFact> units{
        unit(20, "市综治中心", "ZZ"),   unit(21, "市信访局", "XF"),
        unit(30, "县综治中心", "ZZ"),   unit(31, "县综合窗口", ""),
        unit(32, "县城管局", "CG"),     unit(33, "县信访局", "XF"),
        unit(34, "县公安局", "GA"),     unit(35, "县司法局", "SF"),
        unit(36, "县教育局", "JY"),     unit(37, "县市场监管局", "SC"),
        unit(38, "县人社局", "RS"),     unit(39, "县应急局", "YJ"),
        unit(40, "镇人民政府", "JD"),   unit(41, "镇综治中心", "ZZ"),
        unit(42, "司法所", "SF"),       unit(50, "村民委员会", "CJ"),
        unit(51, "村综治服务站", "ZZ"),
    };
    units[3].window = true;
    return units;
}

RouteFacts facts(const char* code, std::vector<Duty> duties = {}) {
    const Category* leaf = shipped().find(code);
    EXPECT_TRUE(leaf) << code;
    std::int64_t id = 1;
    for (Duty& duty : duties) {
        duty.duty_id.value = id++;
        duty.code = code;
        if (duty.basis.empty()) duty.basis = "某条例第五条";
    }
    return {shipped(), *leaf, values_of(*leaf, shipped()), county(), std::move(duties), {}, {}};
}

std::int64_t lead_of(const Suggestion& found) {
    return found.lead ? found.lead->unit_id.value : 0;
}

std::vector<std::int64_t> ids(const std::vector<SuggestedUnit>& units) {
    std::vector<std::int64_t> all;
    for (const SuggestedUnit& each : units) all.push_back(each.unit_id.value);
    return all;
}

std::string codes(const std::vector<Obstacle>& obstacles) {
    std::string all;
    for (const Obstacle& each : obstacles) all += each.code + " ";
    return all;
}

Duty lead(Level level, const char* department) {
    return {.level = level, .department = department};
}

Duty lead(Level level, std::int64_t unit_id) {
    return {.level = level, .unit_id = {unit_id}};
}

Duty brought_down(Level level, const char* department) {
    Duty duty = lead(level, department);
    duty.basis_kind = BasisKind::power_list;
    duty.batch = "第一批";
    duty.approved_by = "县委编办";
    return duty;
}

TEST(Routing, FindsTheLowestLevelWithPower) {
    struct Row {
        const char* name;
        RouteFacts facts;
        std::int64_t lead;
        Level level;
        ReasonSource source;
        const char* obstacles;
    };
    const auto disputed = [](const char* settled) {
        Duty duty = lead(Level::county, "CG");
        duty.disputed = true;
        duty.clarification = settled;
        return duty;
    };
    const Row rows[] = {
        {"the catalogue's department at its level", facts("030601"), 32, Level::county,
         ReasonSource::catalogue_default, ""},
        {"no unit of the department at the village: an order goes up to where it has one",
         facts("030401"), 32, Level::county, ReasonSource::level_rule, ""},
        {"no unit of the department at the village: the committee may mediate", facts("010101"), 50,
         Level::village, ReasonSource::catalogue_default, ""},
        {"no unit of the department at the village: the committee may help with an application",
         facts("050104"), 50, Level::village, ReasonSource::catalogue_default, ""},
        {"the township's own judicial office gives legal advice", facts("050401"), 42, Level::town,
         ReasonSource::catalogue_default, ""},
        {"a village's own matter stays there", facts("010103"), 50, Level::village,
         ReasonSource::catalogue_default, ""},
        {"the duty list comes before the catalogue", facts("030601", {lead(Level::county, "GA")}),
         34, Level::county, ReasonSource::duty, ""},
        {"of two duties the lowest with power leads",
         facts("030104", {lead(Level::county, "CG"), brought_down(Level::town, "JD")}), 40,
         Level::town, ReasonSource::duty, ""},
        {"a duty sent down without an approver does not count",
         facts("030601", {lead(Level::town, "JD")}), 32, Level::county,
         ReasonSource::catalogue_default, "sent_down_without_basis "},
        {"a duty sent down on the catalogue's word does not count",
         facts("030601", {[] {
                   Duty duty = brought_down(Level::town, "JD");
                   duty.basis_kind = BasisKind::catalogue_default;
                   return duty;
               }()}),
         32, Level::county, ReasonSource::catalogue_default, "sent_down_without_basis "},
        {"a duty in dispute waits for the dispatcher", facts("030601", {disputed("")}), 32,
         Level::county, ReasonSource::catalogue_default, "duty_in_dispute "},
        {"a settled dispute counts", facts("030601", {disputed("归城管")}), 32, Level::county,
         ReasonSource::duty, ""},
        {"a duty of a department without a unit there goes up",
         facts("010101", {lead(Level::village, "SF")}), 42, Level::town, ReasonSource::duty, ""},
        {"a default duty gives no more power than the catalogue: the committee mediates",
         facts("010101", {[] {
                   Duty duty = lead(Level::village, "SF");
                   duty.basis_kind = BasisKind::catalogue_default;
                   return duty;
               }()}),
         50, Level::village, ReasonSource::duty, ""},
        {"a duty may name the unit", facts("030601", {lead(Level::county, 39)}), 39, Level::county,
         ReasonSource::duty, ""},
        {"named before department at the same level",
         facts("030601", {lead(Level::county, "CG"), lead(Level::county, 39)}), 39, Level::county,
         ReasonSource::duty, ""},
        {"nobody found: the comprehensive window", facts("060203"), 31, Level::county,
         ReasonSource::fallback, "fallback "},
        {"nobody found at the township: its own centre", facts("020101", {}), 41, Level::town,
         ReasonSource::fallback, "fallback "},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        const Suggestion found = suggest(row.facts);
        EXPECT_EQ(lead_of(found), row.lead);
        EXPECT_EQ(found.level, row.level);
        ASSERT_FALSE(found.reasons.empty());
        EXPECT_EQ(found.reasons.back().source, row.source) << found.reasons.back().en;
        EXPECT_FALSE(found.reasons.back().zh.empty());
        EXPECT_EQ(codes(found.obstacles), row.obstacles);
    }
}

TEST(Routing, AComplaintGoesAboveWhomItIsAbout) {
    struct Row {
        const char* code;
        std::int64_t about;
        std::int64_t lead;
        const char* obstacles;
    };
    const Row rows[] = {
        {"090101", 40, 30, ""},              // about the township: the county's centre
        {"090101", 50, 30, ""},              // about the village
        {"090101", 32, 20, ""},              // about a county office: the city
        {"090101", 30, 20, ""},              // about the county's centre itself
        {"090101", 20, 0, "nobody_found "},  // nothing known above the city
        {"090102", 51, 30, "human_classification "},
        {"090102", 30, 20, "human_classification "},
        {"090201", 40, 37, ""},
        {"090201", 37, 20, "fallback "},  // no market office above: the city's centre
        {"090202", 38, 20, "fallback "},
        {"090203", 39, 20, "fallback "},
        {"090204", 36, 20, "fallback "},
        {"090205", 40, 31, "fallback "},
        {"090301", 40, 33, ""},
        {"090301", 33, 21, ""},
        {"090302", 33, 21, "human_classification "},
        {"090303", 50, 40, ""},
        {"090303", 40, 31, "fallback "},  // a township's matter does not go to another department
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(testing::Message() << row.code << " about " << row.about);
        RouteFacts given = facts(row.code);
        for (const UnitFact& each : given.units)
            if (each.unit_id.value == row.about) given.about = each;
        const Suggestion found = suggest(given);
        EXPECT_EQ(lead_of(found), row.lead);
        EXPECT_EQ(codes(found.obstacles), row.obstacles);
        EXPECT_EQ(found.reasons.front().source, ReasonSource::complaint_rule);
        for (const auto& list : {found.support, found.alternatives})
            for (const SuggestedUnit& each : list)
                EXPECT_LT(each.unit_id.value / 10, row.about / 10) << each.name;
    }
}

TEST(Routing, AnAccusationLeavesThePlatformSealed) {
    RouteFacts given = facts("090103");
    given.about = given.units[4];
    const Suggestion found = suggest(given);
    EXPECT_FALSE(found.lead);
    ASSERT_TRUE(found.outside);
    EXPECT_EQ(found.outside->code, "JW");
}

TEST(Routing, AComplaintAboutAnOfficeNotNamedClimbsAndAsks) {
    for (const char* code : {"090101", "090102"}) {
        const Suggestion found = suggest(facts(code));
        EXPECT_EQ(lead_of(found), 20) << code;
        EXPECT_THAT(codes(found.obstacles), testing::HasSubstr("name_the_unit"));
    }
}

TEST(Routing, NeverToAUnitThatAnswersToTheOneComplainedOf) {
    RouteFacts given = facts("030601");
    given.units.push_back(unit(22, "市城管局", "CG"));
    given.units.back().superior_id = {34};
    for (const UnitFact& each : given.units)
        if (each.unit_id.value == 34) given.about = each;
    EXPECT_EQ(lead_of(suggest(given)), 20);
}

TEST(Routing, WhatLeavesThePlatformGetsABodyAndNoUnit) {
    for (const Category& leaf : shipped().leaves) {
        const bool leaves = leaf.route == Route::refer || leaf.route == Route::emergency ||
                            leaf.level == Level::external;
        SCOPED_TRACE(leaf.code);
        const Suggestion found = suggest(facts(leaf.code.c_str()));
        EXPECT_EQ(!found.lead && found.outside.has_value(), leaves);
        EXPECT_FALSE(found.reasons.empty());
    }
}

TEST(Routing, SupportersAreFoundWhereTheyWork) {
    EXPECT_EQ(ids(suggest(facts("030401")).support), (std::vector<std::int64_t>{50, 40}));
    Duty support = lead(Level::county, 39);
    support.kind = DutyKind::support;
    EXPECT_EQ(ids(suggest(facts("030401", {support})).support),
              (std::vector<std::int64_t>{39, 50, 40}));
}

TEST(Routing, PrecedentsBreakTiesAndNothingElse) {
    RouteFacts given = facts("030601");
    given.units.push_back(unit(32, "城管分局", "CG"));
    given.units.back().unit_id = {132};
    EXPECT_EQ(lead_of(suggest(given)), 32);
    given.precedents = {{{132}, 4}, {{34}, 9}};
    const Suggestion found = suggest(given);
    EXPECT_EQ(lead_of(found), 132);
    EXPECT_EQ(found.reasons.back().source, ReasonSource::precedent);
    EXPECT_EQ(ids(found.alternatives), (std::vector<std::int64_t>{32, 34}));
}

Duty repeating(Duty duty) {
    duty.basis_kind = BasisKind::catalogue_default;
    return duty;
}

TEST(Routing, APrecedentCountsAsMuchAsItIsWorth) {
    struct Row {
        const char* what;
        const char* leaf;
        std::vector<Duty> duties;
        std::vector<Precedent> precedents;
        std::int64_t lead;
    };
    const Precedent ruled{{34}, 1, true, 0.1};
    const Row rows[] = {
        {"nothing known: the catalogue", "030601", {}, {}, 32},
        {"twice is not clear", "030601", {}, {{{34}, 2, false, 0.9}}, 32},
        {"half is not most", "030601", {}, {{{34}, 9, false, 0.5}, {{36}, 9, false, 0.5}}, 32},
        {"clear", "030601", {}, {{{34}, 3, false, 0.6}}, 34},
        {"clear, beside a row that repeats the catalogue",
         "030601",
         {repeating(lead(Level::county, "CG"))},
         {{{34}, 3, false, 0.6}},
         34},
        {"not before a duty with a power basis",
         "030601",
         {lead(Level::county, "CG")},
         {{{34}, 30, false, 0.9}},
         32},
        {"nor before a duty that names another department",
         "030601",
         {lead(Level::county, "YJ")},
         {{{34}, 30, false, 0.9}},
         39},
        {"a ruling before a duty", "030601", {lead(Level::county, "CG")}, {ruled}, 34},
        {"a ruling before what was usual", "030601", {}, {{{36}, 50, false, 0.9}, ruled}, 34},
        {"what was usual is no basis for sending down", "030601", {}, {{{50}, 30, false, 0.9}}, 32},
        {"nor is a ruling", "030601", {}, {{{50}, 1, true, 0.9}}, 32},
        {"unless a duty gives the power",
         "030601",
         {repeating(lead(Level::county, "CG")), brought_down(Level::village, "CJ")},
         {{{50}, 30, false, 0.9}},
         50},
        {"the likeliest, where the catalogue finds nobody",
         "030301",
         {},
         {{{32}, 1, false, 0.3}, {{36}, 1, false, 0.2}},
         32},
        {"a unit that is gone counts for nothing", "030601", {}, {{{99}, 30, false, 0.9}}, 32},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.what);
        RouteFacts given = facts(row.leaf, row.duties);
        given.precedents = row.precedents;
        EXPECT_EQ(lead_of(suggest(given)), row.lead);
    }
}

TEST(Routing, AComplaintNeverFollowsAPrecedentToTheUnitComplainedOf) {
    RouteFacts given = facts("090101");
    given.about = unit(32, "县城管局", "CG");
    given.precedents = {{{32}, 9, true, 0.9}, {{33}, 9, false, 0.9}, {{41}, 9, false, 0.9}};
    EXPECT_EQ(lead_of(suggest(given)), 20);
}

TEST(Routing, TheOrderOfTheFactsDoesNotMatter) {
    RouteFacts given = facts("030601", {lead(Level::county, "CG"), lead(Level::county, "GA")});
    const auto first = lead_of(suggest(given));
    std::ranges::reverse(given.units);
    std::ranges::reverse(given.duties);
    EXPECT_EQ(lead_of(suggest(given)), first);
}

TEST(Routing, AStricterRegionIsTakenOver) {
    RouteFacts given = facts("030401");
    given.values.level = Level::county;
    given.values.limit = {2, LimitUnit::work_hour};
    const Suggestion found = suggest(given);
    EXPECT_EQ(found.limit, (Limit{2, LimitUnit::work_hour}));
    EXPECT_EQ(found.reasons.back().source, ReasonSource::catalogue_default);
}

TEST(Routing, HumanClassificationIsSaid) {
    EXPECT_THAT(codes(suggest(facts("010203")).obstacles),
                testing::HasSubstr("human_classification"));
}

}  // namespace
}  // namespace catalogue
