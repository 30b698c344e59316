#include "regions/test_server.h"

namespace regions {
namespace {

using testing::text;

class FindRegions : public testing::ServerTest {};
INSTANTIATE_EACH_DATABASE(FindRegions);

TEST_P(FindRegions, AnybodyFindsAPlaceByNamePinyinInitialsAndCode) {
    auto visitor = this->visitor();
    for (const auto* query : {"%E7%93%9C%E5%B7%9E%20%E6%B8%8A%E6%B3%89", "yuanquan", "yqz",
                              "620922100000", "%E6%B8%8A%E6%B3%89"}) {
        SCOPED_TRACE(query);
        const auto answer = visitor.get(std::string("/api/v1/regions?query=") + query);
        ASSERT_EQ(answer.status, 200) << answer.body;
        EXPECT_EQ(text(answer.json(), "items", 0, "full_name"), "甘肃省酒泉市瓜州县渊泉镇");
        EXPECT_EQ(text(answer.json(), "items", 0, "region_id"), id("town"));
    }
}

TEST_P(FindRegions, OnlyInsideOneSubtree) {
    const auto answer = visitor().get("/api/v1/regions?query=zhen&within=" + id("county"));
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.json().at("items").as_array().size(), 1U);
}

TEST_P(FindRegions, WithoutAQueryTheTreeIsWalkedDown) {
    auto visitor = this->visitor();
    EXPECT_EQ(text(visitor.get("/api/v1/regions").json(), "items", 0, "name"), "甘肃省");
    const auto page = visitor.get("/api/v1/regions/" + id("city") + "/children?limit=1").json();
    EXPECT_EQ(text(page, "items", 0, "name"), "金塔县");
    const auto next = visitor.get("/api/v1/regions/" + id("city") +
                                  "/children?limit=1&cursor=" + text(page, "next"));
    EXPECT_EQ(text(next.json(), "items", 0, "name"), "瓜州县");
    EXPECT_TRUE(next.json().at("next").is_null());
}

TEST_P(FindRegions, APlaceThatIsNotThereIsNotFound) {
    EXPECT_EQ(visitor().get("/api/v1/regions/999").status, 404);
    EXPECT_EQ(visitor().get("/api/v1/regions/999/children").status, 404);
    EXPECT_EQ(visitor().get("/api/v1/regions?query=%20").status, 422);
}

}  // namespace
}  // namespace regions
