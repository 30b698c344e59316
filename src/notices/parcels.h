#pragma once

#include "notices/settle_notices.h"

namespace notices {

/// Opens what is sealed, sends what can be sent, and says how each went. Results point into
/// `claims`. Touches no database.
std::vector<Result> send_all(const Claims& claims, const base::Vault& vault, Transport& transport);

/// A signed event for a subscription.
HttpParcel signed_parcel(const base::Vault& vault, const Webhook& webhook, std::string_view id,
                         std::string body, base::Instant now);

/// The `source` of our events: the residents' page, else a fixed name.
std::string event_source(const NoticeSettings& settings);

}  // namespace notices
