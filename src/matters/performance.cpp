#include "matters/performance.h"

#include <algorithm>

#include "catalogue/calendar.h"
#include "matters/endpoints.h"
#include "matters/journal.h"

namespace matters {

namespace {

constexpr std::chrono::days ahead{3};
constexpr int morning = 9 * 60;

/// The agreement's entry with its day; nothing without an agreement that names one.
struct Agreement {
    std::int64_t seq = 0;
    base::Date performed_by;
};

std::optional<Agreement> find_agreement(db::Read& read, const Matter& matter) {
    const auto entry = last_entry(read, matter.matter_id, Act::finish_mediation);
    if (!entry) return {};
    const auto facts = boost::json::parse(entry->facts).as_object();
    const auto* day = facts.if_contains("performed_by");
    const auto date = day ? base::parse_date(day->as_string()) : std::nullopt;
    return date ? std::optional(Agreement{entry->seq, *date}) : std::nullopt;
}

}  // namespace

bool reminder_waits(db::Read& read, const Matter& matter, base::Instant now) {
    const auto agreement = find_agreement(read, matter);
    if (!agreement || agreement->performed_by < catalogue::date_of(now)) return false;
    const auto last = last_entry(read, matter.matter_id, Act::follow_performance);
    return !last || last->seq < agreement->seq || last->hand != HandKind::system;
}

base::Instant next_look(db::Read& read, const Matter& matter, base::Instant ended_at) {
    if (!reminder_waits(read, matter, ended_at)) return archive_at(ended_at);
    const auto day = find_agreement(read, matter)->performed_by - ahead;
    return std::max(ended_at, catalogue::at_minute(day, morning));
}

base::Instant archived_after_reminder(db::Read& read, const Matter& matter) {
    const auto usual = archive_at(*matter.ended_at);
    const auto agreement = find_agreement(read, matter);
    if (!agreement) return usual;
    return std::max(usual,
                    catalogue::at_minute(agreement->performed_by + std::chrono::days{1}, morning));
}

}  // namespace matters
