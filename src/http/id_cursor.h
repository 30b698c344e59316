#pragma once

#include <charconv>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "base/refusal.h"
#include "http/fields.h"

/// Keyset pages by id, or by another number that only grows: the cursor is the last one given.
namespace http {

/// Where a list begins that shows the smallest id first, and one that shows the newest first.
inline constexpr std::int64_t before_all = 0;
inline constexpr std::int64_t past_all = std::numeric_limits<std::int64_t>::max();

/// The id in `cursor`, or `start` for the first page. Refuses a cursor that is none.
inline base::Result<std::int64_t> read_id_cursor(const Cursor& cursor, std::int64_t start) {
    if (!cursor) return start;
    std::int64_t id = 0;
    const char* end = cursor.value.data() + cursor.value.size();
    const auto [stop, error] = std::from_chars(cursor.value.data(), end, id);
    if (error != std::errc{} || stop != end || id < 0)
        return base::refuse_field("cursor", "type", "不是本列表给出的 next。",
                                  "Is not a `next` of this list.");
    return id;
}

/// `rows` were asked for with one more than `most`: takes it off and says where the list goes on,
/// after the last row's `id_of` (a member or a function: an id or a number).
template <class T, class IdOf>
Page<T> page_of(std::vector<T> rows, int most, IdOf id_of) {
    Page<T> page{std::move(rows), {}};
    if (page.items.size() <= static_cast<std::size_t>(most)) return page;
    page.items.resize(static_cast<std::size_t>(most));
    const auto id = std::invoke(id_of, page.items.back());
    if constexpr (requires { id.value; })
        page.next = std::to_string(id.value);
    else
        page.next = std::to_string(id);
    return page;
}

/// A page with each item as `view` shows it.
template <class Item, class View>
auto shown(Page<Item> page, View view) {
    Page<decltype(view(page.items.front()))> out{{}, std::move(page.next)};
    for (const Item& item : page.items) out.items.push_back(view(item));
    return out;
}

}  // namespace http
