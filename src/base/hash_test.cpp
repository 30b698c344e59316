#include "base/hash.h"

#include <gtest/gtest.h>

#include "base/random.h"

namespace base {
namespace {

TEST(Digest, IsTheStandardsVector) {
    EXPECT_EQ(digest("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Base64, GoesThereAndBack) {
    for (const auto* text : {"", "a", "ab", "abc", "\xff\xfe"})
        EXPECT_EQ(from_base64(to_base64(text)), text);
    EXPECT_EQ(from_base64("not base64!"), "");
}

TEST(Secret, ComparesWholly) {
    EXPECT_TRUE(same_secret("abc", "abc"));
    EXPECT_FALSE(same_secret("abc", "abd"));
    EXPECT_FALSE(same_secret("abc", "ab"));
}

TEST(Random, TokensDiffer) {
    EXPECT_NE(random_token(), random_token());
}

}  // namespace
}  // namespace base
