#pragma once

#include <vector>

#include "base/finding.h"
#include "db/database.h"

namespace catalogue {

/// What does not hold and ought to: no catalogue; duties and overrides of categories that are
/// retired; duties of units that are closed; overrides that have become laxer than what holds
/// above them.
std::vector<base::Finding> findings(db::Read& read);

}  // namespace catalogue
