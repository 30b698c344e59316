#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "catalogue/duty.h"
#include "catalogue/duty_file.h"
#include "catalogue/place.h"

namespace catalogue {

/// A duty as it is stored and shown.
struct DutyRow {
    DutyId duty_id;
    std::string county;
    access::RegionId region_id;
    std::string region_name;
    std::string region_path;
    std::string code;
    DutyKind kind = DutyKind::lead;
    Level level = Level::county;
    std::optional<access::UnitId> unit_id;
    std::optional<std::string> unit_name;
    std::string department;
    BasisKind basis_kind = BasisKind::law;
    std::string basis;
    std::string batch;
    std::optional<base::Date> batch_date;
    bool disputed = false;
    std::string clarification;
    std::string approved_by;
    base::Date valid_from;
    std::optional<base::Date> valid_to;
    std::optional<access::PersonId> entered_by;
    base::Instant entered_at;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(DutyRow, (),
                      (duty_id, county, region_id, region_name, region_path, code, kind, level,
                       unit_id, unit_name, department, basis_kind, basis, batch, batch_date,
                       disputed, clarification, approved_by, valid_from, valid_to, entered_by,
                       entered_at, version))

Duty duty_of(const DutyRow& row);

std::optional<DutyRow> find_duty(db::Read& read, const access::Scope& scope, DutyId duty_id);

/// What a list is narrowed to; empty members fit all.
struct DutyQuery {
    std::string code;
    access::UnitId unit_id;
    std::string department;
    std::string batch;
    bool disputed = false;
    DutyId after;
    int count = 50;
};
BOOST_DESCRIBE_STRUCT(DutyQuery, (), (code, unit_id, department, batch, disputed, after, count))

/// By id.
std::vector<DutyRow> list_duties(db::Read& read, const access::Scope& scope,
                                 const DutyQuery& query);

/// The duties of a leaf that hold in the regions of a place on a day.
std::vector<Duty> duties_at(db::Read& read, const Place& place, std::string_view code,
                            base::Date day);

/// Checks a duty by its rules and against the others of its region, then stores it: a new one when
/// it has no id, else as a change of the version it names. Refuses: invalid_input, no_catalogue,
/// duty_stands_already, stale.
base::Result<DutyRow> put_duty(db::Write& write, const Duty& duty, const regions::Region& region,
                               std::optional<access::PersonId> by);

/// Changes a duty. One that holds already is not rewritten: it ends where the new one begins.
/// Returns the one that holds then. Refuses as put_duty.
base::Result<DutyRow> change_duty(db::Write& write, const DutyRow& row, Duty wanted,
                                  const regions::Region& region, access::PersonId by);

/// The duty no longer holds from `day` on. Refuses: stale.
base::Result<DutyRow> end_duty(db::Write& write, DutyRow row, std::int64_t version, base::Date day);

/// What became of an imported duty list.
struct ImportedDuties {
    int added = 0;
    int known = 0;  ///< Rows that stood already.
};
BOOST_DESCRIBE_STRUCT(ImportedDuties, (), (added, known))

/// Enters the rows of a file, all or none. `scope` limits the regions that they may name; every
/// unknown region and unit is reported with its line.
std::expected<ImportedDuties, std::vector<FileProblem>> import_duties(
    db::Write& write, const access::Scope& scope, std::span<const DutyLine> lines,
    std::optional<access::PersonId> by);

/// Enters the duties that the catalogue's defaults amount to, for a region; leaves alone what
/// stands. Returns how many were added. For demonstration data and for a county's first day.
int enter_default_duties(db::Write& write, const Catalogue& catalogue, access::RegionId region_id);

}  // namespace catalogue
