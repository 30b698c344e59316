#pragma once

#include <string>
#include <string_view>

#include "base/refusal.h"
#include "db/database.h"
#include "http/call.h"
#include "http/endpoint.h"
#include "matters/config.h"

namespace matters {

/// Counts a try at a number and its code, by number and by address, before it is looked at;
/// repeated tries are turned away for a while. Whether the number exists makes no difference.
base::Result<void> count_try(const Config& config, http::Call& call, std::string_view number);
/// The code fitted.
void forget_tries(db::Write& write, const Config& config, http::Call& call,
                  std::string_view number);
/// The subject under which tries at a number are counted.
std::string tries_at(std::string_view number);

http::Endpoint follow_matter(const Config& config);
http::Endpoint correct_reporter(const Config& config);
http::Endpoint list_readings(const Config& config);
/// What the reporter can do, one endpoint each.
http::Endpoints follow_acts(const Config& config);

}  // namespace matters
