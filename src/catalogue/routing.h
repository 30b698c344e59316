#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "access/ids.h"
#include "catalogue/duty.h"
#include "catalogue/override.h"

namespace catalogue {

/// A unit as routing sees it.
struct UnitFact {
    access::UnitId unit_id;
    std::string name;
    std::string department;  ///< Code of the catalogue's list; empty: none of them.
    int region_level = 3;    ///< 1 province … 5 village.
    access::RegionId region_id;
    access::UnitId superior_id;
    bool window = false;  ///< The comprehensive window or the centre itself: takes what is left.
};

/// How often a unit was given such a matter here before.
struct Precedent {
    access::UnitId unit_id;
    int times = 0;
    bool ruled = false;  ///< By the centre's head, after the matter was returned twice.
    double share = 0;    ///< How likely it is this unit, of all that had such matters: 0 to 1.

    /// Three times at least, and more often than all others together.
    bool clear() const { return times >= 3 && share > 0.5; }
};

/// All that routing looks at. `units` are those of the place's regions, from the province down to
/// the place; `duties` those of the leaf in these regions that hold today.
struct RouteFacts {
    const Catalogue& catalogue;
    const Category& leaf;
    Values values;  ///< As they hold at the place.
    std::vector<UnitFact> units;
    std::vector<Duty> duties;
    std::optional<UnitFact> about;  ///< The unit that the reporter complains of.
    std::vector<Precedent> precedents;
};

BOOST_DEFINE_ENUM_CLASS(ReasonSource, duty, catalogue_default, precedent, level_rule,
                        complaint_rule, route_rule, fallback)

/// Why, and on whose word: `reference` is the duty's id or the leaf's code.
struct Reason {
    ReasonSource source = ReasonSource::catalogue_default;
    std::string reference;
    std::string zh;
    std::string en;
};
BOOST_DESCRIBE_STRUCT(Reason, (), (source, reference, zh, en))

/// What a person has to settle before, or although, the suggestion is followed.
struct Obstacle {
    std::string code;
    std::string zh;
    std::string en;
};
BOOST_DESCRIBE_STRUCT(Obstacle, (), (code, zh, en))

struct SuggestedUnit {
    access::UnitId unit_id;
    std::string name;
    std::string department;
    Reason reason;
};
BOOST_DESCRIBE_STRUCT(SuggestedUnit, (), (unit_id, name, department, reason))

/// Where a matter of this leaf at this place should go. A person confirms it (domain 3.5).
struct Suggestion {
    std::optional<SuggestedUnit> lead;
    std::vector<SuggestedUnit> support;
    std::optional<Department> outside;  ///< The body outside the platform, when it goes there.
    Level level = Level::county;
    Limit limit;
    std::string limit_class;
    Priority priority = Priority::p3;
    Route route = Route::order;
    std::vector<Flag> flags;
    std::vector<Reason> reasons;
    std::vector<SuggestedUnit> alternatives;
    std::vector<Obstacle> obstacles;
};
BOOST_DESCRIBE_STRUCT(Suggestion, (),
                      (lead, support, outside, level, limit, limit_class, priority, route, flags,
                       reasons, alternatives, obstacles))

/// The rules, in this order:
///  1. What leaves the platform (`refer`, `emergency`, an outside level) gets no unit.
///  2. A complaint never goes to the unit complained of, nor to any unit at its level or below
///     (domain 2, leaves 09; 信访工作条例 28): it goes at least one level up.
///  3. A ruling of the centre's head (domain 3.3 row 13) comes before the lists, as long as it
///     sends no duty down without a basis.
///  4. The duty list comes before the catalogue; of several duties the lowest level with power
///     counts (domain 0.02). A duty in dispute, or one that sends a department's matter down
///     without a basis (domain 3.3 row 22), gives only an alternative and an obstacle.
///  5. Where the list says no more than the catalogue, a clear precedent: the unit that dealt with
///     most such matters here.
///  6. The catalogue's department at the leaf's level; not there, the same department further up,
///     never further down. Not there either: the likeliest precedent.
///  7. Nobody found: the comprehensive window of the nearest centre (domain 4.09), with an
///     obstacle.
///  8. Ties: a duty naming the unit before one naming a department, then the more frequent
///     precedent, then the older unit.
Suggestion suggest(const RouteFacts& facts);

/// 5 for grid and village, 4 town, 3 county, 2 city.
int region_level(Level level);

}  // namespace catalogue
