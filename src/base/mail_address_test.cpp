#include "base/mail_address.h"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(MailAddress, IsOneThatCanStandInAnEnvelope) {
    for (const auto* good : {"a@b.cn", "first.last+tag@mail.example.cn"})
        EXPECT_TRUE(is_mail_address(good)) << good;
    for (const auto* bad : {"", "a", "@b", "a@", "a@b@c", "a b@c", "a@b\r\nRCPT TO:<c@d>", "<a@b>",
                            "\"a\"@b", "用户@b.cn"})
        EXPECT_FALSE(is_mail_address(bad)) << bad;
}

}  // namespace
}  // namespace base
