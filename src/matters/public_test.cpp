#include "matters/public_matter.h"
#include "matters/world_test.h"

namespace matters::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

TEST(PublicTitles, AreHiddenWhenTheyMayHoldANumberOfAPerson) {
    EXPECT_EQ(public_title("路灯不亮3天,12号楼"), "路灯不亮3天,12号楼");
    EXPECT_EQ(public_title("联系 0000-0000001"), "");
    EXPECT_EQ(public_title("写信到a@b"), "");
}

TEST(PublicCounts, AreHiddenWhenSmallAndNeverToldByTheirSum) {
    using Shown = std::optional<std::int64_t>;
    EXPECT_THAT(without_small({10, 20}), ElementsAre(Shown{10}, Shown{20}));
    EXPECT_THAT(without_small({10, 4, 20}), ElementsAre(Shown{}, Shown{}, Shown{20}));
    EXPECT_THAT(without_small({10, 4, 3, 0}), ElementsAre(Shown{10}, Shown{}, Shown{}, Shown{0}));
    EXPECT_THAT(without_small({4}), ElementsAre(Shown{}));
    EXPECT_THAT(without_small({}), IsEmpty());
    EXPECT_EQ(share(1, 4), std::nullopt);
    EXPECT_EQ(share(2, 3 * 2), 33);
    EXPECT_EQ(share(0, 5), 0);
}

class Public : public Served {
  protected:
    http::testing::Client visitor() { return http::testing::Client(port()); }
    json::array similar(const std::string& more = "") {
        wait_for_index();
        const auto answer = visitor().get(
            "/api/v1/public/similar?region_id=" + std::to_string(world().a.village.value) +
            "&words=%E6%9D%91%E5%8F%A3%E7%9A%84%E8%B7%AF%E7%81%AF%E5%9D%8F%E4%BA%86" + more);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return answer.json().at("items").as_array();
    }
    json::value figures(const std::string& month) {
        const auto answer = visitor().get(
            "/api/v1/public/figures?region_id=" + std::to_string(world().a.county.value) +
            "&month=" + month);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return answer.json();
    }
};
INSTANTIATE_EACH_DATABASE(Public);

TEST_P(Public, SimilarMattersAreShownWithoutWordsAndNumber) {
    Life one = life();
    one.to_hand();
    const auto found = similar();
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(text_of(found[0].at("title")), "路灯不亮");
    EXPECT_TRUE(found[0].at("same_place").as_bool());
    const auto text = json::serialize(found);
    EXPECT_THAT(text, Not(HasSubstr(one.number)));
    EXPECT_THAT(text, Not(HasSubstr("老人")));
    EXPECT_THAT(similar("&category=030499"), SizeIs(1));
    EXPECT_THAT(similar("&category=010302"), IsEmpty()) << "of another class";
}

TEST_P(Public, WhatMayNotBePublishedIsNotOffered) {
    Life unpublished = life(), confidential = life(), untriaged = life(), ended = life();
    unpublished.begin({{"publishable", false}});
    unpublished.accept();
    confidential.begin({{"confidential", true}});
    confidential.accept();
    untriaged.begin();
    ended.begin();
    ended.accept();
    EXPECT_EQ(ended.follow("withdrawal", {{"reason", ""}, {"read_back", true}}).status, 200);
    EXPECT_THAT(similar(), IsEmpty());
}

TEST_P(Public, ThisOneTooIsWrittenDownForTriageAndNeverRefused) {
    Life first = life(), again = life(), late = life();
    first.to_hand();
    again.begin({{"similar_to", first.id}});
    EXPECT_EQ(text_of(again.journal().at(0).at("facts").at("similar_to")), first.id);
    EXPECT_EQ(first.follow("withdrawal", {{"reason", ""}, {"read_back", true}}).status, 200);
    late.begin({{"similar_to", first.id}});
    EXPECT_FALSE(late.journal().at(0).at("facts").as_object().contains("similar_to"));
}

TEST_P(Public, FiguresCountMattersOfTheMonthAndHideWhatIsSmall) {
    for (int i = 0; i < 6; ++i) {
        Life one = life();
        one.begin();
        one.accept();
    }
    Life other = life();
    other.begin();
    other.accept("030103");
    const auto body = figures("2026-09-15");
    EXPECT_EQ(body.at("registered").as_int64(), 7);
    const auto& kinds = body.at("kinds").as_array();
    ASSERT_THAT(kinds, SizeIs(1)) << "both are of one group";
    EXPECT_EQ(kinds[0].at("registered").as_int64(), 7);
    EXPECT_EQ(kinds[0].at("ended_percent").as_int64(), 0);
    EXPECT_EQ(text_of(body.at("promises").at(0).at("kind")), "triage");
    EXPECT_EQ(body.at("promises").at(0).at("kept_percent").as_int64(), 100);
    EXPECT_THAT(figures("2026-08-01").at("kinds").as_array(), IsEmpty());
}

TEST_P(Public, APromiseThatIsOverdueAndStillOpenCountsAsNotKept) {
    for (int i = 0; i < 5; ++i) {
        Life one = life();
        one.begin();
    }
    pass(std::chrono::hours{48});
    const auto body = figures("2026-09-01");
    const auto& promises = body.at("promises").as_array();
    ASSERT_THAT(promises, Not(IsEmpty()));
    EXPECT_EQ(text_of(promises[0].at("kind")), "triage");
    EXPECT_EQ(promises[0].at("kept_percent").as_int64(), 0);
}

TEST_P(Public, FiguresAreOfACountyOrLess) {
    const auto of = [&](RegionId region) {
        return visitor().get("/api/v1/public/figures?region_id=" + std::to_string(region.value));
    };
    EXPECT_EQ(of(world().province).status, 422);
    EXPECT_EQ(of(RegionId{999'999'999}).status, 404);
}

}  // namespace
}  // namespace matters::testing
