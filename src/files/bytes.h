#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/expects.h"

/// Reading numbers out of bytes that strangers made. Every step is checked: a reader that forgot
/// to ask `has` first meets expects(), never foreign memory.
namespace files {

class Bytes {
  public:
    explicit Bytes(std::string_view all) : all_(all) {}

    std::size_t at() const { return at_; }
    std::size_t left() const { return all_.size() - at_; }
    bool has(std::uint64_t count) const { return count <= left(); }

    std::string_view take(std::size_t count) {
        base::expects(has(count), "bytes were asked for before they are taken");
        const auto taken = all_.substr(at_, count);
        at_ += count;
        return taken;
    }
    void skip(std::size_t count) { take(count); }
    std::string_view rest() const { return all_.substr(at_); }
    std::string_view peek(std::size_t count) const { return all_.substr(at_, count); }

    /// An unsigned number of `count` bytes, the most significant first; at most 8.
    std::uint64_t big(std::size_t count) {
        std::uint64_t value = 0;
        for (const char c : take(count)) value = value << 8 | static_cast<unsigned char>(c);
        return value;
    }
    /// The same, the least significant first.
    std::uint64_t little(std::size_t count) {
        std::uint64_t value = 0;
        int shift = 0;
        for (const char c : take(count)) {
            value |= static_cast<std::uint64_t>(static_cast<unsigned char>(c)) << shift;
            shift += 8;
        }
        return value;
    }

  private:
    std::string_view all_;
    std::size_t at_ = 0;
};

inline unsigned char byte_at(std::string_view bytes, std::size_t at) {
    base::expects(at < bytes.size(), "a byte is asked for where there is one");
    return static_cast<unsigned char>(bytes[at]);
}

/// `count` bytes of `value`, the most significant first.
inline void put_big(std::string& out, std::uint64_t value, int count) {
    for (int shift = (count - 1) * 8; shift >= 0; shift -= 8)
        out += static_cast<char>(value >> shift & 0xFF);
}
inline void put_little(std::string& out, std::uint64_t value, int count) {
    for (int shift = 0; shift < count * 8; shift += 8)
        out += static_cast<char>(value >> shift & 0xFF);
}

}  // namespace files
