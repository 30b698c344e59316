#pragma once

#include "http/endpoint.h"

namespace clocks {

/// Every endpoint of this room.
http::Endpoints endpoints();

// One use case each; the file is called like the function.

http::Endpoint list_calendar_days();
http::Endpoint count_due();
http::Endpoint set_local_day();
http::Endpoint get_work_hours();
http::Endpoint set_work_hours();
http::Endpoint list_clocks();
http::Endpoint get_clock();
http::Endpoint list_ladders();
http::Endpoint set_ladder();

}  // namespace clocks
