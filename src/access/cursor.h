#pragma once

#include <charconv>
#include <limits>
#include <string>
#include <vector>

#include "access/namespace.h"
#include "base/refusal.h"
#include "http/fields.h"

/// Keyset pages over ids: the cursor is the last id given.
namespace access {

/// The id in the cursor, or `start` for the first page.
inline base::Result<std::int64_t> read_cursor(const http::Cursor& cursor, std::int64_t start) {
    if (!cursor) return start;
    std::int64_t id = 0;
    const char* end = cursor.value.data() + cursor.value.size();
    const auto parsed = std::from_chars(cursor.value.data(), end, id);
    if (parsed.ec != std::errc() || parsed.ptr != end)
        return base::refuse_field("after", "type", "翻页标记无效。", "This is no cursor of ours.");
    return id;
}

/// Before the first row of a list that begins with the newest.
inline constexpr std::int64_t last_id = std::numeric_limits<std::int64_t>::max();

/// `rows` were asked for with one more than `limit`: whether there is more is then known.
template <class View, class Row>
http::Page<View> make_page(const std::vector<Row>& rows, int limit, auto&& view, auto&& id_of) {
    http::Page<View> page;
    for (const Row& row : rows) {
        if (page.items.size() == static_cast<std::size_t>(limit)) {
            page.next = std::to_string(id_of(rows[page.items.size() - 1]));
            break;
        }
        page.items.push_back(view(row));
    }
    return page;
}

}  // namespace access
