#pragma once

#include <string_view>

#include "db/database.h"
#include "matters/matter.h"

namespace matters {

/// What became of something that the reporter was to be told. Codes and ids only.
struct Delivery {
    std::int64_t notice_id = 0;
    std::string_view message;  ///< `dispatched`
    std::string_view means;    ///< `email`, `sms` …
    std::string_view outcome;  ///< `sent`, `delivered`, `dead`
};

/// Writes into the matter's journal that the reporter was told, or could not be. Does nothing for a
/// matter that is not there. An entry of this kind alone makes nobody's version out of date: it
/// changes nothing that anybody decides on.
void record_delivery(db::Write& write, MatterId matter_id, const Delivery& delivery);

}  // namespace matters
