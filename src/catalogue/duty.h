#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/ids.h"
#include "base/instant.h"
#include "base/refusal.h"
#include "catalogue/category.h"

namespace catalogue {

using DutyId = base::Id<struct DutyTag>;

BOOST_DEFINE_ENUM_CLASS(DutyKind, lead, support)

/// What gives the power: an article of a law or rule, an item of a published power list, or only
/// the catalogue's default, which the place still has to confirm.
BOOST_DEFINE_ENUM_CLASS(BasisKind, law, power_list, catalogue_default)

/// One row of the duty list (domain 1.05, 4.22): who handles a leaf, at which level, by what power.
/// The holder is one unit, or every unit of a department inside the region.
struct Duty {
    DutyId duty_id;
    access::RegionId region_id;
    std::string code;
    DutyKind kind = DutyKind::lead;
    Level level = Level::county;
    access::UnitId unit_id;  ///< None: `department` holds it.
    std::string department;  ///< Empty: `unit_id` holds it.
    BasisKind basis_kind = BasisKind::law;
    std::string basis;
    std::string batch;  ///< With which batch of powers it came down (domain 4.36).
    std::optional<base::Date> batch_date;
    bool disputed = false;      ///< Two bodies say that it is not, or is, theirs (domain 4.37).
    std::string clarification;  ///< How the dispute was settled; a disputed duty with one counts.
    std::string approved_by;    ///< The body that let a duty in at the grass roots (domain 4.24).
    base::Date valid_from;
    std::optional<base::Date> valid_to;  ///< The first day on which it no longer holds.
    std::int64_t version = 0;

    bool holds_on(base::Date day) const {
        return valid_from <= day && (!valid_to || day < *valid_to);
    }
    bool in_dispute() const { return disputed && clarification.empty(); }
    /// Has a basis of its own beside the catalogue.
    bool has_power_basis() const { return basis_kind != BasisKind::catalogue_default; }
};

/// True when the duty puts a leaf lower than the catalogue has it, or gives a department's matter
/// to a township, a village or a grid: then it passes the entry review, and needs a basis and an
/// approver (domain 3.3 row 22, 4.24).
bool sends_down(const Duty& duty, const Category& leaf);

/// Why a duty may not stand, whoever enters it; empty when it may. Does not look at other duties.
std::vector<base::FieldError> problems_of(const Duty& duty, const Category& leaf,
                                          const Catalogue& catalogue);

/// True when both say the same of the same holder at overlapping times.
bool overlap(const Duty& one, const Duty& other);

/// The duties that the catalogue's own defaults amount to, for a county that has none yet. Their
/// basis says that it is the catalogue's default, to be confirmed locally; none sends a duty down.
std::vector<Duty> default_duties(const Catalogue& catalogue, access::RegionId region,
                                 base::Date from);

}  // namespace catalogue
