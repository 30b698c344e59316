#pragma once

#include <charconv>

#include "base/refusal.h"
#include "http/fields.h"

namespace catalogue {

/// Lists by id: the cursor is the last id given. Fills `id`; refuses a cursor that is none.
template <class SomeId>
base::Result<void> after(const http::Cursor& cursor, SomeId& id) {
    if (!cursor) return {};
    const char* end = cursor.value.data() + cursor.value.size();
    const auto [stop, error] = std::from_chars(cursor.value.data(), end, id.value);
    if (error != std::errc{} || stop != end || id.value < 0)
        return base::refuse_field("cursor", "type", "不是本列表给出的 next。",
                                  "Is not a `next` of this list.");
    return {};
}

/// A query asked for one row more than `most`: takes it off and says where the list goes on.
template <class T, class IdOf>
void cut(http::Page<T>& page, int most, IdOf id_of) {
    if (page.items.size() <= static_cast<std::size_t>(most)) return;
    page.items.resize(static_cast<std::size_t>(most));
    page.next = std::to_string(id_of(page.items.back()).value);
}

}  // namespace catalogue
