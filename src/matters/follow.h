#pragma once

#include <string>
#include <string_view>

#include "base/refusal.h"
#include "db/database.h"
#include "http/call.h"
#include "http/endpoint.h"
#include "matters/config.h"
#include "matters/store.h"

namespace matters {

/// Counts a try at a number and its code, by number and by address, before it is looked at;
/// repeated tries are turned away for a while. Whether the number exists makes no difference.
base::Result<void> count_try(const Config& config, http::Call& call, std::string_view number);
/// Counts the try and finds the matter in one commit, whatever comes of it: for whoever only reads.
base::Result<Matter> find_counted(const Config& config, http::Call& call, std::string_view number,
                                  std::string_view code);
/// The code fitted.
void forget_tries(db::Write& write, const Config& config, http::Call& call,
                  std::string_view number);

/// Runs `act(write, matter)` on the matter whose number and code fit. The try is counted first, and
/// forgotten when they fit whatever comes of the act: a refusal of what the right person asks for
/// is no guess at a code.
template <class Out, class Act>
base::Result<Out> with_code(const Config& config, http::Call& call, std::string_view number,
                            std::string_view code, const Act& act) {
    if (auto ok = count_try(config, call, number); !ok) return std::unexpected(ok.error());
    bool fits = false;
    auto done = call.database.write([&](db::Write& write) -> base::Result<Out> {
        auto matter = find_by_code(write, number, code);
        fits = matter.has_value();
        if (!matter) return std::unexpected(matter.error());
        forget_tries(write, config, call, number);
        return act(write, std::move(*matter));
    });
    // The refusal undid it.
    if (!done && fits)
        call.database.write([&](db::Write& write) { forget_tries(write, config, call, number); });
    return done;
}

/// The subject under which tries at a number are counted.
std::string tries_at(std::string_view number);

http::Endpoint follow_matter(const Config& config);
http::Endpoint correct_reporter(const Config& config);
http::Endpoint list_readings(const Config& config);
/// What the reporter can do, one endpoint each.
http::Endpoints follow_acts(const Config& config);

}  // namespace matters
