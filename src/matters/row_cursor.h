#pragma once

#include <charconv>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "base/refusal.h"
#include "http/fields.h"

/// Keyset pages by id, newest first.
namespace matters {

/// Before which id the page begins; past every id for the first one.
inline base::Result<std::int64_t> read_cursor(const http::Cursor& cursor) {
    if (!cursor) return std::numeric_limits<std::int64_t>::max();
    std::int64_t id = 0;
    const char* end = cursor.value.data() + cursor.value.size();
    const auto [stop, error] = std::from_chars(cursor.value.data(), end, id);
    if (error != std::errc{} || stop != end || id < 0)
        return base::refuse_field("cursor", "type", "不是本列表给出的 next。",
                                  "Is not a `next` of this list.");
    return id;
}

/// `rows` were asked for with one more than `most`.
template <class T, class IdOf>
http::Page<T> page_of(std::vector<T> rows, int most, IdOf id_of) {
    http::Page<T> page{std::move(rows), {}};
    if (page.items.size() > static_cast<std::size_t>(most)) {
        page.items.resize(static_cast<std::size_t>(most));
        page.next = std::to_string(id_of(page.items.back()).value);
    }
    return page;
}

}  // namespace matters
