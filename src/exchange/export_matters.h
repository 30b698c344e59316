#pragma once

#include <functional>
#include <optional>
#include <ostream>

#include "access/actor.h"
#include "exchange/record_file.h"
#include "matters/matter.h"

namespace exchange {

struct ExportOptions {
    Format format = Format::jsonl;
    const access::Actor* actor = nullptr;  ///< Only what they may see; null: everything.
    std::string county;                    ///< Six digits; empty: all.
    std::optional<base::Instant> from;     ///< Registered from,
    std::optional<base::Instant> to;       ///< and before.
    std::function<bool()> stop = [] { return false; };  ///< Asked before each page.
};

/// A matter as it is handed on: no name, no telephone, no address, and no words of residents or
/// staff, because words hold names. Times are RFC 3339 in China's time.
struct ExportedMatter {
    std::string number;
    std::string state;
    std::string channel;
    std::string category;
    std::string category_name;
    std::string priority;
    std::string region_code;
    std::string region_name;
    std::string unit;
    std::string kind;
    std::string registered_at;
    std::string accepted_at;
    std::string dispatched_at;
    std::string signed_at;
    std::string started_at;
    std::string done_at;
    std::string checked_at;
    std::string closed_at;
    std::string due_at;
    std::string lateness;
    std::string satisfaction;
};
BOOST_DESCRIBE_STRUCT(ExportedMatter, (),
                      (number, state, channel, category, category_name, priority, region_code,
                       region_name, unit, kind, registered_at, accepted_at, dispatched_at,
                       signed_at, started_at, done_at, checked_at, closed_at, due_at, lateness,
                       satisfaction))

/// Writes matters in the order in which they were registered here, page by page, and says how
/// many. Drafts are nobody's business. CSV begins with a byte order mark, so that spreadsheets
/// show Chinese; a formula in a name is made plain.
std::int64_t export_matters(db::Database& database, std::ostream& out,
                            const ExportOptions& options);

/// A mapping that reads such a file again, for a county and with a name for where it came from.
std::string mapping_of_export(std::string_view county, std::string_view system);

}  // namespace exchange
