#pragma once

#include "access/config.h"
#include "access/password.h"
#include "access/refusals.h"
#include "access/session.h"
#include "http/endpoint.h"

namespace access {

/// What the endpoints of sign-in share: made once, by `endpoints`.
struct Services {
    explicit Services(Config some) : config(std::move(some)), hasher(config.hash) {}

    const Config config;
    const PasswordHasher hasher;
};
using Shared = std::shared_ptr<const Services>;

/// Asks for the password again before a person's secrets change: an open screen is no proof.
/// Counted as a try at the account; a token has no password.
base::Result<void> need_present_password(const Services& services, http::Call& call,
                                         const Actor& actor, std::string_view password);

}  // namespace access
