#pragma once

#include "db/database.h"

namespace server {

/// What the installation holds, as far as the demonstration is concerned.
enum class DemoState {
    empty,     ///< Nothing yet: neither units nor people.
    foreign,   ///< Somebody's own data: the demonstration keeps its hands off.
    begun,     ///< A demonstration that was interrupted while it was made.
    complete,  ///< The demonstration.
};

DemoState demo_state(db::Database& database);
void set_demo_state(db::Database& database, DemoState state);

}  // namespace server
