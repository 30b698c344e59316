#include "base/mail_address.h"

#include <algorithm>

namespace base {

bool is_mail_address(std::string_view address) {
    const auto at = address.find('@');
    if (at == 0 || at == std::string_view::npos || at + 1 == address.size()) return false;
    if (address.size() > 254 || address.find('@', at + 1) != std::string_view::npos) return false;
    return std::ranges::all_of(address, [](char c) {
        return c > 0x20 && c < 0x7f &&
               std::string_view("<>()[],;:\\\"").find(c) == std::string::npos;
    });
}

}  // namespace base
