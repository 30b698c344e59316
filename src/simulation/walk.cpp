#include "simulation/walk.h"

#include <fmt/format.h>

#include "base/expects.h"
#include "clocks/places.h"
#include "matters/routing.h"

namespace simulation {

using access::Role;
using access::UnitId;
using matters::Matter;

namespace {

std::string_view field(const boost::json::value& receipt, std::string_view name) {
    return receipt.at(name).as_string();
}

/// Kinds of dispute, and what the bodies that mediate them are called.
struct Field {
    std::string_view category;
    std::string_view called;
};
constexpr Field fields[] = {{"010101", "婚姻家庭"}, {"010102", "婚姻家庭"}, {"010201", "物业"},
                            {"010202", "物业"},     {"010204", "土地承包"}, {"0103", "劳动争议"},
                            {"010401", "消费"},     {"010403", "旅游"},     {"010501", "医疗"},
                            {"010502", "道路交通"}, {"010503", "校园"},     {"010503", "学生"},
                            {"010504", "环境"}};

}  // namespace

Walk::Walk(Stage& stage, const std::string& receipt) : stage_(&stage) {
    const auto read = boost::json::parse(receipt);
    id_ = matters::MatterId{std::stoll(std::string(field(read, "matter_id")))};
    number_ = field(read, "number");
    code_ = field(read, "query_code");
}

base::Result<Walk> Walk::report(Stage& stage, const Json& body) {
    auto receipt = stage.requests.post(nullptr, "/api/v1/reports", body);
    if (!receipt) return std::unexpected(receipt.error());
    return Walk(stage, *receipt);
}

base::Result<Walk> Walk::register_by(Stage& stage, const access::Actor& who, const Json& body) {
    auto receipt = stage.requests.post(&who, "/api/v1/matters", body);
    if (!receipt) return std::unexpected(receipt.error());
    return Walk(stage, *receipt);
}

Matter Walk::row() const {
    return stage_->database.read([&](db::Read& read) {
        auto found = matters::find_any(read, id_);
        base::expects(found.has_value(), "a matter under way is there");
        return std::move(*found);
    });
}

Walk::Done Walk::at(UnitId unit, Role role, std::string_view act, Json body, int which) {
    const auto& who = stage_->cast.at(unit, role, which);
    auto done = stage_->requests.post(&who, fmt::format("/api/v1/matters/{}/{}", id_.value, act),
                                      std::move(body));
    if (!done) return std::unexpected(done.error());
    return {};
}

Walk::Done Walk::desk(Role role, std::string_view act, Json body) {
    return at(row().desk_unit_id, role, act, std::move(body));
}

Walk::Done Walk::lead(Role role, std::string_view act, Json body, int which) {
    const Matter matter = row();
    base::expects(matter.lead_unit_id.has_value(), "a unit leads the matter");
    return at(*matter.lead_unit_id, role, act, std::move(body), which);
}

Walk::Done Walk::reporter(std::string_view act, Json body) {
    body["code"] = code_;
    auto done = stage_->requests.post(nullptr, fmt::format("/api/v1/follow/{}/{}", number_, act),
                                      std::move(body));
    if (!done) return std::unexpected(done.error());
    return {};
}

std::string say(const base::Refusal& refusal) {
    std::string out(refusal.kind->code);
    for (const auto& one : refusal.fields) out += fmt::format("; {}: {}", one.field, one.en);
    for (const auto& [name, value] : refusal.facts) out += fmt::format("; {}: {}", name, value);
    return out;
}

Suggested suggested(const Walk& walk, const Matter& row) {
    return walk.stage().database.read([&](db::Read& read) {
        Suggested out{.lead = row.desk_unit_id, .others = {}, .reason = "由中心协调办理"};
        const auto found = matters::suggest_for(read, row);
        if (!found) return out;
        const auto& some = found->suggestion;
        if (some.lead) {
            out.lead = some.lead->unit_id;
            out.reason = some.lead->reason.zh;
        }
        for (const auto* list : {&some.support, &some.alternatives})
            for (const auto& unit : *list) {
                const bool may = unit.unit_id != out.lead &&
                                 matters::check_unit(read, row, unit.unit_id, "unit").has_value();
                if (may && std::ranges::count(out.others, unit.unit_id) == 0)
                    out.others.push_back(unit.unit_id);
            }
        return out;
    });
}

UnitId mediation_body(const Walk& walk, const Matter& row) {
    return walk.stage().database.read([&](db::Read& read) {
        const auto desk = clocks::find_unit_place(read, row.desk_unit_id);
        const auto bodies = units_at(read, desk->region_id, "mediation_body");
        for (const auto& [category, called] : fields) {
            if (!row.category.starts_with(category)) continue;
            for (const auto& body : bodies)
                if (body.name.contains(called)) return body.unit_id;
        }
        if (!bodies.empty()) return bodies.front().unit_id;
        for (const auto& department : units_at(read, desk->region_id, "department"))
            if (department.department == "SF") return department.unit_id;
        return row.desk_unit_id;
    });
}

}  // namespace simulation
