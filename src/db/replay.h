#pragma once

#include <functional>
#include <optional>
#include <type_traits>

#include "db/transaction.h"

/// What was done elsewhere before, entered here now with its own times.
namespace db {

namespace detail {
void run_at(Write& write, base::Instant then, const std::function<void(Write&)>& work);
}

/// Runs f(Write&) in the transaction of `write`, which this thread runs, as of `then`, and returns
/// what it returns. Ids are made now all the same. Bug inside another one.
template <class F>
auto at(Write& write, base::Instant then, F&& f) {
    std::optional<std::invoke_result_t<F&, Write&>> out;
    detail::run_at(write, then, [&](Write& past) { out.emplace(f(past)); });
    return std::move(*out);
}

/// True inside `at`: nobody is told of this as if it were new.
bool replays();

}  // namespace db
