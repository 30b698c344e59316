#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/namespace.h"
#include "base/instant.h"

/// Time-based one-time passwords, RFC 6238: 6 digits, 30 s, SHA-1 as every authenticator does it.
namespace access {

/// A fresh shared secret of 160 bits, in base32.
std::string make_totp_secret();

/// What a QR code carries: `otpauth://totp/共治:liming?secret=…&issuer=共治`, percent-encoded.
std::string totp_uri(std::string_view secret, std::string_view login_name, std::string_view issuer);

/// The step of 30 s that an instant lies in.
std::int64_t totp_step(base::Instant at);

/// The code of a step.
std::string totp_code(std::string_view secret, std::int64_t step);

/// The step whose code this is: now, the one before or the one after, but none up to `last_step`,
/// since a code serves once. Nothing when it fits none.
std::optional<std::int64_t> match_totp(std::string_view secret, std::string_view code,
                                       base::Instant now, std::int64_t last_step);

/// Ten codes for the day the telephone is lost, `abcde-fghjk`, 49 bits each.
std::vector<std::string> make_recovery_codes();

/// What is stored of one; blanks, dashes and case do not matter.
std::string recovery_digest(std::string_view code);

}  // namespace access
