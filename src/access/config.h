#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "access/namespace.h"
#include "access/password.h"
#include "base/instant.h"

namespace base {
class Vault;
}

namespace access {

/// What can be set about sign-in. Tests lower the cost of hashing.
struct Config {
    std::shared_ptr<const base::Vault> vault;  ///< Never null.
    HashCost hash;
    base::Duration idle_end = std::chrono::minutes{30};
    base::Duration absolute_end = std::chrono::hours{12};
    /// Of a screen on a wall: it may be dark over a holiday, and is signed in anew each season.
    base::Duration screen_idle_end = std::chrono::hours{24 * 14};
    base::Duration screen_absolute_end = std::chrono::hours{24 * 90};
    /// So many tries at one account, or from one address, each less than `lock_for` after the one
    /// before; the next ones are turned away unread until `lock_for` after the last.
    int tries_by_account = 5;
    int tries_by_address = 50;
    base::Duration lock_for = std::chrono::minutes{15};
    std::string issuer = "共治";  ///< What an authenticator shows.
};

/// Set only over TLS or on localhost, for the whole host, unreadable to scripts.
inline constexpr const char* session_cookie = "__Host-gongzhi";

}  // namespace access
