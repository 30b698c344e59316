#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "access/config.h"
#include "access/ids.h"
#include "db/database.h"

/// Tries at secrets are counted before the secret is looked at, so that many tries at once are
/// counted as many.
namespace access {

/// The client's address as stored: a keyed digest, IPv6 by its /64.
std::string address_hash(const Config& config, std::string_view address);

/// By account: counted alike whether or not there is such an account, so that the answers do not
/// tell.
std::string account_attempts(std::string_view login_name);
std::string address_attempts(std::string_view address_hash);
std::string second_factor_attempts(PersonId person);

/// Counts one try. Gives the time until which further ones are turned away, when there were more
/// than `most`.
std::optional<base::Instant> count_attempt(db::Write& write, const Config& config,
                                           const std::string& subject, int most);

/// The refusal of such a try; says when to try again.
std::unexpected<base::Refusal> refuse_try(base::Instant now, base::Instant locked_until);

/// The way out of a lock: after a success, or by the security administrator. True if there was
/// something to forget.
bool forget_attempts(db::Write& write, const std::string& subject);

/// Takes one try back: a success from an address where others fail.
void forgive_attempt(db::Write& write, const std::string& subject);

}  // namespace access
