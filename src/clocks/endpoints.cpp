#include "clocks/endpoints.h"

namespace clocks {

http::Endpoints endpoints() {
    http::Endpoints out;
    for (auto* const declare :
         {&list_calendar_days, &count_due, &set_local_day, &get_work_hours, &set_work_hours,
          &list_clocks, &get_clock, &list_ladders, &set_ladder})
        out.push_back(declare());
    return out;
}

}  // namespace clocks
