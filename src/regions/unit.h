#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/instant.h"
#include "regions/region.h"

namespace regions {

/// What a unit is. Centres of firms, business districts and parks are kinds of their own, since
/// their standard differs (domain 2.07, 2.39, 2.40).
BOOST_DEFINE_ENUM_CLASS(UnitKind,
                        centre,                    // 综治中心
                        peace_office,              // 平安建设办公室 (0.05, 0.09)
                        enterprise_centre,         // 非公经济组织综治中心 (2.07)
                        business_district_centre,  // 商圈综治中心 (2.39)
                        park_centre,               // 园区综治中心 (2.40)
                        centre_section,            // a part with a head of its own (3.03)
                        window,                    // 窗口 (2.28, 4.07)
                        mediation_body,            // 调解组织 (1.13, 3.15, 4.43)
                        hearing_panel,             // 信访评议团 (3.34)
                        department,                // 职能部门, by the catalogue's list
                        town_government,           // 乡镇人民政府、街道办事处
                        village_committee,         // 村(居)民委员会
                        committee,                 // 领导小组 (1.02)
                        working_group,             // 专项组 (1.03)
                        legislature,               // 人大
                        consultative_body,         // 政协
                        legal_service,             // 律师、法律服务 (4.12)
                        volunteer_organisation,    // 志愿服务组织 (4.11)
                        social_organisation,       // 社会组织 (1.12)
                        third_party)               // 其他第三方力量 (1.34)

/// Whom a unit belongs to (domain 1.01): 党委、政府、民主协商、社会、公众、法治、科技.
BOOST_DEFINE_ENUM_CLASS(Sector, party, government, deliberation, society, the_public, law,
                        technology)

/// How a centre came about (domain 2.37): 单独建、联合建、集中建.
BOOST_DEFINE_ENUM_CLASS(Building, separate, joint, concentrated)

/// Whose rooms it sits in (domain 0.11): its own, or those of another institution.
BOOST_DEFINE_ENUM_CLASS(Premises, own, hosted)

/// How a unit sits in the centre that hosts it (domain 5.4): 常驻、轮驻、随驻.
BOOST_DEFINE_ENUM_CLASS(Residence, resident, rotating, on_call)

/// What a room is for (domain 0.13, 2.33, 3.03, 3.44, 4.10).
BOOST_DEFINE_ENUM_CLASS(RoomKind,
                        reception_hall,     // 群众来访接待大厅
                        reception_room,     // 群众接待室
                        reception_window,   // 平安建设接待窗口
                        mediation_room,     // 矛盾纠纷调处(化解)室
                        analysis_room,      // 监控研判室
                        video_room,         // 视频监控室
                        counselling_room,   // 心理服务(咨询)室
                        command_room,       // 平安信息指挥调度室
                        deputies_room,      // 人大代表评议室
                        consultation_room,  // 政协委员民主协商室
                        media_room,         // 媒体监督工作室
                        other)

struct Room {
    RoomKind kind = RoomKind::other;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(Room, (), (kind, name))

/// One opening of one day, in local minutes after midnight.
struct Opening {
    int weekday = 1;  ///< 1 Monday … 7 Sunday.
    int opens_minute = 0;
    int closes_minute = 0;
};
BOOST_DESCRIBE_STRUCT(Opening, (), (weekday, opens_minute, closes_minute))

/// A unit as its row holds it.
struct Unit {
    UnitId unit_id;
    std::string county;
    RegionId region_id;
    UnitKind kind = UnitKind::third_party;
    Sector sector = Sector::government;
    std::optional<std::string> department;
    std::string name;
    int level = 0;
    std::optional<UnitId> superior_id;
    std::optional<UnitId> host_id;
    std::optional<Building> building;
    std::optional<std::string> legal_nature;
    std::optional<std::string> rank;
    std::int64_t posts_authorised = 0;
    std::int64_t posts_filled = 0;
    std::optional<Premises> premises;
    std::optional<std::string> address;
    std::optional<std::string> telephone;
    std::optional<Residence> residence;
    base::Instant valid_from;
    std::optional<base::Instant> valid_to;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Unit, (),
                      (unit_id, county, region_id, kind, sector, department, name, level,
                       superior_id, host_id, building, legal_nature, rank, posts_authorised,
                       posts_filled, premises, address, telephone, residence, valid_from, valid_to,
                       version))

/// A unit with what hangs on it.
struct UnitFile {
    Unit unit;
    std::vector<std::string> plates;  ///< Further names on the door (domain 0.09, 2.03).
    std::vector<Room> rooms;
    std::vector<Opening> hours;
};

/// 综治中心 of every kind: what the rules on names, rooms and staff are about.
constexpr bool is_centre(UnitKind kind) {
    return kind == UnitKind::centre || kind == UnitKind::enterprise_centre ||
           kind == UnitKind::business_district_centre || kind == UnitKind::park_centre;
}

}  // namespace regions
