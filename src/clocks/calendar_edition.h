#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "access/ids.h"
#include "catalogue/calendar.h"
#include "db/database.h"

namespace clocks {

/// The whole working calendar of one version: national days, local days of every region, hours of
/// every unit. Immutable; one copy serves all threads.
class CalendarEdition {
  public:
    using LocalDays = std::map<base::Date, catalogue::LocalDay>;

    CalendarEdition(
        std::int64_t version, std::shared_ptr<const catalogue::NationalDays> national,
        std::map<std::int64_t, LocalDays> local,
        std::map<std::int64_t, std::map<base::Date, std::vector<catalogue::Span>>> hours)
        : version_(version),
          national_(std::move(national)),
          local_(std::move(local)),
          hours_(std::move(hours)) {}

    /// 0 while nothing has been loaded: then every day is assumed.
    std::int64_t version() const { return version_; }
    const catalogue::NationalDays& national() const { return *national_; }

    /// The calendar of a region, by its path (`/1/35/2398/`; empty for the whole country), with the
    /// usual hours; and that of a unit there, with its own.
    catalogue::WorkCalendar of_region(std::string_view path) const;
    catalogue::WorkCalendar of_unit(access::UnitId unit, std::string_view path) const;

  private:
    LocalDays local_days(std::string_view path) const;

    std::int64_t version_;
    std::shared_ptr<const catalogue::NationalDays> national_;
    std::map<std::int64_t, LocalDays> local_;                                           // by region
    std::map<std::int64_t, std::map<base::Date, std::vector<catalogue::Span>>> hours_;  // by unit
};

using CalendarEditionPtr = std::shared_ptr<const CalendarEdition>;

/// The newest edition that the transaction sees; read anew only when there is a newer one.
CalendarEditionPtr calendar_edition(db::Read& read);

/// The edition of an earlier version, to replay what was counted on it.
CalendarEditionPtr calendar_edition(db::Read& read, std::int64_t version);

}  // namespace clocks
