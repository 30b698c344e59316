#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>

namespace base {

/// Why packed bytes could not be unpacked, and after how many of them.
struct XzFault {
    enum class Kind { truncated, damaged, too_large };
    Kind kind;
    std::size_t offset;  ///< In the packed bytes.
};

/// True when the bytes begin as an .xz file does.
bool is_xz(std::string_view bytes);

/// Unpacks a whole .xz file; its check sums are verified. Never more than `limit` bytes, so that
/// a small hostile file cannot fill the memory.
std::expected<std::string, XzFault> unpack_xz(std::string_view packed, std::size_t limit);

}  // namespace base
