// What goes over the wire: events, signatures, mails, addresses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/hash.h"
#include "notices/cloud_event.h"
#include "notices/destinations.h"
#include "notices/mail.h"

namespace notices {
namespace {

namespace json = boost::json;
using ::testing::HasSubstr;
using ::testing::Not;

Story story() {
    return {.matter_id = MatterId{11},
            .about_id = MatterId{11},
            .seq = 4,
            .county = "620922",
            .number = "620922-20260901-00012-7",
            .category = "030402",
            .region_path = "/1/2/3/",
            .scope_path = "/1/2/3/",
            .about_number = "620922-20260901-00012-7",
            .state = "in_hand",
            .lead_unit_id = UnitId{77},
            .desk_unit_id = UnitId{5},
            .at = *base::parse_instant("2026-09-01T01:30:00Z"),
            .act = "dispatch",
            .to_state = "dispatched",
            .facts = R"({"unit_id":77,"due_at":1788220800000,"note":"张三 13900000000"})",
            .texts = R"({"reason":"张三 13900000000"})"};
}

TEST(CloudEvent, HasWhatTheSpecificationRequires) {
    // CloudEvents 1.0.2, "Required attributes" and the JSON format, section 3.
    const auto event = json::parse(matter_event(story(), "https://gongzhi.example.cn"));
    EXPECT_EQ(event.at("specversion"), "1.0");
    EXPECT_EQ(event.at("id"), "11-4");
    EXPECT_EQ(event.at("source"), "https://gongzhi.example.cn");
    EXPECT_EQ(event.at("type"), "cn.gongzhi.matter.dispatch.v1");
    EXPECT_EQ(event.at("subject"), "620922-20260901-00012-7");
    EXPECT_EQ(event.at("time"), "2026-09-01T01:30:00Z");
    EXPECT_EQ(event.at("datacontenttype"), "application/json");
    EXPECT_TRUE(event.at("data").is_object());
    // Names of attributes are lower-case letters and digits only.
    for (const auto& [name, value] : event.as_object())
        for (const char c : name) EXPECT_TRUE(std::islower(static_cast<unsigned char>(c))) << name;
}

TEST(CloudEvent, HoldsIdsCodesAndTimesAndNoWordThatSomebodyWrote) {
    const auto text = matter_event(story(), "urn:gongzhi");
    EXPECT_THAT(text, Not(HasSubstr("13900000000")));
    EXPECT_THAT(text, Not(HasSubstr("张三")));
    const auto data = json::parse(text).at("data");
    EXPECT_EQ(data.at("state"), "dispatched");
    EXPECT_EQ(data.at("lead_unit_id"), "77");
    EXPECT_EQ(data.at("facts").at("unit_id"), "77");
    EXPECT_EQ(data.at("facts").at("due_at"), "2026-09-01T00:00:00Z");
    EXPECT_FALSE(data.at("facts").as_object().contains("note"));
}

TEST(Signature, IsTheExampleOfTheStandardWebhooksSpecification) {
    // Key, message and signature as the specification's reference libraries test them.
    const std::string key =
        base::from_base64("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");  // no `+` or `/` in it
    ASSERT_EQ(key.size(), 24U);
    EXPECT_EQ(webhook_signature({key}, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330,
                                R"({"test": 2432232314})"),
              "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

TEST(Signature, DuringARotationBothKeysSign) {
    const auto both = webhook_signature({"new", "old"}, "id", 1, "{}");
    EXPECT_EQ(both, webhook_signature({"new"}, "id", 1, "{}") + " " +
                        webhook_signature({"old"}, "id", 1, "{}"));
}

TEST(Mail, ChineseSubjectsAreEncodedWordsThatFold) {
    EXPECT_EQ(encoded_words("Plain"), "Plain");
    EXPECT_EQ(encoded_words("已登记"), "=?UTF-8?B?5bey55m76K6w?=");
    std::string longest;
    for (int i = 0; i < 40; ++i) longest += "登";
    const auto folded = encoded_words(longest);
    std::size_t at = 0;
    for (auto end = folded.find("\r\n"); at != std::string::npos;
         at = end == std::string::npos ? end : end + 2, end = folded.find("\r\n", at))
        EXPECT_LE(folded.substr(at, end - at).size(), 76U);
    EXPECT_THAT(folded, HasSubstr("?=\r\n =?UTF-8?B?"));
}

TEST(Mail, NoTextCanAddAHeader) {
    const auto text =
        mail_text({.from_address = "a@example.cn", .from_name = "x\r\nBcc: evil@example.cn"},
                  {.to = "b@example.cn",
                   .words = {"subject\r\nBcc: evil@example.cn", "body\n.\n"},
                   .id = "notice.1",
                   .at = {}});
    EXPECT_THAT(text, Not(HasSubstr("\nBcc")));
    EXPECT_THAT(text, HasSubstr("Message-ID: <notice.1@example.cn>\r\n"));
    EXPECT_THAT(text, HasSubstr("Date: Thu, 1 Jan 1970 08:00:00 +0800\r\n"));
    EXPECT_THAT(text, HasSubstr("\r\n\r\n" + base::to_mime_base64("body\r\n.\r\n\r\n")));
}

TEST(Destinations, PrivateAddressesAreRefusedHoweverTheyAreWritten) {
    const Destinations none({});
    for (const auto* inside :
         {"127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
          "0.0.0.0", "224.0.0.1", "::1", "::", "fe80::1", "fc00::1", "::ffff:127.0.0.1",
          "64:ff9b::7f00:1", "2002:7f00:1::"})
        EXPECT_FALSE(none.may_connect(inside, true)) << inside;
    for (const auto* outside : {"223.5.5.5", "2400:3200::1"}) {
        EXPECT_TRUE(none.may_connect(outside, true)) << outside;
        EXPECT_FALSE(none.may_connect(outside, false)) << outside << " without TLS";
    }
    const Destinations some({"10.1.0.0/16"});
    EXPECT_TRUE(some.may_connect("10.1.2.3", false));
    EXPECT_FALSE(some.may_connect("10.2.2.3", true));
}

TEST(Destinations, AUrlHasASchemeAHostAndNoUser) {
    EXPECT_EQ(read_webhook_url("url", "https://a.example.cn/x?y=1")->host, "a.example.cn");
    for (const auto* bad : {"", "example.cn", "ftp://a.cn/", "file:///etc/passwd", "https://",
                            "https://user:pass@a.cn/", "https://a.cn/#x", "https://a b.cn/"}) {
        const auto read = read_webhook_url("url", bad);
        ASSERT_FALSE(read.has_value()) << bad;
        EXPECT_EQ(read.error().fields.at(0).field, "url");
    }
    for (const auto* here : {"localhost", "127.0.0.1", "::1", "[::1]"})
        EXPECT_TRUE(Destinations::is_loopback(here)) << here;
    EXPECT_FALSE(Destinations::is_loopback("localhost.example.cn"));
}

}  // namespace
}  // namespace notices
