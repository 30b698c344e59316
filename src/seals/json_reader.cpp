#include "seals/json_reader.h"

#include <charconv>

namespace seals {

std::optional<std::int64_t> JsonReader::parse_id(std::string_view text) {
    std::int64_t id = 0;
    const auto* const end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, id);
    if (text.empty() || parsed.ec != std::errc() || parsed.ptr != end || id < 0) return {};
    return id;
}

}  // namespace seals
