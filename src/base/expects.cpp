#include "base/expects.h"

#include <fmt/format.h>

namespace base {

void fail(std::string_view what, std::source_location where) {
    throw Bug(fmt::format("{}:{}: {}: {} does not hold", where.file_name(), where.line(),
                          where.function_name(), what));
}

}  // namespace base
