#include "matters/number.h"

#include <random>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace matters {
namespace {

std::string digits(std::string_view number) {
    std::string out;
    for (const char c : number)
        if (c != '-') out += c;
    return out;
}

std::vector<std::string> some_numbers() {
    std::mt19937 random(20260901);
    std::vector<std::string> out;
    for (int i = 0; i < 300; ++i) {
        const base::Date day = *base::parse_date("2026-01-01") + std::chrono::days{random() % 3650};
        out.push_back(make_number(fmt::format("{:06}", random() % 1'000'000), day,
                                  1 + static_cast<std::int64_t>(random() % 3'000'000)));
    }
    return out;
}

TEST(Number, IsCountyDaySequenceAndACheckDigit) {
    const auto number = make_number("620922", *base::parse_date("2026-09-01"), 12);
    EXPECT_EQ(number.substr(0, 22), "620922-20260901-00012-");
    EXPECT_EQ(read_number(number), number);
    const auto long_one = make_number("620922", *base::parse_date("2026-09-01"), 1'234'567);
    EXPECT_EQ(read_number(long_one), long_one) << "a day of more than 99,999 matters";
}

TEST(Number, EveryWrongDigitIsNoticed) {
    for (const auto& number : some_numbers()) {
        const auto right = digits(number);
        ASSERT_EQ(read_number(right), number);
        for (std::size_t at = 0; at < right.size(); ++at)
            for (char c = '0'; c <= '9'; ++c) {
                auto wrong = right;
                wrong[at] = c;
                EXPECT_EQ(read_number(wrong).empty(), wrong != right) << wrong;
            }
    }
}

TEST(Number, EveryTwoNeighboursThatChangedPlacesAreNoticed) {
    for (const auto& number : some_numbers()) {
        const auto right = digits(number);
        for (std::size_t at = 1; at < right.size(); ++at) {
            auto wrong = right;
            std::swap(wrong[at - 1], wrong[at]);
            EXPECT_EQ(read_number(wrong).empty(), wrong != right) << wrong;
        }
    }
}

TEST(Number, IsReadAsPeopleTypeIt) {
    const auto number = make_number("620922", *base::parse_date("2026-09-01"), 12);
    const auto all = digits(number);
    EXPECT_EQ(read_number(all), number) << "no hyphens";
    EXPECT_EQ(read_number(" " + number.substr(0, 10) + " " + number.substr(10) + "\n"), number);
    std::string wide;
    for (const char c : all) {
        wide += "\xEF\xBC";  // ０ – ９ are U+FF10 – U+FF19.
        wide += static_cast<char>(0x90 + (c - '0'));
    }
    EXPECT_EQ(read_number(wide), number) << "full-width digits";
    EXPECT_EQ(read_number(number.substr(0, number.size() - 1)), "") << "a digit short";
    EXPECT_EQ(read_number(number + "00000"), "");
    EXPECT_EQ(read_number("No. " + number), "");
    EXPECT_EQ(read_number(""), "");
    EXPECT_EQ(read_number("------"), "");
}

TEST(QueryCode, IsFiftyBitsInTwoGroups) {
    EXPECT_EQ(make_query_code(std::string(7, '\0')), "00000-00000");
    EXPECT_EQ(make_query_code(std::string(7, '\xff')), "ZZZZZ-ZZZZZ");
    std::mt19937_64 random(7);
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        std::string bytes(7, '\0');
        for (char& byte : bytes) byte = static_cast<char>(random());
        const auto code = make_query_code(bytes);
        EXPECT_TRUE(seen.insert(code).second);
        EXPECT_EQ(read_query_code(code), digits(code));
    }
}

TEST(QueryCode, IsReadAsPeopleTypeIt) {
    EXPECT_EQ(read_query_code("7K3MD-Q9X2A"), "7K3MDQ9X2A");
    EXPECT_EQ(read_query_code("7k3md q9x2a"), "7K3MDQ9X2A") << "lower case, a blank";
    EXPECT_EQ(read_query_code("７Ｋ３ＭＤ－Ｑ９Ｘ２Ａ"), "7K3MDQ9X2A") << "full width";
    EXPECT_EQ(read_query_code("oOiIl-LQ9X2"), "001111Q9X2") << "O is 0, I and L are 1";
    EXPECT_EQ(read_query_code("7K3MD-Q9X2"), "") << "one short";
    EXPECT_EQ(read_query_code("7K3MD-Q9X2AA"), "");
    EXPECT_EQ(read_query_code("7K3MU-Q9X2A"), "") << "there is no U";
    EXPECT_EQ(read_query_code(""), "");
}

TEST(QueryCode, FitsOneNumberOnly) {
    EXPECT_NE(code_digest("620922-20260901-00012-1", "7K3MDQ9X2A"),
              code_digest("620922-20260901-00013-1", "7K3MDQ9X2A"));
}

}  // namespace
}  // namespace matters
