#pragma once

#include <cstddef>

#include "base/vault.h"
#include "db/database.h"
#include "server/demo_places.h"

namespace server {

struct DemoPeople {
    std::size_t heads = 0;         ///< One for every unit.
    std::size_t grid_members = 0;  ///< One for every grid (1.41, 4.25).
    std::size_t grid_heads = 0;    ///< One for every village that has grids (4.25).
    std::size_t accounts = 0;      ///< That a person can sign in with, see demo_accounts.h.
};

/// Gives every unit a head, every grid a head and a member, and Guazhou the accounts that the
/// demonstration is shown with. The people are plainly made up: 王示例0417. The same every time.
DemoPeople make_demo_people(db::Database& database, const base::Vault& vault,
                            const DemoPlaces& places);

}  // namespace server
