#pragma once

#include <source_location>
#include <stdexcept>
#include <string>

namespace base {

/// A broken promise of our own code: never caused by input. The request that met it is rolled back
/// and answered 500 with its place in the log; the server lives on.
struct Bug : std::logic_error {
    using std::logic_error::logic_error;
};

[[noreturn]] void fail(std::string_view what, std::source_location where);

/// States what must hold here. Always on, in release too.
inline void expects(bool holds, std::string_view what = "expectation",
                    std::source_location where = std::source_location::current()) {
    if (!holds) [[unlikely]]
        fail(what, where);
}

}  // namespace base
