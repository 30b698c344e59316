#pragma once

#include <vector>

#include "access/namespace.h"
#include "base/finding.h"
#include "db/database.h"

namespace access {

/// What ought to hold among people and posts and does not, for `gongzhi doctor`: nobody can give
/// rights; two posts in one hand that must be in two; a post of a disabled account; a post at a
/// unit that has closed; and every break of the access log's chains (verify_access_log).
std::vector<base::Finding> findings(db::Read& read);

}  // namespace access
