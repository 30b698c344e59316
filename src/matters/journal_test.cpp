#include "matters/journal.h"

#include <random>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "http/described.h"

namespace matters {
namespace {

Entry an_entry() {
    return {.matter_id = MatterId{7},
            .seq = 3,
            .county = "620922",
            .entry_id = EntryId{99},
            .at = {1'788'220'800'000},
            .act = Act::accept,
            .from_state = State::triage,
            .to_state = State::accepted,
            .hand = HandKind::person,
            .person_id = PersonId{5},
            .post_id = PostId{6},
            .role = access::Role::triage_officer,
            .unit_id = UnitId{8},
            .facts = R"({"category":"030402"})",
            .changed = R"({"state":"accepted"})",
            .text_digest = "t",
            .previous_digest = "p",
            .digest = ""};
}

/// Something else than `value`.
void alter(std::int64_t& value) {
    ++value;
}
void alter(std::string& value) {
    value += "x";
}
void alter(base::Instant& value) {
    ++value.ms;
}
template <class Tag>
void alter(base::Id<Tag>& value) {
    ++value.value;
}
template <class E>
requires http::is_described_enum<E>
void alter(E& value) {
    value = static_cast<E>(static_cast<int>(value) == 0 ? 1 : static_cast<int>(value) - 1);
}
template <class T>
void alter(std::optional<T>& value) {
    if (value)
        alter(*value);
    else
        value = T{};
}

TEST(Journal, TheDigestChangesWithEveryMember) {
    const Entry entry = an_entry();
    std::set<std::string> seen{digest_of(entry)};
    http::for_each_member<Entry>([&](const char* name, auto pointer) {
        if (std::string_view(name) == "digest") return;
        Entry other = entry;
        alter(other.*pointer);
        EXPECT_TRUE(seen.insert(digest_of(other)).second) << name;
    });
}

TEST(Journal, TheDigestTellsNothingFromZero) {
    Entry entry = an_entry();
    entry.person_id = PersonId{0};
    Entry none = entry;
    none.person_id.reset();
    EXPECT_NE(digest_of(entry), digest_of(none));
    Entry no_role = an_entry();
    no_role.role.reset();
    Entry first_role = an_entry();
    first_role.role = access::Role{};
    EXPECT_NE(digest_of(no_role), digest_of(first_role));
}

TEST(Journal, TheDigestItselfIsNotInIt) {
    Entry entry = an_entry();
    entry.digest = "anything";
    EXPECT_EQ(digest_of(entry), digest_of(an_entry()));
}

TEST(Journal, WordsAreBoundByTheirDigest) {
    EXPECT_EQ(text_digest(""), "");
    EXPECT_NE(text_digest("{}"), text_digest("{ }"));
}

// ---- random matters

using Random = std::mt19937_64;

void fill(Random& random, bool& value) {
    value = random() % 2 == 0;
}
void fill(Random& random, std::int64_t& value) {
    value = static_cast<std::int64_t>(random() >> 11);
}
void fill(Random& random, std::string& value) {
    static const std::string_view pieces[] = {"", "a", "\"", "\\", "\n", "瓜州", "{}", "é"};
    value.clear();
    for (std::uint64_t i = random() % 4; i > 0; --i) value += pieces[random() % std::size(pieces)];
}
void fill(Random& random, base::Instant& value) {
    fill(random, value.ms);
}
template <class Tag>
void fill(Random& random, base::Id<Tag>& value) {
    fill(random, value.value);
}
template <class E>
requires http::is_described_enum<E>
void fill(Random& random, E& value) {
    constexpr auto size = boost::mp11::mp_size<boost::describe::describe_enumerators<E>>::value;
    value = static_cast<E>(random() % size);
}
template <class T>
void fill(Random& random, std::optional<T>& value) {
    value.reset();
    if (random() % 3 == 0) return;
    value.emplace();
    fill(random, *value);
}

/// Some members of `matter` get other values.
Matter changed(Random& random, Matter matter, unsigned one_in) {
    http::for_each_member<Matter>([&](const char*, auto pointer) {
        if (random() % one_in == 0) fill(random, matter.*pointer);
    });
    return matter;
}

/// What an entry carries besides its changes.
Matter with_the_entrys_own(Matter matter, const Entry& entry) {
    matter.entries = matter.version = entry.seq;
    matter.last_digest = entry.digest;
    matter.changed_at = entry.at;
    return without_times(std::move(matter));
}

class RandomMatters : public ::testing::TestWithParam<unsigned> {};

TEST_P(RandomMatters, FoldingTheDifferencesGivesTheMatterBack) {
    const auto seed = GetParam() == 0 ? std::random_device{}() : GetParam();
    SCOPED_TRACE(fmt::format("seed {}", seed));
    Random random(seed);
    for (int life = 0; life < 50; ++life) {
        Matter matter;
        std::vector<Entry> entries;
        const auto acts = 1 + random() % 30;
        for (std::uint64_t seq = 1; seq <= acts; ++seq) {
            const Matter next = changed(random, matter, seq == 1 ? 2 : 8);
            Entry entry = an_entry();
            entry.seq = static_cast<std::int64_t>(seq);
            entry.changed = boost::json::serialize(difference(matter, next));
            entry.digest = digest_of(entry);
            entries.push_back(entry);
            matter = next;
        }
        EXPECT_EQ(without_times(fold(entries)), with_the_entrys_own(matter, entries.back()));
    }
}

INSTANTIATE_TEST_SUITE_P(Of, RandomMatters, ::testing::Values(1, 2, 3, 0));

TEST(Journal, NothingChangedIsNoDifference) {
    Random random(4);
    const Matter matter = changed(random, {}, 1);
    EXPECT_TRUE(difference(matter, matter).empty());
    Matter later = matter;
    later.changed_at.ms += 1;
    later.version += 1;
    later.due_at = base::Instant{1};
    later.wake_at = base::Instant{2};
    EXPECT_TRUE(difference(matter, later).empty()) << "each entry says these by itself";
}

TEST(Journal, AnEntryThatChangesWhatAMatterHasNotIsABug) {
    for (const auto* bad : {R"({"colour":"red"})", R"({"version":7})", R"({"due_at":7})",
                            R"({"state":"asleep"})", R"({"returns":"two"})"}) {
        Matter matter;
        Entry entry = an_entry();
        entry.changed = bad;
        EXPECT_ANY_THROW(apply(matter, entry)) << bad;
    }
}

}  // namespace
}  // namespace matters
