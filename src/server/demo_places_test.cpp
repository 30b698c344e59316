#include "server/demo_places.h"

#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/scope.h"
#include "base/expects.h"
#include "db/testing.h"
#include "regions/findings.h"
#include "regions/import_divisions.h"
#include "regions/unit_rules.h"
#include "regions/unit_store.h"

namespace server {
namespace {

using regions::UnitKind;

std::string places_file() {
    std::ifstream in("data/divisions/cn_divisions_places.tsv", std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The demonstration only reads once it stands, so all tests of a database share one.
class Demonstration : public ::testing::TestWithParam<const char*> {
  protected:
    using Scratch = decltype(db::testing::make_scratch(""));
    struct World {
        Scratch scratch;
        DemoPlaces demo;
    };

    void SetUp() override {
        if (std::string_view(GetParam()) == "postgresql" && db::testing::postgresql_url().empty())
            GTEST_SKIP() << "GONGZHI_TEST_POSTGRESQL is not set";
        auto& world = worlds()[GetParam()];
        if (!world.scratch) world = make();
        database_ = &world.scratch->database();
        demo = world.demo;
    }

    static void TearDownTestSuite() { worlds().clear(); }

    db::Database& database() { return *database_; }

    DemoPlaces demo;

  private:
    static std::map<std::string, World>& worlds() {
        static std::map<std::string, World> all;
        return all;
    }

    static World make() {
        const auto file = places_file();
        base::expects(!file.empty(), "tests run in the project's folder");
        World out{.scratch = db::testing::make_scratch(GetParam())};
        auto& database = out.scratch->database();
        const auto done =
            regions::import_divisions(database, file, {.as_of = *base::parse_date("2023-06-30")});
        base::expects(done.has_value(), "the divisions can be imported");
        out.demo = make_demo_places(database);
        return out;
    }

    db::Database* database_ = nullptr;
};
INSTANTIATE_EACH_DATABASE(Demonstration);

TEST_P(Demonstration, ShanxiHas1338PostsInTheCentresOfProvinceCitiesAndCounties) {
    const auto sums = database().read([&](db::Read& read) {
        return regions::sum_posts(read, access::system_scope(), demo.place("shanxi").path,
                                  UnitKind::centre);
    });
    ASSERT_EQ(sums.size(), 3U);
    EXPECT_EQ(sums[0].authorised, 12);
    EXPECT_EQ(sums[1].units, 11);
    EXPECT_EQ(sums[2].units, 117);
    EXPECT_EQ(sums[0].authorised + sums[1].authorised + sums[2].authorised, 1338);
}

TEST_P(Demonstration, GridsAreAsManyAsTheDocumentsSay) {
    EXPECT_EQ(demo.grids_of("guazhou").size(), 767U);
    EXPECT_EQ(demo.grids_of("lanshan").size(), 2532U);
    std::set<std::string> codes;
    for (const auto& grid : demo.grids) codes.insert(grid.code);
    EXPECT_EQ(codes.size(), 767U + 2532U);
}

TEST_P(Demonstration, BodiesAreAsManyAsTheDocumentsSay) {
    EXPECT_EQ(demo.of("guazhou", UnitKind::mediation_body).size(), 6U);
    EXPECT_EQ(demo.of("guazhou", UnitKind::working_group).size(), 10U);
    EXPECT_EQ(demo.of("guazhou", UnitKind::social_organisation).size(), 85U);
    EXPECT_EQ(demo.of("guichi", UnitKind::centre_section).size(), 3U);
    EXPECT_EQ(demo.of("guichi", UnitKind::mediation_body).size(), 10U);
    EXPECT_EQ(demo.of("guichi", UnitKind::centre, 4).size(), 20U);
    EXPECT_EQ(demo.of("lanshan", UnitKind::window).size(), 12U);
    EXPECT_EQ(demo.of("lanshan", UnitKind::mediation_body).size(), 14U);
    EXPECT_EQ(demo.of("lanshan", UnitKind::volunteer_organisation).size(), 3U);
    EXPECT_EQ(demo.of("wuhai", UnitKind::centre, 3).size(), 3U);
    EXPECT_EQ(demo.of("wuhai", UnitKind::centre, 4).size(), 20U);
    EXPECT_EQ(demo.of("wuhai", UnitKind::park_centre).size(), 1U);
    EXPECT_EQ(demo.of("wuhai", UnitKind::business_district_centre).size(), 1U);
}

// Complaints about a county's centre go one level up (信访工作条例 28).
TEST_P(Demonstration, ACitysCentreStandsAboveEachCountysCentre) {
    for (const auto* place : {"guazhou", "guichi", "lanshan"}) {
        const auto cities = demo.of(place, UnitKind::centre, 2);
        ASSERT_EQ(cities.size(), 1U) << place;
        const auto counties = demo.of(place, UnitKind::centre, 3);
        ASSERT_EQ(counties.size(), 1U) << place;
        EXPECT_EQ(counties.front()->unit.superior_id, cities.front()->unit.unit_id) << place;
    }
}

TEST_P(Demonstration, EveryDepartmentOfTheCatalogueIsThere) {
    for (const auto* place : {"guazhou", "wuhai", "guichi", "lanshan"})
        for (const auto* code : {"XF", "SF", "CG", "ZJ", "TX"})
            EXPECT_NE(demo.department(place, code), nullptr) << place << code;
    EXPECT_EQ(demo.department("guazhou", "SF")->unit.name, "瓜州县司法局");
}

TEST_P(Demonstration, SaysWhereTodaysDivisionsDiffer) {
    std::string all;
    for (const auto& remark : demo.remarks) all += remark.en + "\n";
    EXPECT_THAT(all, testing::HasSubstr("瓜州: the founding document counts 83 villages, the "
                                        "divisions of today 90"));
    EXPECT_THAT(all, testing::HasSubstr("兰山: the founding document counts 12 towns, the "
                                        "divisions of today 11"));
    EXPECT_THAT(all, testing::Not(testing::HasSubstr("山西")));
}

TEST_P(Demonstration, EveryUnitIsSound) {
    database().read([&](db::Read& read) {
        for (const auto& one : demo.units) {
            const auto unit = regions::find_unit(read, access::system_scope(), one.unit.unit_id);
            ASSERT_TRUE(unit.has_value());
            const auto errors = regions::check_unit(regions::with_details(read, *unit));
            EXPECT_TRUE(errors.empty()) << unit->name << ": " << errors.front().en;
        }
    });
}

TEST_P(Demonstration, LacksOnlyPeople) {
    std::set<std::string> codes;
    database().read([&](db::Read& read) {
        for (const auto& finding : regions::findings(read)) codes.insert(finding.code);
    });
    EXPECT_THAT(codes,
                testing::ElementsAre("grid_uncovered", "grid_without_head", "unit_without_head"));
}

}  // namespace
}  // namespace server
