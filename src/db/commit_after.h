#pragma once

#include <type_traits>

#include "db/connection.h"

namespace db::detail {

/// Runs `work` in the transaction that `connection` is in, and commits; rolls back when it throws.
template <class F>
auto commit_after(Connection& connection, F&& work) {
    try {
        if constexpr (std::is_void_v<std::invoke_result_t<F&>>) {
            work();
            connection.commit();
        } else {
            auto out = work();
            connection.commit();
            return out;
        }
    } catch (...) {
        connection.rollback();
        throw;
    }
}

}  // namespace db::detail
