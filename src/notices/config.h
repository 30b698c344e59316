#pragma once

#include <memory>
#include <string_view>

#include "base/vault.h"
#include "notices/backoff.h"
#include "notices/notice.h"
#include "notices/transport.h"

namespace notices {

/// What the sending of notices is made with; given by the house.
struct Config {
    std::shared_ptr<const base::Vault> vault;  ///< Never null.
    std::string_view templates_yaml;           ///< The texts that ship with the program.
    RecordDelivery record = {};                ///< Writes into a matter's journal; may be empty.
    Timeouts timeouts;
    Backoff mail{.first = base::Duration{60'000},
                 .longest = base::Duration{3600 * 1000},
                 .give_up_after = base::Duration{24 * 3600 * 1000},
                 .most = 30};
    Backoff webhook;
    /// A claim that is older has been left behind by a server that died. Longer than any timeout.
    base::Duration lease{120'000};
    /// A subscription without a success for so long, and so many failures, is switched off.
    base::Duration switch_off_after{24 * 3600 * 1000};
    std::int64_t switch_off_failures = 10;
    base::Duration keep_for_machines{180LL * 24 * 3600 * 1000};
};

}  // namespace notices
