#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/actor.h"
#include "access/separation.h"
#include "base/refusal.h"
#include "db/database.h"
#include "matters/matter.h"

namespace matters {

/// What was said and where; deleted when retention ends, and bound in by Matter::content_digest.
struct Content {
    std::string title;
    std::string words;
    std::string address;
    std::optional<double> longitude;
    std::optional<double> latitude;
    std::string datum;          ///< `wgs84`, `cgcs2000`, `gcj02`; empty without a point.
    std::string source;         ///< How its kind was called where it came from, if imported.
    std::string source_number;  ///< Its number there.
};
BOOST_DESCRIBE_STRUCT(Content, (),
                      (title, words, address, longitude, latitude, datum, source, source_number))

/// The digest that a matter's row has of its content. Pure.
std::string digest_of(const Content& content);

/// The matter, if the actor may see it: in scope, and not about the actor's own unit or person.
std::optional<Matter> find_matter(db::Read& read, const access::Actor& actor, MatterId matter_id);
std::optional<Matter> find_by_number(db::Read& read, const access::Actor& actor,
                                     std::string_view number);

/// The matter whoever asks: for the server's own work and for reporters who proved their code.
std::optional<Matter> find_any(db::Read& read, MatterId matter_id);

/// The matter of a number, when the query code fits; `wrong_number_or_code` says no more than that.
/// The caller counts tries.
base::Result<Matter> find_by_code(db::Read& read, std::string_view number, std::string_view code);

/// Empty when retention deleted it.
std::optional<Content> find_content(db::Read& read, MatterId matter_id);

/// A unit's part in a matter.
struct MatterUnit {
    UnitId unit_id;
    std::string name;
    std::string part;  ///< lead, support, supervisor, returned
    base::Instant since;
    std::optional<base::Instant> ended_at;
    std::optional<base::Instant> due_at;
};
BOOST_DESCRIBE_STRUCT(MatterUnit, (), (unit_id, name, part, since, ended_at, due_at))

std::vector<MatterUnit> units_of(db::Read& read, MatterId matter_id);
/// The support units that still have to answer.
std::vector<UnitId> open_supports(db::Read& read, const Matter& matter);
void put_unit(db::Write& write, const Matter& matter, UnitId unit, std::string_view part,
              std::optional<base::Instant> due_at = {});
/// False when the unit had no such part, or has ended it.
bool end_unit(db::Write& write, const Matter& matter, UnitId unit, std::string_view part);

/// Who took which part so far, and who has a stake.
std::vector<access::Deed> deeds_of(db::Read& read, MatterId matter_id);
std::vector<PersonId> recused_from(db::Read& read, MatterId matter_id);
void put_deed(db::Write& write, const Matter& matter, PersonId person, access::Part part);

/// Inserts the row of a new matter.
void insert(db::Write& write, const Matter& matter);
/// Saves a matter that was read at version `seen`; false when somebody was faster.
bool save(db::Write& write, const Matter& before, const Matter& after);

/// The next number of today in a county.
std::string next_number(db::Write& write, std::string_view county);

}  // namespace matters
