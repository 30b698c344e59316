#include "regions/unit_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace regions {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

UnitFile town_centre() {
    UnitFile file;
    file.unit.kind = UnitKind::centre;
    file.unit.name = "渊泉镇综治中心";
    file.unit.level = 4;
    file.hours = {{1, 540, 720}, {1, 780, 1080}};
    return file;
}

struct Row {
    std::string rule;
    std::function<void(UnitFile&)> change;
    std::string field;  // empty: sound
};

TEST(UnitRules, SayWhichFieldIsWrong) {
    const std::vector<Row> table{
        {"a sound centre", [](UnitFile&) {}, ""},
        {"the unified name (2.24)", [](UnitFile& f) { f.unit.name = "渊泉镇综治工作中心"; },
         "name"},
        {"no stations (2.24)", [](UnitFile& f) { f.unit.name = "渊泉镇综治中心站"; }, "name"},
        {"another name with the unified plate (2.03)",
         [](UnitFile& f) {
             f.unit.name = "兰山区社会治理综合服务中心";
             f.plates = {"兰山区综治中心"};
         },
         ""},
        {"an old plate", [](UnitFile& f) { f.plates = {"渊泉镇综治工作站"}; }, "name"},
        {"the same plate twice", [](UnitFile& f) { f.plates = {"渊泉镇综治中心"}; }, "plates"},
        {"units of other kinds are named freely",
         [](UnitFile& f) {
             f.unit.kind = UnitKind::peace_office;
             f.unit.name = "渊泉镇平安建设办公室";
         },
         ""},
        {"a department without its code",
         [](UnitFile& f) {
             f.unit.kind = UnitKind::department;
             f.unit.name = "瓜州县司法局";
         },
         "department"},
        {"a code of another form", [](UnitFile& f) { f.unit.department = "sf"; }, "department"},
        {"a window stands nowhere", [](UnitFile& f) { f.unit.kind = UnitKind::window; }, "host_id"},
        {"residence without a host", [](UnitFile& f) { f.unit.residence = Residence::rotating; },
         "residence"},
        {"a unit above itself",
         [](UnitFile& f) { f.unit.unit_id = *(f.unit.superior_id = UnitId{7}); }, "host_id"},
        {"closing before opening",
         [](UnitFile& f) {
             f.hours = {{1, 720, 540}};
         },
         "hours"},
        {"an eighth day",
         [](UnitFile& f) {
             f.hours = {{8, 540, 720}};
         },
         "hours"},
        {"hours that overlap", [](UnitFile& f) { f.hours[1].opens_minute = 700; }, "hours"},
    };
    for (const auto& [rule, change, field] : table) {
        SCOPED_TRACE(rule);
        auto file = town_centre();
        change(file);
        const auto errors = check_unit(file);
        ASSERT_EQ(errors.size(), field.empty() ? 0U : 1U);
        if (errors.empty()) continue;
        EXPECT_EQ(errors[0].field, field);
    }
}

TEST(UnitRules, TownsHaveFourRoomsAndFirmsThreeAndX) {
    const std::vector<Room> rooms{{RoomKind::reception_room, "群众接待室"},
                                  {RoomKind::mediation_room, "矛盾纠纷调处室"},
                                  {RoomKind::other, "阅览室"}};
    EXPECT_THAT(missing_rooms(UnitKind::centre, 4, rooms),
                ElementsAre(RoomKind::analysis_room, RoomKind::counselling_room));
    EXPECT_THAT(missing_rooms(UnitKind::park_centre, 4, rooms), ElementsAre(RoomKind::video_room));
    EXPECT_THAT(missing_rooms(UnitKind::department, 3, rooms), IsEmpty());
}

TEST(UnitRules, AStandardMayBeRaisedAndNeverLowered) {
    EXPECT_TRUE(may_replace_floor(4, 5));
    EXPECT_TRUE(may_replace_floor(4, 4));
    EXPECT_FALSE(may_replace_floor(4, 3));
}

}  // namespace
}  // namespace regions
