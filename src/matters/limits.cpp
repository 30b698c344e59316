#include "matters/limits.h"

#include <fmt/format.h>

#include "base/expects.h"
#include "catalogue/calendar.h"
#include "catalogue/catalogue_store.h"
#include "clocks/calendar_edition.h"
#include "clocks/deadline.h"
#include "clocks/limit.h"
#include "clocks/places.h"
#include "matters/queries.h"

namespace matters {

namespace {

using catalogue::Limit;

Limit set_or_usual(db::Read& read, const ClockFacts& facts) {
    const auto name =
        fmt::format("matters.limit.{}", boost::describe::enum_to_string(facts.kind, ""));
    const auto value = read.find<std::string>(sql::find_setting, db::arg("name", name));
    if (!value) return facts.limit;
    const auto set = clocks::parse_limit(*value);
    if (!set || (facts.statutory && !catalogue::as_strict(*set, facts.limit))) return facts.limit;
    return *set;
}

/// An hour's event is checked within two hours, the rest within a working day (domain 3.3 row 26).
bool is_event(Limit handling) {
    return handling.unit == catalogue::LimitUnit::work_hour;
}

}  // namespace

catalogue::Effective values_of(db::Read& read, const Matter& matter) {
    auto edition =
        catalogue::get_edition(read, matter.catalogue_number == 0 ? std::optional<std::int64_t>{}
                                                                  : matter.catalogue_number);
    base::expects(edition.has_value(), "a category stands in an edition");
    const auto* leaf = edition->catalogue->find(matter.category);
    base::expects(leaf != nullptr, "a matter's category stands in its edition");
    const auto place = catalogue::get_place(read, matter.region_id);
    base::expects(place.has_value(), "a matter's place is in the tree");
    return catalogue::effective_at(read, *edition->catalogue, *leaf, *place,
                                   catalogue::date_of(read.now()));
}

base::Instant due_of(db::Read& read, UnitId unit, base::Instant start, Limit limit) {
    const auto place = clocks::find_unit_place(read, unit);
    base::expects(place.has_value(), "a unit has a place");
    const auto calendar = clocks::calendar_edition(read)->of_unit(unit, place->path);
    return *clocks::due_at({start, {limit}, {}}, calendar);
}

Limit limit_of(db::Read& read, const Matter& matter, ClockKind kind) {
    const ClockFacts& facts = facts_of(kind);
    const bool wants_category = facts.by_category || kind == ClockKind::check;
    if (!wants_category || matter.category.empty()) return set_or_usual(read, facts);
    const Limit handling = values_of(read, matter).values.limit;
    if (facts.by_category)
        return handling.unit == catalogue::LimitUnit::instant ? facts.limit : handling;
    if (is_event(handling)) return {2, catalogue::LimitUnit::work_hour};
    return set_or_usual(read, facts);
}

}  // namespace matters
