#pragma once

#include <vector>

#include "base/finding.h"
#include "db/database.h"
#include "files/store.h"

namespace files {

/// What does not hold of attachments: a file that is not in the store or not as long as its row
/// says, uses that are counted wrongly, an attachment without a file or without an owner. Looks
/// for every file that is in use; at most 100 of each kind.
std::vector<base::Finding> findings(db::Read& read, const Store& store);

}  // namespace files
