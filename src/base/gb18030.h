#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace base {

/// A text in GB18030 (and so GBK, GB2312) as UTF-8; empty when some bytes are none.
std::optional<std::string> from_gb18030(std::string_view bytes);

}  // namespace base
