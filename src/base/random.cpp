#include "base/random.h"

#include <sodium.h>

#include "base/expects.h"
#include "base/hash.h"

namespace base {

std::string random_bytes(std::size_t count) {
    static const bool ready = sodium_init() >= 0;
    expects(ready, "libsodium starts");
    std::string out(count, '\0');
    randombytes_buf(out.data(), out.size());
    return out;
}

std::string random_token(std::size_t bytes) {
    return to_base64(random_bytes(bytes));
}

}  // namespace base
