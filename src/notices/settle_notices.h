#pragma once

#include "notices/claim_notices.h"

namespace notices {

/// What a batch of sendings came to.
struct Settled {
    std::int64_t sent = 0;  ///< Sent or delivered.
    std::int64_t failed = 0;
    std::int64_t dead = 0;
    std::int64_t lost = 0;  ///< Another server had taken it over: nothing was written.
};

/// One claim and how sending it went.
struct Result {
    const Claim* claim = nullptr;
    Sent sent;
};

/// Writes down what came of claims: each try, the next one or the end, what holds the channel up,
/// and, for reporters, the matter's journal. Only while the claim is still this server's.
Settled settle_notices(db::Write& write, const Config& config, const std::vector<Result>& results);

}  // namespace notices
