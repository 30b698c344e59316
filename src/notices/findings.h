#pragma once

#include <vector>

#include "base/finding.h"
#include "db/database.h"

namespace notices {

/// What does not reach people: outbox lines that nobody takes, notices that were given up in the
/// last thirty days (by county and reason), subscriptions that fail or were switched off, mail that
/// waits without a mail server.
std::vector<base::Finding> findings(db::Read& read);

}  // namespace notices
