#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "access/namespace.h"
#include "base/refusal.h"

namespace access {

/// Shortest password, in characters. Length is what helps; composition is not forced
/// (NIST SP 800-63B 5.1.1.2, which GB/T 39786 assessments accept beside a second factor).
inline constexpr int shortest_password = 10;
inline constexpr int longest_password = 128;

/// Why a password is not taken.
struct PasswordFault {
    std::string_view code, zh, en;
};

/// Nothing when the password may be used: long enough, not the account's own name, not one of the
/// commonest, not a handful of characters repeated. Pure.
std::optional<PasswordFault> find_fault(std::string_view password, std::string_view login_name);

/// The same as an input error of `field`.
base::Result<void> check_password(std::string field, std::string_view password,
                                  std::string_view login_name);

/// A password that is easy to read out and to type: 4 groups of 4, 76 bits.
std::string generate_password();

/// What one hash costs. argon2id, libsodium's `moderate` is 3 and 256 MiB; the default here keeps
/// a county's server from being starved by sign-ins: 3 passes over 64 MiB, about 0.1 s.
struct HashCost {
    unsigned long long operations = 3;
    std::size_t bytes = std::size_t{64} << 20;
    int at_once = 4;  ///< More wait, so that sign-ins use at most 4 × 64 MiB.
};

/// Hashes and verifies passwords with argon2id. Slow by intention: only from worker threads.
class PasswordHasher {
  public:
    explicit PasswordHasher(HashCost cost);
    ~PasswordHasher();

    /// Text with salt and parameters in it. Throws std::runtime_error when memory is short.
    std::string hash(std::string_view password) const;
    /// Whether they belong together. No hash (an unknown account) takes the same time and fails.
    bool fits(std::optional<std::string_view> hash, std::string_view password) const;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace access
