#include "catalogue/routing_words.h"

#include <fmt/format.h>

namespace catalogue {

namespace {

std::string place_zh(int level) {
    constexpr std::string_view names[] = {"",          "省", "市", "县（市、区）", "乡镇（街道）",
                                          "村（社区）"};
    return std::string(names[level]);
}

std::string place_en(int level) {
    constexpr std::string_view names[] = {"", "province", "city", "county", "township", "village"};
    return std::string(names[level]);
}

}  // namespace

Reason why(const Duty& duty) {
    const bool batch = !duty.batch.empty();
    const bool by_default = duty.basis_kind == BasisKind::catalogue_default;
    return {
        ReasonSource::duty, std::to_string(duty.duty_id.value),
        fmt::format("责任清单：{}{}。", duty.basis, batch ? fmt::format("（{}）", duty.batch) : ""),
        fmt::format("Duty list: {}{}.",
                    by_default ? "catalogue default, to be confirmed locally" : duty.basis,
                    batch ? fmt::format(" ({})", duty.batch) : "")};
}

Reason why(const UnitFact& unit, int level, const Category& leaf, const Catalogue& catalogue) {
    const Department* department = catalogue.find_department(leaf.department);
    const std::string name_zh = department ? department->zh : leaf.department;
    const std::string name_en = department ? department->en : leaf.department;
    if (unit.department != leaf.department)
        return {ReasonSource::catalogue_default, leaf.code,
                fmt::format("本级没有{}，由协办的{}就近服务。", name_zh, unit.name),
                fmt::format("{} has no unit at this level; {}, which supports it, serves on the "
                            "spot.",
                            name_en, unit.name)};
    if (unit.region_level != level)
        return {ReasonSource::level_rule, leaf.code,
                fmt::format("目录默认由{}办理；{}级没有有权单位，由{}级办理，不下交。", name_zh,
                            place_zh(level), place_zh(unit.region_level)),
                fmt::format("The catalogue names {}; with no unit that has the power at {} "
                            "level, it goes up to the {}, never down.",
                            name_en, place_en(level), place_en(unit.region_level))};
    return {ReasonSource::catalogue_default, leaf.code,
            fmt::format("目录默认由{}在{}级办理，待本地责任清单确认。", name_zh, place_zh(level)),
            fmt::format("The catalogue names {} at {} level; the local duty list has yet to "
                        "confirm it.",
                        name_en, place_en(level))};
}

Reason why(const Precedent& precedent) {
    const std::string id = std::to_string(precedent.unit_id.value);
    if (precedent.ruled)
        return {ReasonSource::precedent, id, "同类事项经中心主任裁定由其办理。",
                "By a ruling of the centre's head on such a matter."};
    return {ReasonSource::precedent, id, fmt::format("此前同类事项{}次交其办理。", precedent.times),
            fmt::format("{} like it went there before.", precedent.times)};
}

Reason why_outside(const Category& leaf, const Catalogue& catalogue) {
    const Department* body = catalogue.find_department(leaf.department);
    const std::string note = leaf.note.empty() ? "" : fmt::format(" ({})", leaf.note);
    const bool emergency = leaf.route == Route::emergency;
    return {ReasonSource::route_rule, leaf.code,
            fmt::format("{}，由{}办理，平台只留回执并回访群众。",
                        emergency ? "紧急事项立即转接" : "按法定途径引导移送",
                        body ? body->zh : leaf.department),
            fmt::format(
                "{} {}; the platform keeps a receipt and follows up{}.",
                emergency ? "An emergency, put through at once to" : "Referred to the lawful body:",
                body ? body->en : leaf.department, note)};
}

}  // namespace catalogue
