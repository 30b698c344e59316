#pragma once

#include "notices/notice.h"

namespace notices {

/// What one batch of the outbox became.
struct Taken {
    std::int64_t lines = 0;
    std::int64_t notices = 0;
    std::int64_t unsendable = 0;  ///< Dead at once: no gateway, or an unknown message.
};

/// Takes waiting outbox lines, oldest first, and makes their notices, in one transaction: each
/// line exactly once, however many servers there are and wherever they die.
///
/// A reporter is told by the means that he chose, and a confidential one by no other; staff on
/// their screens; subscriptions once an act.
Taken take_outbox(db::Write& write, int most, const RecordDelivery& record = {});

}  // namespace notices
