#include "matters/routing.h"

#include "catalogue/calendar.h"
#include "catalogue/catalogue_store.h"
#include "catalogue/duty_store.h"
#include "matters/limits.h"
#include "matters/precedent.h"
#include "matters/queries.h"
#include "matters/refusals.h"

namespace matters {

namespace {

/// A township, a village or a grid: where a department's duty may not be sent without a basis.
bool at_the_grass_roots(const catalogue::UnitFact& unit) {
    return unit.region_level >= 4;
}

bool has_power(db::Read& read, const Matter& matter, const catalogue::UnitFact& unit) {
    const auto edition = catalogue::get_edition(read);
    const auto place = catalogue::get_place(read, matter.region_id);
    if (!edition || !place) return false;
    const auto* leaf = edition->catalogue->find(matter.category);
    for (const auto& duty :
         catalogue::duties_at(read, *place, matter.category, catalogue::date_of(read.now()))) {
        const bool holds = duty.unit_id == unit.unit_id ||
                           (!duty.department.empty() && duty.department == unit.department);
        if (!holds || duty.in_dispute()) continue;
        const bool lowers = leaf && catalogue::sends_down(duty, *leaf);
        if (!lowers || (duty.has_power_basis() && !duty.approved_by.empty())) return true;
    }
    return false;
}

/// The catalogue itself puts the leaf at this level or below.
bool belongs_there(const Matter& matter, const catalogue::UnitFact& unit) {
    return catalogue::region_level(matter.level) >= unit.region_level;
}

}  // namespace

base::Result<catalogue::SuggestionView> suggest_for(db::Read& read, const Matter& matter) {
    return catalogue::suggest_unit(read, {.category = matter.category,
                                          .region_id = matter.region_id,
                                          .about_unit_id = matter.about_unit_id,
                                          .precedents = precedents_for(read, matter)});
}

base::Result<catalogue::UnitFact> check_unit(db::Read& read, const Matter& matter, UnitId unit_id,
                                             std::string_view field) {
    const auto open = read.find<std::int64_t>(sql::find_open_unit, db::arg("unit_id", unit_id));
    auto unit = catalogue::find_unit_fact(read, unit_id);
    if (!open || !unit)
        return base::refuse_field(std::string(field), "unknown", "没有这个单位，或已撤销。",
                                  "Is no unit that works today.");
    if (matter.about_unit_id) {
        const auto about = catalogue::find_unit_fact(read, *matter.about_unit_id);
        if (about && unit->region_level >= about->region_level) return base::refuse(complained_of);
    }
    if (at_the_grass_roots(*unit) && !belongs_there(matter, *unit) &&
        !has_power(read, matter, *unit))
        return base::refuse(duty_not_below);
    return std::move(*unit);
}

}  // namespace matters
