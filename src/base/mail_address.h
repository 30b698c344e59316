#pragma once

#include <string_view>

namespace base {

/// True when the address can stand in an envelope: one `@` with something on both sides, at most
/// 254 characters (RFC 5321, 4.5.3.1), neither white space nor control characters, nothing beyond
/// ASCII. The server that takes the mail is the real judge.
bool is_mail_address(std::string_view address);

}  // namespace base
