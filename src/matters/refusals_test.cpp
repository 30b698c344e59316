// Domain 6.7: what this room refuses to do. Refusals 1 – 3 are tried on the whole tree in
// tests/contract.
#include "matters/lives_test.h"

namespace matters::testing {
namespace {

class Refusals : public Lives {
  protected:
    std::int64_t rows_of(const char* table, const Life& life) {
        const std::string sql = fmt::format("SELECT count(*) FROM {} WHERE matter_id = :id", table);
        const auto id = std::stoll(life.id);
        return database().read([&](db::Read& read) {
            return read.get<std::int64_t>({sql, sql}, db::arg("id", id));
        });
    }
    std::int64_t reporters() {
        return database().read([](db::Read& read) {
            return read.get<std::int64_t>({"test/reporters", "SELECT count(*) FROM reporter"});
        });
    }
    /// The chain of a matter's journal, without what it says.
    void verify(const Life& life) {
        const auto entries = database().read(
            [&](db::Read& read) { return journal_of(read, MatterId{std::stoll(life.id)}); });
        std::string previous;
        for (const Entry& entry : entries) {
            EXPECT_EQ(entry.previous_digest, previous);
            EXPECT_EQ(entry.digest, digest_of(entry));
            previous = entry.digest;
        }
        EXPECT_EQ(row(life).last_digest, previous);
    }
};
INSTANTIATE_EACH_DATABASE(Refusals);

TEST_P(Refusals, WordsAndReporterAreDeletedOnDateAndTheJournalStillVerifies) {  // refusal 6
    database().write([](db::Write& write) {
        write.run({"test/retention",
                   "INSERT INTO setting (name, value) VALUES ('matters.retention_days', '200')"});
    });
    Life life = closed();
    EXPECT_EQ(reporters(), 1);
    life.act(Role::window_clerk, "reveal-requests",
             {{"purpose", "contact"}, {"reason", "核实王示例的住址"}});
    pass(std::chrono::days{60});
    ASSERT_EQ(life.state(), "archived");  // row 35
    pass(std::chrono::days{200} - base::Duration{1});
    EXPECT_EQ(rows_of("matter_content", life), 1);
    pass(base::Duration{1});
    EXPECT_EQ(rows_of("matter_content", life), 0);
    EXPECT_EQ(rows_of("journal_text", life), 0);
    EXPECT_EQ(rows_of("matter_tag", life), 0);
    EXPECT_EQ(reporters(), 0);
    EXPECT_GT(rows_of("journal", life), 8) << "the row and its journal stay";
    verify(life);
    const auto entry = life.journal().back();
    EXPECT_EQ(text_of(entry.at("act")), "forget");
    EXPECT_EQ(entry.at("facts").at("deleted").as_array().size(), 6U) << "the certificate";
    EXPECT_EQ(
        count("SELECT count(*) FROM reveal_request WHERE matter_id = :id AND reason <> ''", life),
        0)
        << "a reason may name him";
    EXPECT_FALSE(row(life).wake_at);
    const auto entries = rows_of("journal", life);
    pass(std::chrono::days{400});
    EXPECT_EQ(rows_of("journal", life), entries) << "once";
}

TEST_P(Refusals, RetentionIsNeverShorterThanItsFloor) {  // refusal 6
    database().write([](db::Write& write) {
        write.run({"test/retention",
                   "INSERT INTO setting (name, value) VALUES ('matters.retention_days', '1')"});
        EXPECT_EQ(retention(write), base::Duration(std::chrono::days{180}));
    });
}

TEST_P(Refusals, TheJournalHoldsNoPersonalDataOutsideItsTexts) {  // refusal 6
    Life life = in_hand();
    life.act(Role::handler, "papers-request", say::papers());
    const auto entries = database().read(
        [&](db::Read& read) { return journal_of(read, MatterId{std::stoll(life.id)}); });
    for (const Entry& entry : entries)
        for (const auto* secret : {"王示例", "0000-0000001", "路灯坏了一周", "已到现场见面"}) {
            EXPECT_FALSE(entry.facts.contains(secret)) << entry.facts;
            EXPECT_FALSE(entry.changed.contains(secret)) << entry.changed;
        }
}

TEST_P(Refusals, TheJournalIsNeverChanged) {  // 4.34
    const Life life = in_triage();
    const auto id = std::stoll(life.id);
    for (const auto* sql : {"UPDATE journal SET facts = '{}' WHERE matter_id = :id",
                            "DELETE FROM journal WHERE matter_id = :id"})
        EXPECT_THROW(database().write([&](db::Write& write) {
            write.run({sql, sql}, db::arg("id", id));
        }),
                     std::exception);
    verify(life);
}

}  // namespace
}  // namespace matters::testing
