#include "catalogue/calendar.h"
#include "catalogue/crosswalk_store.h"
#include "catalogue/duty_store.h"
#include "catalogue/enum_name.h"
#include "catalogue/findings.h"
#include "catalogue/override_store.h"
#include "catalogue/suggest_unit.h"
#include "catalogue/world_test.h"

namespace catalogue {
namespace {

using namespace testing;

class CatalogueStore : public WithCatalogue {
  protected:
    base::Result<Published> publish_again(const Catalogue& next, Publication how = {}) {
        return database().write([&](db::Write& write) { return publish(write, next, how); });
    }
    Catalogue content(std::optional<std::int64_t> number = {}) {
        return *database()
                    .read([&](db::Read& read) { return get_edition(read, number); })
                    .value()
                    .catalogue;
    }
};
INSTANTIATE_EACH_DATABASE(CatalogueStore);

TEST_P(CatalogueStore, GivesBackWhatWasPublished) {
    const Catalogue stored = content();
    EXPECT_EQ(digest_of(stored), digest_of(shipped()));
    EXPECT_TRUE(differences(stored, shipped()).empty());
    EXPECT_EQ(stored.label, shipped().label);
}

TEST_P(CatalogueStore, TheSameContentTwiceChangesNothing) {
    const auto again = publish_again(shipped());
    ASSERT_TRUE(again);
    EXPECT_FALSE(again->changed);
    EXPECT_EQ(again->version.number, 1);
}

TEST_P(CatalogueStore, WhatWasDecidedUnderAnOldEditionStaysExplainedByIt) {
    Catalogue next = shipped();
    next.leaves[0].limit_class = "M15";
    const auto done = publish_again(next);
    ASSERT_TRUE(done);
    ASSERT_EQ(done->differences.size(), 1u);
    EXPECT_EQ(done->differences[0].member, "limit_class");
    EXPECT_EQ(content(1).leaves[0].limit_class, "M30");
    EXPECT_EQ(content(2).leaves[0].limit_class, "M15");
    EXPECT_EQ(content().leaves[0].limit_class, "M15");
}

TEST_P(CatalogueStore, ARetiredCodeNeverComesBack) {
    Catalogue next = shipped();
    const Category gone = next.leaves.back();
    next.leaves.pop_back();
    ASSERT_TRUE(publish_again(next));
    const auto back = publish_again(shipped());
    ASSERT_FALSE(back);
    EXPECT_EQ(back.error().fields.at(0).field, gone.code);
    EXPECT_EQ(content(1).find(gone.code)->zh, gone.zh);
}

TEST_P(CatalogueStore, TheSlowerOfTwoEditorsIsTold) {
    Catalogue next = shipped();
    next.leaves[0].note = "one";
    ASSERT_TRUE(publish_again(next, {.base_number = 1}));
    next.leaves[0].note = "other";
    const auto late = publish_again(next, {.base_number = 1});
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().kind->code, "catalogue_moved_on");
    EXPECT_EQ(late.error().facts.at(0).second, "2");
}

TEST_P(CatalogueStore, TheCrosswalkIsReadBothWays) {
    database().read([](db::Read& read) {
        const auto ours = list_crossings(read, {.our_code = "030404"});
        EXPECT_EQ(ours.size(), 4u);
        const auto theirs = list_crossings(read, {.scheme = "47678", .scheme_code = "06010"});
        ASSERT_EQ(theirs.size(), 1u);
        EXPECT_EQ(theirs[0].our_code, "030401");
    });
    database().write([](db::Write& write) {
        put_crossings(write, {{"47678", "06010", "本地", "030402"}});
    });
    Catalogue next = shipped();
    next.leaves[0].note = "changed";
    ASSERT_TRUE(publish_again(next));
    database().read([](db::Read& read) {
        EXPECT_EQ(list_crossings(read, {.scheme = "47678", .scheme_code = "06010"}).size(), 2u);
    });
}

class DutyStore : public WithCatalogue {
  protected:
    base::Result<DutyRow> put(Duty duty) {
        duty.region_id = world().a.county;
        return database().write(
            [&](db::Write& write) { return put_duty(write, duty, region_in(write), {}); });
    }
    regions::Region region_in(db::Read& read) {
        return regions::find_region(read, access::system_scope(), world().a.county).value();
    }
    std::expected<ImportedDuties, std::vector<FileProblem>> import(const std::string& text) {
        const auto lines = read_duties(text, shipped(), today());
        if (!lines) return std::unexpected(lines.error());
        return database().write([&](db::Write& write) {
            return import_duties(write, access::system_scope(), *lines, {});
        });
    }
    base::Date today() { return date_of(database().now()); }
    std::size_t count() {
        return database().read([&](db::Read& read) {
            return list_duties(read, access::system_scope(), {.count = 10'000}).size();
        });
    }
};
INSTANTIATE_EACH_DATABASE(DutyStore);

TEST_P(DutyStore, KeepsWhatItWasGivenAndNothingTwice) {
    Duty duty{.code = "030601",
              .department = "CG",
              .basis = "某条例",
              .batch = "第一批",
              .batch_date = today(),
              .valid_from = today()};
    const auto row = put(duty);
    ASSERT_TRUE(row);
    EXPECT_EQ(row->region_name, "瓜州县");
    EXPECT_EQ(row->batch_date, today());
    const auto twice = put(duty);
    ASSERT_FALSE(twice);
    EXPECT_EQ(twice.error().kind->code, "duty_stands_already");

    duty.basis = "新条例";
    const auto change = [&](base::Date from) {
        duty.valid_from = from;
        return database().write(
            [&](db::Write& write) { return change_duty(write, *row, duty, region_in(write), {}); });
    };
    EXPECT_EQ(change(today() - std::chrono::days(1)).error().fields.at(0).field, "valid_from");
    const auto next = change(today() + std::chrono::days(7));
    ASSERT_TRUE(next);
    EXPECT_NE(next->duty_id, row->duty_id);
    EXPECT_EQ(change(today() + std::chrono::days(8)).error().kind->code, "stale");
    database().read([&](db::Read& read) {
        const auto place = get_place(read, world().a.village).value();
        const auto basis_on = [&](int days) {
            const auto found = duties_at(read, place, "030601", today() + std::chrono::days(days));
            return found.size() == 1 ? found[0].basis : "";
        };
        EXPECT_EQ(basis_on(6), "某条例");
        EXPECT_EQ(basis_on(7), "新条例");
    });
}

TEST_P(DutyStore, TakesAWholeListOrNothing) {
    std::string text = "region,code,kind,level,department,basis\n";
    int rows = 0;
    for (const Category& leaf : shipped().leaves)
        if (leaf.level != Level::external)
            for (const std::string& department : {leaf.department, std::string("WL")}) {
                if (department == "WL" && leaf.department == "WL") continue;
                text += fmt::format("620922000000,{},{},{},{},某条例\n", leaf.code,
                                    department == "WL" ? "support" : "lead", name_of(leaf.level),
                                    department);
                ++rows;
            }
    EXPECT_GT(rows, 200);
    EXPECT_EQ(import(text).value().added, rows);
    EXPECT_EQ(count(), static_cast<std::size_t>(rows));
    EXPECT_EQ(import(text).value().known, rows);

    const auto bad = import(
        "region,code,kind,level,unit,department,basis\n"
        "620922000000,030601,lead,county,,GA,某条例\n"
        "620922000000,030601,lead,county,没有的单位,,某条例\n"
        "999999000000,030601,lead,county,,GA,某条例\n");
    ASSERT_FALSE(bad);
    ASSERT_EQ(bad.error().size(), 2u);
    EXPECT_EQ(bad.error()[0].line, 3);
    EXPECT_EQ(bad.error()[0].field, "unit");
    EXPECT_EQ(bad.error()[1].line, 4);
    EXPECT_EQ(bad.error()[1].field, "region");
    EXPECT_EQ(count(), static_cast<std::size_t>(rows));
}

TEST_P(DutyStore, NamesAUnitOfItsRegion) {
    EXPECT_EQ(import("region,code,kind,level,unit,basis\n"
                     "620922000000,020301,lead,county,瓜州县住建局,某条例\n")
                  .value()
                  .added,
              1);
    const auto foreign = put(
        {.code = "020302", .unit_id = world().b.office, .basis = "某条例", .valid_from = today()});
    ASSERT_FALSE(foreign);
    EXPECT_EQ(foreign.error().fields.at(0).field, "unit_id");
}

TEST_P(DutyStore, DefaultDutiesRouteLikeTheCatalogue) {
    const int added = database().write(
        [&](db::Write& write) { return enter_default_duties(write, shipped(), world().a.county); });
    EXPECT_EQ(added, 299);
    EXPECT_EQ(database().write([&](db::Write& write) {
        return enter_default_duties(write, shipped(), world().a.county);
    }),
              0);
    const auto found = database().read([&](db::Read& read) {
        return suggest_unit(read, {.category = "020301", .region_id = world().a.village});
    });
    ASSERT_TRUE(found);
    ASSERT_TRUE(found->suggestion.lead);
    EXPECT_EQ(found->suggestion.lead->unit_id, world().a.office);
    EXPECT_EQ(found->suggestion.reasons.back().source, ReasonSource::duty);
    EXPECT_THAT(found->suggestion.reasons.back().zh, ::testing::HasSubstr("待本地确认"));
}

TEST_P(DutyStore, DoctorFindsWhatNoLongerFits) {
    const auto look = [&] {
        return database().read([](db::Read& read) { return findings(read); });
    };
    EXPECT_TRUE(look().empty());
    ASSERT_TRUE(
        put({.code = "030601", .department = "CG", .basis = "某条例", .valid_from = today()}));
    Catalogue next = shipped();
    std::erase_if(next.leaves, [](const Category& leaf) { return leaf.code == "030601"; });
    database().write([&](db::Write& write) { ASSERT_TRUE(publish(write, next, {})); });
    const auto found = look();
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].code, "duty_of_retired_category");
    EXPECT_EQ(found[0].subject, "category 030601");
}

}  // namespace
}  // namespace catalogue
