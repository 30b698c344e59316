#pragma once

#include <map>

#include "exchange/hands.h"
#include "exchange/past.h"
#include "http/endpoint.h"

namespace exchange {

/// The use cases of matters that an import walks: the very endpoints that people use.
class UseCases {
  public:
    explicit UseCases(const matters::Config& config);

    const matters::Config& config() const { return config_; }
    /// One act as the API takes it: refuses what the API refuses.
    base::Result<void> act(db::Write& write, const access::Actor& actor, matters::Act act,
                           matters::MatterId matter, boost::json::object body) const;

  private:
    const matters::Config config_;
    std::map<matters::Act, http::Handler> acts_;
};

/// Registers the matter and takes it as far as it came, each act at its own time and by the hand
/// of its part. Times that the file does not have: those of the act before; when it was done, as
/// `overdue` says, between the last act and the end of the limit or a minute after it. `now` is
/// the real time: nothing lies after it. Refuses what the use cases refuse, and `overdue` that
/// cannot be yet. `unit` may be missing for what was never dispatched.
base::Result<matters::MatterId> relive(db::Write& write, const UseCases& use_cases,
                                       const DeskHands& desk, const UnitHands* unit,
                                       const Past& past, base::Instant now);

}  // namespace exchange
