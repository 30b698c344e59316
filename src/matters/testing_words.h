// For tests only: what people say in an act, where a test is about something else.
#pragma once

#include "matters/testing.h"

namespace matters::testing::say {

inline std::string text(auto id) {
    return std::to_string(id.value);
}

/// `object` with some members more, or others.
inline json::object with(json::object object, const json::object& more) {
    for (const auto& [name, value] : more) object[name] = value;
    return object;
}

inline json::object accept(std::string_view category = "030402") {
    return {{"category", category}, {"note", ""}};
}
inline json::object non_acceptance() {
    return {{"ground", "已有生效判决"}, {"remedy", "可申请再审"}};
}
inline json::object referral() {
    return {{"route", "31(2)"},  {"body", "劳动仲裁委员会"}, {"address", "人社局二楼"},
            {"limit", "一年内"}, {"guidance", "带劳动合同"}, {"warm_handover", true}};
}
inline json::object emergency() {
    return {{"line", "fire_119"}, {"kind", "楼道起火"}, {"called_at", "2026-09-01T08:00:00+08:00"}};
}
inline json::object settlement() {
    return {{"answer", "到三号窗口即可办理"}, {"knowledge", "居住证指南"}, {"satisfied", true}};
}
inline json::object dispatch(std::string_view lead, const std::vector<std::string>& support = {}) {
    json::array units;
    for (const auto& unit : support) units.emplace_back(unit);
    return {
        {"lead_unit_id", lead}, {"support_unit_ids", units}, {"basis", "职责清单"}, {"note", ""}};
}
inline json::object consent(std::string_view body) {
    return {{"body_unit_id", body},
            {"first_party_agrees", true},
            {"second_party_agrees", true},
            {"rights_read", true},
            {"chosen", "双方共同选定"}};
}
inline json::object agreement() {
    return {{"written", true},
            {"facts_found", "屋檐滴水"},
            {"decision", "十日内加装排水槽"},
            {"signed_by_all", true},
            {"performed_by", "2026-09-20"}};
}
inline json::object mediation_end(std::string_view next) {
    return {{"why", "no_agreement"}, {"next", next}, {"remedies", "可向人民法院起诉"}};
}
inline json::object giving_back() {
    return {{"reason", "不属本局维护范围"}, {"duty_ground", "三定方案第四条"}};
}
inline json::object return_decision(bool agreed, std::optional<std::string> unit = {}) {
    json::object body{{"agreed", agreed}, {"reason", "经核对职责清单"}};
    if (unit) body["lead_unit_id"] = *unit;
    return body;
}
inline json::object contact(std::string_view way = "in_person") {
    return {{"way", way}, {"record", "已见面，约定下午查看"}};
}
inline json::object preliminary() {
    return {{"text", "已核实"}, {"next_step", "三日内更换"}, {"legal_ground", ""}};
}
inline json::object papers() {
    return {{"papers", {"劳动合同", "考勤记录"}}, {"note", ""}};
}
inline json::object extension(std::string_view by) {
    return {{"by", by}, {"reason", "需外地调配件"}, {"done_so_far", "已下单"}};
}
inline json::object decision(bool agreed = true) {
    return {{"agreed", agreed}, {"reason", "理由成立"}};
}
inline json::object parking(std::string_view review_on) {
    return {{"obstacle", "冬季冻土"},
            {"condition", "解冻"},
            {"review_on", review_on},
            {"interim", "临时照明"}};
}
inline json::object support(std::string_view unit) {
    return {{"support_unit_ids", json::array{unit}}, {"questions", "产权归属"}};
}
inline json::object completion() {
    return {{"result", "已更换"},
            {"facts_found", "线路老化"},
            {"decision", "恢复照明"},
            {"legal_basis", "城市照明管理规定"},
            {"remedies", "可申请重新办理"}};
}
inline json::object good() {
    return {{"way", "on_site"}, {"finding", "灯亮"}};
}
inline json::object defect() {
    return {{"way", "on_site"}, {"defect", "仍有一盏不亮"}};
}
inline json::object rework() {
    return {{"instruction", "补齐遗漏的一盏"}};
}
inline json::object closure(std::string_view grade = "satisfied") {
    return {{"reached", true}, {"satisfaction", grade}, {"said", ""}};
}
inline json::object unreached() {
    return {{"reached", false}, {"said", ""}};
}
inline json::object undone() {
    return {{"undone", "巷子深处那一盏"}, {"satisfaction", "dissatisfied"}};
}
inline json::object explanation() {
    return {{"explanation", "依规划不能新增"}, {"satisfaction", "dissatisfied"}, {"said", ""}};
}
inline json::object review(std::string_view outcome) {
    return {{"outcome", outcome}, {"opinion", "复查意见"}, {"legal_basis", "第三十五条"}};
}
inline json::object reopening() {
    return {{"why", "recurrence"}, {"reason", "雨后再次不亮"}};
}
inline json::object card(std::string_view unit, std::string_view level,
                         std::string_view cause = "other") {
    return {{"unit_id", unit}, {"level", level}, {"cause", cause}, {"reason", "多次催办未动"}};
}
inline json::object leader(std::string_view post) {
    return {{"post_id", post}, {"why", "backlog"}, {"plan", "现场会商"}, {"next_on", "2026-09-15"}};
}
inline json::object rating(bool solved, std::string_view grade) {
    return {{"solved", solved}, {"satisfaction", grade}, {"said", ""}};
}
inline json::object words() {
    return {{"text", "答复与事实不符"}};
}

}  // namespace matters::testing::say
