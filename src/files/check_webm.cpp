#include <bit>
#include <optional>

#include "files/bytes.h"
#include "files/fault.h"
#include "files/sniff.h"

namespace files {

namespace {

// RFC 9559, 5: the elements that tell a WebM's kind.
constexpr std::uint64_t ebml = 0x1A45DFA3, doc_type = 0x4282, segment = 0x18538067,
                        cluster = 0x1F43B675, tracks = 0x1654AE6B, track_entry = 0xAE,
                        track_type = 0x83;

constexpr std::uint64_t unknown = ~std::uint64_t{0};

struct Element {
    std::uint64_t id = 0;
    std::uint64_t size = 0;  ///< `unknown`: whoever recorded did not know how long it would be.
};

/// A number whose first byte says how many follow (RFC 8794, 4).
std::optional<std::uint64_t> read_number(Bytes& bytes, int longest, bool keep_marker) {
    if (!bytes.has(1)) return {};
    const auto first = byte_at(bytes.rest(), 0);
    const int length = std::countl_zero(first) + 1;
    if (length > longest || !bytes.has(static_cast<std::size_t>(length))) return {};
    const auto value = bytes.big(static_cast<std::size_t>(length));
    if (keep_marker) return value;
    const auto mask = (std::uint64_t{1} << (7 * length)) - 1;
    return (value & mask) == mask ? unknown : value & mask;
}

std::optional<Element> next_element(Bytes& bytes) {
    const auto id = read_number(bytes, 4, true);
    if (!id) return {};
    const auto size = read_number(bytes, 8, false);
    if (!size || (*size != unknown && !bytes.has(*size))) return {};
    return Element{*id, *size};
}

std::optional<std::string_view> find_element(std::string_view content, std::uint64_t id) {
    Bytes bytes(content);
    while (const auto element = next_element(bytes)) {
        if (element->size == unknown) return {};
        const auto inside = bytes.take(element->size);
        if (element->id == id) return inside;
    }
    return {};
}

struct Seen {
    bool video = false, sound = false;
};

void look_at_tracks(std::string_view content, Seen& seen) {
    Bytes bytes(content);
    while (const auto element = next_element(bytes)) {
        if (element->size == unknown) return;
        const auto entry = bytes.take(element->size);
        if (element->id != track_entry) continue;
        const auto type = find_element(entry, track_type);
        if (!type || type->size() != 1) continue;
        seen.video = seen.video || byte_at(*type, 0) == 1;
        seen.sound = seen.sound || byte_at(*type, 0) == 2;
    }
}

}  // namespace

base::Result<Kind> check_webm(std::string_view bytes) {
    Bytes rest(bytes);
    const auto header = next_element(rest);
    if (!header || header->id != ebml || header->size == unknown) return refuse(damaged);
    const auto type = find_element(rest.take(header->size), doc_type);
    if (!type || !type->starts_with("webm")) return refuse(unknown_kind);
    const auto body = next_element(rest);
    if (!body || body->id != segment) return refuse(damaged);
    if (body->size != unknown && body->size != rest.left()) return refuse(two_in_one);
    Seen seen;
    while (rest.left() > 0) {
        const auto element = next_element(rest);
        if (!element) return refuse(damaged);
        // Of a cluster without a length, the blocks are walked as if they stood beside it.
        if (element->size == unknown && element->id == cluster) continue;
        if (element->size == unknown) return refuse(damaged);
        const auto content = rest.take(element->size);
        if (element->id == tracks) look_at_tracks(content, seen);
    }
    if (!seen.video && !seen.sound) return refuse(damaged);
    return seen.video ? Kind::webm : Kind::webm_audio;
}

}  // namespace files
