#include "seals/findings.h"

#include <gmock/gmock.h>

#include "seals/world_test.h"

namespace seals {
namespace {

using namespace testing;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Findings : public SealsTest {
  protected:
    std::vector<std::string> found() {
        std::vector<std::string> out;
        for (const auto& one : database().read(findings))
            out.push_back(one.code + " " + one.subject);
        return out;
    }
    std::string on(const char* code, const access::testing::Side& side, base::Date day) {
        return fmt::format("{} seal {} {}", code, side.county_code, base::to_text(day));
    }
};

TEST_P(Findings, ADayThatIsNotSealedIsFoundAfterTwoDays) {
    report(a());
    const auto day = day_of_now();
    next_day();
    EXPECT_THAT(found(), IsEmpty());
    next_day();
    EXPECT_THAT(found(), IsEmpty());
    next_day();
    EXPECT_THAT(found(), ElementsAre(on("day_unsealed", a(), day)));
    seal();
    EXPECT_THAT(found(), IsEmpty());
}

TEST_P(Findings, AnEntryOfASealedDayOrOfADayBeforeTheNewestSealIsFound) {
    report(a());
    const auto first_day = day_of_now();
    next_day();
    const auto between = day_of_now();
    next_day();
    report(a());
    const auto last_day = day_of_now();
    next_day();
    seal();
    ASSERT_THAT(found(), IsEmpty());
    drop_guards(database());
    // As a server would write it whose clock is wrong.
    const auto write_on = [&](base::Date day) {
        const auto entry = note(database(), report(a()).matter.matter_id).entry_id;
        tamper(database(), "UPDATE journal SET entry_id = :new_id WHERE entry_id = :id",
               db::arg("new_id", first_of_day(day) + 1), db::arg("id", entry));
    };
    write_on(between);
    EXPECT_THAT(found(), ElementsAre(on("seal_entries", a(), last_day)));
    write_on(first_day);
    EXPECT_THAT(found(),
                ElementsAre(on("seal_entries", a(), last_day), on("seal_entries", a(), first_day)));
}

TEST_P(Findings, ABrokenChainOfTheNewestSealsIsFound) {
    report(a());
    const auto day = day_of_now();
    report(b());
    next_day();
    report(a());
    next_day();
    seal();
    drop_guards(database());
    tamper(database(), "UPDATE seal SET root = 'x' WHERE county = :county AND day = :day",
           db::arg("county", a().county_code), db::arg("day", day));
    EXPECT_THAT(found(),
                ElementsAre(on("seal_link", a(), day + days{1}), on("seal_changed", a(), day)));
}

INSTANTIATE_EACH_DATABASE(Findings);

}  // namespace
}  // namespace seals
