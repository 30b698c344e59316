#include "regions/unit_rules.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace regions {

namespace {

using enum RoomKind;

constexpr std::array county_rooms{reception_hall, mediation_room, command_room};
constexpr std::array town_rooms{reception_room, mediation_room, analysis_room, counselling_room};
constexpr std::array village_rooms{video_room, mediation_room, counselling_room, reception_window};
constexpr std::array firm_rooms{reception_room, mediation_room, video_room};

constexpr int minutes_a_day = 24 * 60;

class Check {
  public:
    explicit Check(const UnitFile& file) : file_(file), unit_(file.unit) {}

    std::vector<base::FieldError> run() {
        check_names();
        check_department();
        check_places();
        check_hours();
        return std::move(errors_);
    }

  private:
    void wrong(std::string field, std::string code, std::string zh, std::string en) {
        errors_.push_back({std::move(field), std::move(code), std::move(zh), std::move(en)});
    }

    void check_names() {
        auto names = file_.plates;
        names.push_back(unit_.name);
        if (is_centre(unit_.kind) && !has_unified_name(names))
            wrong(
                "name", "not_unified", "名称（或加挂的牌子）应以“综治中心”结尾，不用“工作中心”“站”",
                "the name, or one plate, must end in 综治中心；综治工作中心 and 综治中心站 are no "
                "longer used");
        std::ranges::sort(names);
        if (std::ranges::adjacent_find(names) != names.end())
            wrong("plates", "repeated", "同一名称出现了两次", "the same name stands there twice");
    }

    void check_department() {
        const auto& code = unit_.department;
        if (unit_.kind == UnitKind::department && !code)
            wrong("department", "required", "职能部门须填部门代码",
                  "a department needs its code in the department list");
        if (code && (code->size() != 2 ||
                     !std::ranges::all_of(*code, [](char c) { return c >= 'A' && c <= 'Z'; })))
            wrong("department", "form", "部门代码为两个大写字母，如 SF",
                  "a department's code is two capital letters, such as SF");
    }

    void check_places() {
        const bool sits_in =
            unit_.kind == UnitKind::window || unit_.kind == UnitKind::centre_section;
        if (sits_in && !unit_.host_id)
            wrong("host_id", "required", "窗口和内设区须写明所在的中心",
                  "a window or section must say which centre it is in");
        if (unit_.residence && !unit_.host_id)
            wrong("residence", "needs_host", "写明所在的中心才能填驻点方式",
                  "residence means residence in a host; name it");
        for (const auto& other : {unit_.superior_id, unit_.host_id})
            if (other && unit_.unit_id && *other == unit_.unit_id)
                wrong("host_id", "itself", "上级或所在单位不能是自己",
                      "a unit cannot be above itself or host itself");
    }

    void check_hours() {
        auto hours = file_.hours;
        std::ranges::sort(
            hours, {}, [](const Opening& one) { return std::pair(one.weekday, one.opens_minute); });
        for (std::size_t i = 0; i < hours.size(); ++i) {
            const auto& one = hours[i];
            if (one.weekday < 1 || one.weekday > 7 || one.opens_minute < 0 ||
                one.closes_minute > minutes_a_day || one.opens_minute >= one.closes_minute)
                wrong("hours", "range", "开放时间应为周一至周日、当天之内、先开后关",
                      "opening hours lie on weekdays 1 to 7, inside one day, and close after they "
                      "open");
            else if (i > 0 && hours[i - 1].weekday == one.weekday &&
                     hours[i - 1].closes_minute > one.opens_minute)
                wrong("hours", "overlap", fmt::format("星期{}的开放时间重叠", one.weekday),
                      fmt::format("the hours of weekday {} overlap", one.weekday));
        }
    }

    const UnitFile& file_;
    const Unit& unit_;
    std::vector<base::FieldError> errors_;
};

}  // namespace

std::vector<base::FieldError> check_unit(const UnitFile& file) {
    return Check(file).run();
}

bool has_unified_name(std::span<const std::string> names) {
    const auto is_old = [](std::string_view name) {
        return name.find("综治工作中心") != name.npos || name.find("综治工作站") != name.npos ||
               name.ends_with("综治中心站");
    };
    return std::ranges::none_of(names, is_old) &&
           std::ranges::any_of(names,
                               [](std::string_view name) { return name.ends_with("综治中心"); });
}

std::span<const RoomKind> required_rooms(UnitKind kind, int level) {
    if (kind != UnitKind::centre) return is_centre(kind) ? firm_rooms : std::span<const RoomKind>{};
    switch (level) {
        case 3:
            return county_rooms;
        case 4:
            return town_rooms;
        case 5:
            return village_rooms;
        default:
            return {};
    }
}

std::vector<RoomKind> missing_rooms(UnitKind kind, int level, std::span<const Room> rooms) {
    std::vector<RoomKind> out;
    for (const auto wanted : required_rooms(kind, level))
        if (std::ranges::find(rooms, wanted, &Room::kind) == rooms.end()) out.push_back(wanted);
    return out;
}

std::string_view room_name(RoomKind kind) {
    switch (kind) {
        case reception_hall:
            return "群众来访接待大厅";
        case reception_room:
            return "群众接待室";
        case reception_window:
            return "平安建设接待窗口";
        case mediation_room:
            return "矛盾纠纷调处室";
        case analysis_room:
            return "监控研判室";
        case video_room:
            return "视频监控室";
        case counselling_room:
            return "心理服务室";
        case command_room:
            return "平安信息指挥调度室";
        case deputies_room:
            return "人大代表评议室";
        case consultation_room:
            return "政协委员民主协商室";
        case media_room:
            return "媒体监督工作室";
        case other:
            break;
    }
    return "其他用房";
}

}  // namespace regions
