#include "base/instant.h"

#include <gtest/gtest.h>

namespace base {
namespace {

struct Row {
    const char* text;
    std::optional<std::int64_t> ms;
};

TEST(Instant, ReadsRfc3339AndNothingElse) {
    const Row rows[] = {
        {"1970-01-01T00:00:00Z", 0},
        {"1970-01-01T08:00+08:00", 0},
        {"1970-01-01T00:00:01.5Z", 1500},
        {"1970-01-01T00:00:00.1239Z", 123},
        {"1969-12-31T23:59:59.999Z", -1},
        {"2024-02-29T00:00:00Z", 1709164800000},
        {"2026-02-29T00:00:00Z", {}},
        {"2026-09-30T16:00", {}},
        {"2026-09-30T24:00:00Z", {}},
        {"2026-09-30T16:00:00+0800x", {}},
        {"2026-9-30T16:00:00Z", {}},
        {"2026-09-30T16:00:00.Z", {}},
        {"", {}},
    };
    for (const auto& [text, ms] : rows) {
        SCOPED_TRACE(text);
        const auto read = parse_instant(text);
        EXPECT_EQ(read.has_value(), ms.has_value());
        if (read && ms) {
            EXPECT_EQ(read->ms, *ms);
        }
    }
}

TEST(Instant, WritesWhatItReads) {
    for (const auto* text : {"2026-09-30T08:00:00Z", "2026-09-30T08:00:00.007Z"})
        EXPECT_EQ(to_text(parse_instant(text).value()), text);
    EXPECT_EQ(to_text(Instant{0}, std::chrono::hours{8}), "1970-01-01T08:00:00+08:00");
    EXPECT_EQ(to_text(Instant{0}, -std::chrono::minutes{210}), "1969-12-31T20:30:00-03:30");
}

TEST(Date, ReadsAndWritesCivilDates) {
    EXPECT_EQ(to_text(parse_date("2026-11-22").value()), "2026-11-22");
    for (const auto* text : {"2026-13-01", "2026-02-30", "22-11-2026", "2026-11-22 ", ""})
        EXPECT_FALSE(parse_date(text)) << text;
}

}  // namespace
}  // namespace base
