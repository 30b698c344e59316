#include <fmt/format.h>
#include <gtest/gtest.h>

#include "access/password.h"
#include "access/totp.h"

namespace access {
namespace {

TEST(Password, IsLongUncommonAndNotTheName) {
    struct Row {
        const char* rule;
        const char* password;
        const char* code;
    };
    const Row rows[] = {
        {"a sentence is taken", "correct horse battery", ""},
        {"Chinese is taken, by characters", "今天天气真不错可以散步", ""},
        {"no digits or signs are asked for", "quietriverstone", ""},
        {"nine characters are too few", "abcdefghi", "too_short"},
        {"nine Chinese characters are too few", "今天天气真不错散步", "too_short"},
        {"the login name", "liming.guazhou", "like_login_name"},
        {"the login name in capitals", "LIMING.GUAZHOU", "like_login_name"},
        {"the login name and a year", "liming.guazhou2026", "like_login_name"},
        {"one of the commonest", "1234567890", "common"},
        {"one of the commonest, in capitals and full width", "PASSWORD123", "common"},
        {"few characters repeated", "abababababab", "monotonous"},
    };
    for (const Row& row : rows) {
        const auto fault = find_fault(row.password, "liming.guazhou");
        EXPECT_EQ(fault ? fault->code : "", row.code) << row.rule;
    }
    const auto longest = fmt::format("{:x>129}abcde", "");
    EXPECT_EQ(find_fault(longest, "li")->code, "too_long");
}

TEST(Password, GeneratedOnesAreTakenAndDiffer) {
    const std::string one = generate_password();
    EXPECT_EQ(find_fault(one, "li"), std::nullopt) << one;
    EXPECT_EQ(one.size(), 19U);
    EXPECT_NE(one, generate_password());
}

TEST(Password, IsKeptAsArgon2id) {
    const PasswordHasher hasher({.operations = 1, .bytes = 8192, .at_once = 1});
    const std::string hash = hasher.hash("correct horse battery");
    EXPECT_TRUE(hash.starts_with("$argon2id$"));
    EXPECT_NE(hash, hasher.hash("correct horse battery"));
    EXPECT_TRUE(hasher.fits(hash, "correct horse battery"));
    EXPECT_FALSE(hasher.fits(hash, "correct horse batterz"));
    EXPECT_FALSE(hasher.fits(std::nullopt, "correct horse battery"));
}

// RFC 6238, appendix B, SHA-1; its codes have 8 digits, of which ours are the last 6.
TEST(Totp, FollowsTheStandard) {
    const std::string secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    struct Row {
        std::int64_t seconds;
        const char* code;
    };
    for (const Row& row :
         {Row{59, "287082"}, Row{1111111109, "081804"}, Row{1111111111, "050471"},
          Row{1234567890, "005924"}, Row{2000000000, "279037"}, Row{20000000000, "353130"}})
        EXPECT_EQ(totp_code(secret, totp_step({row.seconds * 1000})), row.code);
}

TEST(Totp, AcceptsTheStepBesideAndNoStepTwice) {
    const std::string secret = make_totp_secret();
    const base::Instant now{1'788'220'800'000};
    const std::int64_t step = totp_step(now);
    struct Row {
        const char* rule;
        std::int64_t of_step, last_step;
        bool expected;
    };
    const Row rows[] = {
        {"this step", step, 0, true},
        {"a telephone that is late", step - 1, 0, true},
        {"a telephone that is early", step + 1, 0, true},
        {"a minute late", step - 2, 0, false},
        {"a minute early", step + 2, 0, false},
        {"a code that was used", step, step, false},
        {"an older code after a newer one", step - 1, step, false},
        {"the next code after this one", step + 1, step, true},
    };
    for (const Row& row : rows)
        EXPECT_EQ(
            match_totp(secret, totp_code(secret, row.of_step), now, row.last_step).has_value(),
            row.expected)
            << row.rule;
    EXPECT_FALSE(match_totp(secret, "", now, 0));
}

TEST(Totp, TellsAnAuthenticatorAllItNeeds) {
    EXPECT_EQ(totp_uri("ABC", "li", "共治"),
              "otpauth://totp/%E5%85%B1%E6%B2%BB:li?secret=ABC&issuer=%E5%85%B1%E6%B2%BB&digits=6"
              "&period=30");
}

TEST(RecoveryCode, MayBeTypedWithBlanksAndCapitals) {
    const auto codes = make_recovery_codes();
    EXPECT_EQ(codes.size(), 10U);
    EXPECT_EQ(recovery_digest("abcde-fghjk"), recovery_digest("ABCDE FGHJK"));
    EXPECT_NE(recovery_digest(codes[0]), recovery_digest(codes[1]));
}

}  // namespace
}  // namespace access
