#include "base/xz.h"

#include <gtest/gtest.h>

#include "base/hash.h"

namespace base {
namespace {

/// `printf 'code\tlevel\n' | xz`, as base64.
const std::string packed = from_base64(
    "_Td6WFoAAATm1rRGAgAhARYAAAB0L-WjAQAKY29kZQlsZXZlbAoAABlARDuKnMWxAAEjC8Ib_QkftvN9AQAAAAAEWVo");

TEST(Xz, UnpacksAWholeFile) {
    ASSERT_TRUE(is_xz(packed));
    EXPECT_EQ(unpack_xz(packed, 1000).value(), "code\tlevel\n");
}

TEST(Xz, SaysThatAFileEndsEarly) {
    for (std::size_t size = 6; size < packed.size(); ++size) {
        SCOPED_TRACE(size);
        const auto out = unpack_xz(packed.substr(0, size), 1000);
        ASSERT_FALSE(out.has_value());
        EXPECT_EQ(out.error().kind, XzFault::Kind::truncated);
    }
}

TEST(Xz, SaysThatAFileIsDamaged) {
    std::string damaged = packed;
    damaged[30] = static_cast<char>(damaged[30] ^ 0x10);
    const auto out = unpack_xz(damaged, 1000);
    ASSERT_FALSE(out.has_value());
    EXPECT_EQ(out.error().kind, XzFault::Kind::damaged);
}

TEST(Xz, NeverUnpacksMoreThanItsLimit) {
    const auto out = unpack_xz(packed, 4);
    ASSERT_FALSE(out.has_value());
    EXPECT_EQ(out.error().kind, XzFault::Kind::too_large);
}

TEST(Xz, KnowsOtherFilesFromItsOwn) {
    EXPECT_FALSE(is_xz("code\tlevel\tname\tparent\n"));
    EXPECT_FALSE(is_xz(""));
}

}  // namespace
}  // namespace base
