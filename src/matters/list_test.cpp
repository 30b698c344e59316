#include "matters/findings.h"
#include "matters/testing_words.h"
#include "matters/world_test.h"

namespace matters::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class Lists : public Served {
  protected:
    std::vector<std::string> ids(const http::testing::Answer& answer) {
        EXPECT_EQ(answer.status, 200) << answer.body;
        std::vector<std::string> out;
        const auto body = answer.json();
        for (const auto& item : body.at("items").as_array())
            out.push_back(text_of(item.at("matter_id")));
        return out;
    }
    std::vector<std::string> inbox(Role role, const std::string& name) {
        return ids(as(role).get("/api/v1/inbox/" + name));
    }
};
INSTANTIATE_EACH_DATABASE(Lists);

TEST_P(Lists, EachStageIsInTheListOfWhoHasToActNext) {
    Life life = this->life();
    life.begin();
    EXPECT_THAT(inbox(Role::triage_officer, "to_triage"), ElementsAre(life.id));
    life.accept();
    EXPECT_THAT(inbox(Role::triage_officer, "to_triage"), IsEmpty());
    EXPECT_THAT(inbox(Role::dispatcher, "to_dispatch"), ElementsAre(life.id));
    life.dispatch();
    EXPECT_THAT(inbox(Role::unit_clerk, "to_sign"), ElementsAre(life.id));
    life.sign();
    EXPECT_THAT(inbox(Role::handler, "mine"), ElementsAre(life.id));
    life.start();
    EXPECT_THAT(inbox(Role::handler, "in_hand"), ElementsAre(life.id));
    life.done();
    EXPECT_THAT(inbox(Role::checker, "to_check"), ElementsAre(life.id));
    life.check();
    EXPECT_THAT(inbox(Role::revisitor, "to_call_back"), ElementsAre(life.id));
    life.close();
    EXPECT_THAT(inbox(Role::revisitor, "to_call_back"), IsEmpty());
}

TEST_P(Lists, AMediatorFindsWhatTheirBodyMediates) {
    Life life = this->life();
    life.begin();
    life.accept("010103");
    EXPECT_THAT(inbox(Role::mediator, "in_mediation"), IsEmpty());
    life.act(Role::triage_officer, "mediation",
             say::consent(std::to_string(world().a.office.value)));
    EXPECT_THAT(inbox(Role::mediator, "in_mediation"), ElementsAre(life.id));
    EXPECT_EQ(row(life).holder_unit_id, world().a.office);
    life.act(Role::mediator, "mediation-agreement", say::agreement());
    EXPECT_THAT(inbox(Role::mediator, "in_mediation"), IsEmpty());
    EXPECT_EQ(row(life).holder_unit_id, world().a.centre) << "whose checker is next";
}

TEST_P(Lists, WhatBreaksFirstComesFirstAndPagesGoOn) {
    Life early = life(), late = life();
    early.begin();
    pass(std::chrono::hours{24});
    late.begin();
    EXPECT_THAT(inbox(Role::triage_officer, "to_triage"), ElementsAre(early.id, late.id));
    const auto first = as(Role::triage_officer).get("/api/v1/inbox/to_triage?limit=1").json();
    const auto next = text_of(first.at("next"));
    EXPECT_THAT(ids(as(Role::triage_officer).get("/api/v1/inbox/to_triage?limit=1&cursor=" + next)),
                ElementsAre(late.id));
    EXPECT_THAT(inbox(Role::triage_officer, "overdue"), ElementsAre(early.id));
    EXPECT_THAT(inbox(Role::triage_officer, "due_today"), ElementsAre(late.id));
}

TEST_P(Lists, QueuesAreNarrowedAsEveryList) {
    Life one = life(), two = life();
    one.to_hand("030103");
    two.to_hand("030402");
    const auto queue = [&](const std::string& filter) {
        return ids(as(Role::handler).get("/api/v1/inbox/in_hand?" + filter));
    };
    const auto in = [&](access::RegionId place) {
        return queue("region_id=" + std::to_string(place.value));
    };
    EXPECT_THAT(queue(""), UnorderedElementsAre(one.id, two.id));
    EXPECT_THAT(queue("category=0301"), ElementsAre(one.id));
    EXPECT_THAT(queue("category=04"), IsEmpty());
    EXPECT_THAT(queue("channel=letter"), IsEmpty());
    EXPECT_THAT(queue("due=overdue"), IsEmpty());
    EXPECT_THAT(in(world().a.village), UnorderedElementsAre(one.id, two.id));
    EXPECT_THAT(in(world().b.village), IsEmpty());
    EXPECT_EQ(as(Role::handler).get("/api/v1/inbox/in_hand?region_id=999999").status, 422);
}

TEST_P(Lists, CountsAreTrueForEveryList) {
    Life one = life(), two = life();
    one.begin();
    two.to_hand();
    const auto body = as(Role::triage_officer).get("/api/v1/inbox").json();
    std::map<std::string, std::int64_t> counts;
    for (const auto& item : body.at("items").as_array())
        counts[text_of(item.at("inbox"))] = item.at("count").as_int64();
    EXPECT_EQ(counts.at("to_triage"), 1);
    EXPECT_EQ(counts.at("due_today"), 2);
    EXPECT_FALSE(counts.contains("to_check")) << "not a list of this post";
}

TEST_P(Lists, MattersAreFilteredAndNeverTheNeighbours) {
    Life one = life(), two = life();
    one.to_hand("030103");
    two.begin();
    EXPECT_THAT(ids(as(Role::dispatcher).get("/api/v1/matters")), ElementsAre(two.id, one.id));
    EXPECT_THAT(ids(as(Role::dispatcher).get("/api/v1/matters?category=0301")),
                ElementsAre(one.id));
    EXPECT_THAT(ids(as(Role::dispatcher).get("/api/v1/matters?state=triage")), ElementsAre(two.id));
    EXPECT_THAT(ids(as(Role::handler).get("/api/v1/matters")), ElementsAre(one.id))
        << "who is bound to a unit sees what the unit has a part in";
    http::testing::Client next_door(port());
    next_door.set("Authorization", "Bearer " + world().token_in_b(Role::dispatcher));
    EXPECT_THAT(ids(next_door.get("/api/v1/matters")), IsEmpty());
    EXPECT_THAT(ids(next_door.get("/api/v1/inbox/to_triage")), IsEmpty());
}

TEST_P(Lists, WordsAreFoundInChineseAndByNumber) {
    Life one = life();
    one.begin({{"words", "幸福巷口下水井盖丢失,Grid 7 的孩子差点摔倒。"}, {"title", "井盖丢失"}});
    wait_for_index();
    const auto find = [&](const std::string& text) {
        return ids(as(Role::dispatcher).get("/api/v1/matters/search?text=" + text));
    };
    EXPECT_THAT(find("%E4%BA%95%E7%9B%96"), ElementsAre(one.id)) << "井盖";
    EXPECT_THAT(find("grid"), ElementsAre(one.id));
    EXPECT_THAT(find("%E8%B7%AF%E7%81%AF"), IsEmpty()) << "路灯";
    EXPECT_THAT(find(one.number), ElementsAre(one.id));
}

TEST_P(Lists, OpenMattersLikeThisOneAreOfferedWithTheReason) {
    Life one = life(), two = life(), other = life();
    one.begin({{"words", "幸福巷口下水井盖丢失三天了,很危险。"}});
    two.begin({{"words", "幸福巷口井盖没了,晚上有人差点掉进下水井。"}});
    other.begin({{"words", "楼上邻居半夜放音乐吵得睡不着觉。"}});
    wait_for_index();
    const auto body = as(Role::triage_officer).get("/api/v1/matters/" + one.id + "/similar").json();
    const auto& items = body.at("items").as_array();
    ASSERT_FALSE(items.empty());
    EXPECT_EQ(text_of(items[0].at("line").at("matter_id")), two.id);
    EXPECT_TRUE(text_of(items[0].at("reason_zh")).contains("同一地点"));
}

TEST_P(Lists, DoctorFindsNothingInAHealthyHouse) {
    Life one = life(), two = life();
    one.begin();
    two.to_hand();
    EXPECT_THAT(database().read([](db::Read& read) { return findings(read); }), IsEmpty());
}

}  // namespace
}  // namespace matters::testing
