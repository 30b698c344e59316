#include "clocks/limit.h"
#include "matters/act_endpoint.h"
#include "matters/act_queries.h"
#include "matters/assign.h"
#include "matters/auto_dispatch.h"
#include "matters/endpoints.h"
#include "matters/limits.h"
#include "matters/precedent.h"
#include "matters/queries.h"
#include "matters/routing.h"

namespace matters {

namespace {

struct Dispatch : ActOn {
    UnitId lead_unit_id;
    http::List<UnitId, 20> support_unit_ids;
    http::Text<2, 500> basis;                ///< By what power (domain 3.3 row 9).
    std::optional<http::Text<2, 12>> limit;  ///< `3wd`: stricter than the category's, never laxer.
    http::Text<0, 1000> note;
};
BOOST_DESCRIBE_STRUCT(Dispatch, (ActOn), (lead_unit_id, support_unit_ids, basis, limit, note))

base::Result<void> set_deadline(Work& work, const std::optional<http::Text<2, 12>>& text) {
    if (!text) return {};
    const auto limit = clocks::parse_limit(text->value);
    if (!limit || limit->unit == catalogue::LimitUnit::instant)
        return base::refuse_field("limit", "type", "时限应如 4wh、3wd、15cd。",
                                  "A limit looks like 4wh, 3wd or 15cd.");
    const auto usual = limit_of(work.write(), work.matter, ClockKind::handling);
    if (!catalogue::as_strict(*limit, usual))
        return base::refuse_field(
            "limit", "laxer", fmt::format("不得宽于目录时限{}。", catalogue::zh(usual)),
            fmt::format("May not be laxer than the catalogue's {}.", catalogue::en(usual)));
    work.set_limit(ClockKind::handling, *limit);
    work.set_limit(ClockKind::answer, *limit);
    work.set_start(ClockKind::handling, work.write().now());  // What is printed counts from today.
    return {};
}

base::Result<void> dispatch(Work& work, const Dispatch& in) {
    if (auto may = check_unit(work.write(), work.matter, in.lead_unit_id, "lead_unit_id"); !may)
        return std::unexpected(may.error());
    assign_lead(work, in.lead_unit_id);
    if (auto ok = set_deadline(work, in.limit); !ok) return ok;
    if (auto ok = assign_support(work, in.support_unit_ids.value); !ok) return ok;
    start_125(work);
    learn(work.write(), work.matter, in.lead_unit_id, 1);
    work.words["basis"] = in.basis.value;
    if (!in.note.value.empty()) work.words["note"] = in.note.value;
    return {};
}

bool a_rule_fits(db::Read& read, const Matter& matter) {
    const auto path =
        read.get<std::string>(sql::region_path, db::arg("region_id", matter.region_id));
    for (const auto& prefix : read.all<std::string>(
             sql::dispatch_rules_at, db::arg("county", matter.county), db::arg("path", path)))
        if (matter.category.starts_with(prefix)) return true;
    return false;
}

}  // namespace

std::optional<base::Result<Acted>> dispatch_by_rule(db::Write& write, const Matter& matter) {
    if (matter.about_unit_id || !a_rule_fits(write, matter)) return {};
    const auto found = suggest_for(write, matter);
    if (!found || !found->suggestion.lead || !found->suggestion.obstacles.empty()) return {};
    const auto& suggestion = found->suggestion;
    Work work = Work::begin_by_system(write, Act::dispatch, matter);
    if (!check_unit(write, work.matter, suggestion.lead->unit_id, "lead_unit_id")) return {};
    assign_lead(work, suggestion.lead->unit_id);
    std::vector<UnitId> support;
    for (const auto& each : suggestion.support)
        if (check_unit(write, work.matter, each.unit_id, "support"))
            support.push_back(each.unit_id);
    if (auto ok = assign_support(work, support); !ok)
        return base::Result<Acted>(std::unexpected(ok.error()));
    start_125(work);
    learn(write, work.matter, suggestion.lead->unit_id, 1);
    work.facts["by_rule"] = true;
    work.words["basis"] = suggestion.lead->reason.zh;
    return finish(work);
}

http::Endpoint dispatch_matter() {
    return act_endpoint<Dispatch>(
        Act::dispatch, "dispatch",
        "Send to the unit that has the power to solve it, with support units and basis (row 9)",
        "分流交办：确定主办、协办单位、期限和依据",
        {{"lead_unit_id", "{office}"},
         {"support_unit_ids", boost::json::array{}},
         {"basis", "职责清单：市政设施维护"},
         {"limit", "1wh"},
         {"note", "当天交办"}},
        dispatch, {&complained_of, &duty_not_below});
}

}  // namespace matters
