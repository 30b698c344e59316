// What is read from and told to everybody: pure rules in tables.
#include <gtest/gtest.h>

#include "catalogue/calendar.h"
#include "http/described.h"
#include "open311/moment.h"
#include "open311/place.h"
#include "open311/public_words.h"
#include "open311/status.h"

namespace open311 {
namespace {

/// To the second, as people here read it.
std::string in_china(base::Instant at) {
    return base::to_text({at.ms / 1000 * 1000}, catalogue::china_offset);
}

TEST(Moment, ReadsWhatTheStandardAndItsClientsWrite) {
    struct Row {
        const char* text;
        const char* first;  ///< Read as a beginning; empty: refused.
        const char* last;   ///< The same unless told otherwise.
    };
    const Row rows[] = {
        {"2010-01-01T00:00:00Z", "2010-01-01T08:00:00+08:00", nullptr},
        {"1994-11-05T08:15:30-05:00", "1994-11-05T21:15:30+08:00", nullptr},
        {"2026-09-30T16:00+08:00", "2026-09-30T16:00:00+08:00", nullptr},
        {"2026-09-30T16:00:00.250+08:00", "2026-09-30T16:00:00+08:00", nullptr},
        {"2026-09-30T16:00:00.123456", "2026-09-30T16:00:00+08:00", nullptr},
        {"2026-09-30 16:00:00", "2026-09-30T16:00:00+08:00", nullptr},
        {"2026-09-30T16:00:00 08:00", "2026-09-30T16:00:00+08:00", nullptr},
        {"2026-09-30T16:00:00+0800", "2026-09-30T16:00:00+08:00", nullptr},
        {"2026-09-30", "2026-09-30T00:00:00+08:00", "2026-09-30T23:59:59+08:00"},
        {"2026-09-31", "", ""},
        {"2026-13-01T00:00:00Z", "", ""},
        {"yesterday", "", ""},
        {"", "", ""},
        {"2026", "", ""},
        {"1790000000", "", ""},
        {"2026-09-30T16:00:00Z; DROP TABLE matter", "", ""},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.text);
        const auto text = [&](DayEnd end) {
            const auto at = read_moment(row.text, end);
            return at ? in_china(*at) : "";
        };
        EXPECT_EQ(text(DayEnd::first), row.first);
        EXPECT_EQ(text(DayEnd::last), row.last ? row.last : row.first);
    }
}

TEST(Moment, IsWrittenToTheSecondInUtc) {
    EXPECT_EQ(moment_text(*base::parse_instant("2026-09-30T16:00:00.250+08:00")),
              "2026-09-30T08:00:00Z");
}

TEST(PublicWords, HideWhatNamesAPerson) {
    struct Row {
        const char* words;
        const char* shown;
    };
    const Row rows[] = {
        {"路灯不亮,请修。", "路灯不亮,请修。"},
        {"请打 13912345678 找我", "请打 *** 找我"},
        {"电话0937-5521234。", "电话***。"},
        {"139 1234 5678", "***"},
        {"身份证 62092219800101123X 的人", "身份证 *** 的人"},
        {"写信到 zhang.san+a@example.com.cn,谢谢", "写信到 ***,谢谢"},
        {"第 12 号楼 3 单元 502 室", "第 12 号楼 3 单元 502 室"},
        {"2026-09-30 下午", "*** 下午"},  // a date in digits is covered too: better than a number
        {"微信 @小王", "微信 @小王"},
        {"", ""},
    };
    for (const auto& row : rows) EXPECT_EQ(without_numbers(row.words), row.shown) << row.words;
}

TEST(PublicWords, ACoordinatePointsAtNoHouseUnlessPublished) {
    EXPECT_DOUBLE_EQ(public_coordinate(95.782345678, false), 95.78);
    EXPECT_DOUBLE_EQ(public_coordinate(40.526789, false), 40.53);
    EXPECT_DOUBLE_EQ(public_coordinate(95.782345678, true), 95.78235);
    EXPECT_DOUBLE_EQ(public_coordinate(-0.001, false), 0);
}

TEST(Address, NamesAPlaceOrNone) {
    const std::vector<NamedPlace> places{
        {{11}, 5, "城北村委会", "/1/2/3/4/11/"}, {{12}, 5, "渊泉社区居委会", "/1/2/3/4/12/"},
        {{21}, 5, "城北村委会", "/1/2/3/5/21/"}, {{22}, 5, "六工村委会", "/1/2/3/5/22/"},
        {{4}, 4, "渊泉镇", "/1/2/3/4/"},         {{5}, 4, "南岔镇", "/1/2/3/5/"},
    };
    struct Row {
        const char* address;
        std::int64_t region;
    };
    const Row rows[] = {
        {"南岔镇六工村委会 3 组", 22},
        {"六工村 3 组", 22},
        {"渊泉镇城北村东头", 11},
        {"南岔镇城北村", 21},
        {"城北村", 0},        // in two towns
        {"渊泉镇幸福路", 4},  // 渊泉社区 is not meant
        {"渊泉社区居委会门口", 12},
        {"县医院门口", 0},
        {"渊泉镇和南岔镇之间", 0},
        {"", 0},
    };
    for (const auto& row : rows) {
        const auto* found = find_in_address(places, row.address);
        EXPECT_EQ(found ? found->region_id.value : 0, row.region) << row.address;
    }
}

TEST(Status, EveryStateAndMessageHasItsWords) {
    for (const auto state : http::enum_values<matters::State>()) {
        const auto* name = boost::describe::enum_to_string(state, "");
        for (const auto language : {http::Language::zh, http::Language::en}) {
            EXPECT_FALSE(status_notes(state, language).empty()) << name;
        }
        EXPECT_EQ(is_closed(state), status_of(state) == "closed") << name;
        EXPECT_FALSE(read_update_status(update_status(state, {})).empty()) << name;
    }
    for (const auto message : http::enum_values<matters::Message>()) {
        EXPECT_EQ(update_text(message, http::Language::zh).empty(),
                  update_text(message, http::Language::en).empty());
    }
    EXPECT_TRUE(update_text(matters::Message::internal, http::Language::zh).empty());
    EXPECT_EQ(status_of(matters::State::closed), "closed");
    EXPECT_EQ(status_of(matters::State::to_call_back), "open");
    EXPECT_EQ(status_of(matters::State::merged), "closed");
}

TEST(Status, ReadsWhatFixMyStreetMaySend) {
    EXPECT_EQ(read_update_status("OPEN"), "OPEN");
    EXPECT_EQ(read_update_status("fixed"), "FIXED");
    EXPECT_EQ(read_update_status("in progress"), "IN_PROGRESS");
    EXPECT_EQ(read_update_status("lost"), "");
    EXPECT_EQ(update_status(matters::State::closed, matters::Message::closed_unsatisfied),
              "CLOSED");
}

}  // namespace
}  // namespace open311
