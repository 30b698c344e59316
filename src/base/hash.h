#pragma once

#include <string>
#include <string_view>

namespace base {

/// SHA-256 as 64 hexadecimal digits. Behind this one name, so that SM3 can take its place.
std::string digest(std::string_view bytes);

/// `bytes` as lower-case hexadecimal.
std::string to_hex(std::string_view bytes);

/// `bytes` as URL-safe base64 without padding, and back (empty text for an ill-formed one).
std::string to_base64(std::string_view bytes);
std::string from_base64(std::string_view text);

/// `bytes` as the base64 of MIME: `+`, `/` and padding, without line breaks.
std::string to_mime_base64(std::string_view bytes);

/// HMAC-SHA256 of a message, 32 bytes. For signatures that others check by a published scheme.
std::string hmac_sha256(std::string_view key, std::string_view message);

/// True when equal; takes the same time wherever they differ.
bool same_secret(std::string_view one, std::string_view other);

}  // namespace base
