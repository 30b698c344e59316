#pragma once

#include <memory>
#include <string_view>

#include "access/actor.h"
#include "base/refusal.h"
#include "db/database.h"

namespace access {

/// Acts as a person, through the first live post that has the permission: for commands at the
/// keyboard that are done for somebody. Refuses not_found for an unknown or disabled person,
/// forbidden when no post has it.
base::Result<std::shared_ptr<const Actor>> act_as(db::Read& read, std::string_view login_name,
                                                  std::string_view permission);

}  // namespace access
