#pragma once

#include <map>
#include <memory>
#include <string>

#include "access/actor.h"
#include "access/role.h"
#include "base/vault.h"
#include "db/database.h"
#include "matters/register_matter.h"

/// Who acts in an import. Four machines for each county stand for the people of the other system:
/// one at the desk, one at the units, one who checks, one who calls back. So whoever accepted a
/// matter never finds it done, and whoever handled it neither checks it nor calls back (T≠C, H≠C,
/// H≠V), as with people; and the journal shows that it was an import.
namespace exchange {

using Actor = std::shared_ptr<const access::Actor>;

struct DeskHands {
    Actor clerk, triage, dispatcher, checker, revisitor;
};
struct UnitHands {
    Actor clerk, handler;
};

/// Thrown when a login name of the machines belongs to a person.
struct NameTaken : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Makes machines and posts where they are missing, each in a transaction of its own. Not for use
/// inside another.
class Hands {
  public:
    /// `given_by`: who has the import done.
    Hands(db::Database& database, const base::Vault& vault, std::string county,
          std::optional<access::PersonId> given_by);

    const DeskHands& at_desk(const matters::Desk& desk);
    const UnitHands& at_unit(access::UnitId unit, access::RegionId region);

  private:
    enum class Machine { desk, unit, check, callback };

    access::PersonId machine(db::Write& write, Machine which);
    Actor hand(db::Write& write, Machine which, access::Role role, access::UnitId unit,
               access::RegionId region);

    db::Database& database_;
    const base::Vault& vault_;
    const std::string county_;
    const std::optional<access::PersonId> given_by_;
    std::map<access::UnitId, DeskHands> desks_;
    std::map<access::UnitId, UnitHands> units_;
};

}  // namespace exchange
