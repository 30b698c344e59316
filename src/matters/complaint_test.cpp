#include "matters/lives_test.h"
#include "matters/work.h"

namespace matters::testing {
namespace {

class Complaints : public Lives {
  protected:
    void SetUp() override {
        Lives::SetUp();
        if (IsSkipped()) return;
        city_centre_ = add_unit(world().city, 2, "centre", "", "酒泉市综治中心");
        city_ = add_unit(world().city, 2, "department", "XF", "酒泉市信访局");
        town_ = add_unit(world().a.town, 4, "town_government", "", "渊泉镇人民政府");
        village_ = add_unit(world().a.village, 5, "village_committee", "", "城北村委会");
    }
    /// The leaves of group 09 of the catalogue, 投诉举报.
    static std::vector<std::string> leaves() {
        std::vector<std::string> out;
        const auto file = catalogue::read_catalogue(file_text("data/matter-catalogue.yaml"));
        for (const auto& one : file->catalogue.leaves)
            if (one.code.starts_with("09")) out.push_back(one.code);
        return out;
    }
    Life about(UnitId unit, std::string_view category) {
        Life life = in_triage();
        life.act(Role::triage_officer, "acceptance",
                 say::with(say::accept(category), {{"about_unit_id", say::text(unit)}}));
        return life;
    }
    std::string to(const Life& life, UnitId lead, std::vector<std::string> support = {}) {
        return outcome(
            life.try_act(Role::dispatcher, "dispatch", say::dispatch(say::text(lead), support)));
    }

    void close_unit(UnitId unit) {
        database().write([&](db::Write& write) {
            write.run({"test/close", "UPDATE unit SET valid_to = 1 WHERE unit_id = :unit"},
                      db::arg("unit", unit));
        });
    }

    UnitId city_centre_, city_, town_, village_;
};
INSTANTIATE_EACH_DATABASE(Complaints);

TEST_P(Complaints, GoNeverToTheUnitItsLevelOrBelow) {  // row 9; every leaf 09xxxx
    const auto all = leaves();
    ASSERT_GE(all.size(), 11U);
    for (const auto& leaf : all) {
        SCOPED_TRACE(leaf);
        const Life life = about(world().a.office, leaf);
        EXPECT_EQ(to(life, world().a.office), "403 complained_of") << "the unit itself";
        EXPECT_EQ(to(life, world().a.centre), "403 complained_of") << "its level";
        EXPECT_EQ(to(life, town_), "403 complained_of") << "below";
        EXPECT_EQ(to(life, village_), "403 complained_of") << "further below";
        EXPECT_EQ(to(life, city_, {office()}), "403 complained_of") << "not to help either";
        EXPECT_EQ(to(life, city_), "done") << "the level above";
        EXPECT_EQ(row(life).lead_unit_id, city_);
    }
}

TEST_P(Complaints, AboutATownGoToTheCounty) {  // row 9
    const Life life = about(town_, "090101");
    EXPECT_EQ(to(life, town_), "403 complained_of");
    EXPECT_EQ(to(life, village_), "403 complained_of");
    EXPECT_EQ(to(life, world().a.office), "done");
}

TEST_P(Complaints, TheUnitComplainedOfSeesNothingWhateverItsPart) {  // row 9; 信访工作条例 30
    Life life = in_hand();
    ASSERT_EQ(outcome(life.try_act(Role::unit_clerk, "notes",
                                   {{"text", "备注"},
                                    {"tell_reporter", false},
                                    {"tags", json::array{}},
                                    {"related", json::array{}}})),
              "done");
    database().write([&](db::Write& write) {
        auto work = Work::begin_by_system(write, Act::add_note,
                                          *find_any(write, MatterId{std::stoll(life.id)}));
        work.matter.about_unit_id = world().a.office;
        work.tells = Message::internal;
        ASSERT_TRUE(work.finish());
    });
    for (const Role role : {Role::unit_clerk, Role::handler, Role::unit_head}) {
        auto client = as(role);
        EXPECT_EQ(client.get("/api/v1/matters/" + life.id).status, 404);
        EXPECT_EQ(client.get("/api/v1/matters/" + life.id + "/journal").status, 404);
        EXPECT_EQ(client.get("/api/v1/matters/by-number/" + life.number).status, 404);
    }
}

TEST_P(Complaints, AboutTheCentreAreInvisibleToItsWholeCounty) {  // 090102; row 1
    Life life = this->life();
    life.begin({{"about_unit_id", centre()}, {"category", "090102"}});
    const Matter matter = row(life);
    EXPECT_EQ(matter.desk_unit_id, city_centre_) << "the level above is its desk";
    for (const auto& [role, token] : world().a.tokens) {
        http::testing::Client client(port());
        client.set("Authorization", "Bearer " + token);
        EXPECT_THAT(client.get("/api/v1/matters/" + life.id).status, ::testing::AnyOf(403, 404))
            << boost::describe::enum_to_string(role, "");
    }
    EXPECT_EQ(life.follow("").status, 200) << "its reporter follows it all the same";
}

TEST_P(Complaints, LeaveTheDeskThatIsComplainedOf) {  // row 6
    Life life = in_triage();
    life.act(Role::triage_officer, "acceptance",
             say::with(say::accept("090102"), {{"about_unit_id", centre()}}));
    EXPECT_EQ(row(life).desk_unit_id, city_centre_);
    EXPECT_EQ(outcome(life.try_act(Role::dispatcher, "dispatch", say::dispatch(office()))),
              "404 not_found");
}

TEST_P(Complaints, AboutTheHighestCentreGoToThePetitionsOfficeAbove) {  // row 1; 信访工作条例 22
    close_unit(city_centre_);
    Life life = this->life();
    life.begin({{"about_unit_id", centre()}, {"category", "090102"}});
    EXPECT_EQ(row(life).desk_unit_id, city_);
    EXPECT_EQ(as(Role::triage_officer).get("/api/v1/matters/" + life.id).status, 404);
    EXPECT_EQ(life.follow("").status, 200);
}

TEST_P(Complaints, AboutACentreWithNobodyAboveAreNotKeptWhereOnlyItWouldSee) {  // rows 1, 6
    close_unit(city_centre_);
    close_unit(city_);
    auto report = Life::report(world().a);
    report["phone_page"] = false;
    report["about_unit_id"] = centre();
    http::testing::Client client(port());
    const auto refused = client.post("/api/v1/reports", report);
    EXPECT_EQ(outcome(refused), "409 none_above") << "with the way to go: " << refused.body;
    EXPECT_THAT(refused.body, ::testing::HasSubstr("12388"));
    const Life life = in_triage();
    EXPECT_EQ(
        outcome(life.try_act(Role::triage_officer, "acceptance",
                             say::with(say::accept("090102"), {{"about_unit_id", centre()}}))),
        "409 none_above");
    EXPECT_EQ(outcome(life.try_act(Role::triage_officer, "referral", say::referral())), "done");
}

TEST_P(Complaints, AreConfidentialByThemselves) {  // 09xxxx: flag confidential_reporter
    const auto file = catalogue::read_catalogue(file_text("data/matter-catalogue.yaml"));
    for (const auto& leaf : leaves()) {
        const auto& flags = file->catalogue.find(leaf)->flags;
        const bool flagged = std::ranges::count(flags, catalogue::Flag::confidential_reporter) > 0;
        EXPECT_EQ(row(about(world().a.office, leaf)).confidential, flagged) << leaf;
    }
}

TEST_P(Complaints, AreNeverDispatchedByARule) {  // row 9
    database().write([&](db::Write& write) {
        write.run({"test/rule",
                   "INSERT INTO dispatch_rule (rule_id, county, region_id, category, set_by, "
                   "set_at) VALUES (1, '620922', :region, '09', 1, 0)"},
                  db::arg("region", world().a.county));
    });
    EXPECT_EQ(about(world().a.office, "090101").state(), "accepted");
}

}  // namespace
}  // namespace matters::testing
