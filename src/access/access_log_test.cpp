#include "access/access_log.h"

#include <thread>

#include "access/scope_maker.h"
#include "access/test_server.h"

namespace access::testing {
namespace {

class AccessLog : public ServerTest {
  protected:
    void read_something(int times, PersonId by) {
        database().write([&](db::Write& write) {
            Actor actor(ScopeMaker::subtree("/1/"));
            actor.person = by;
            actor.post = world().a.posts.at(Role::handler);
            actor.role = Role::handler;
            actor.county = world().a.county_code;
            for (int i = 0; i < times; ++i)
                reveal(write, actor,
                       {.kind = "matter",
                        .id = i,
                        .concerned = world().a.people.at(Role::checker),
                        .region_path = world().a.village_path},
                       {"reporter_name", "reporter_telephone"}, Purpose::contact, "约见");
        });
    }
    std::vector<base::Finding> findings() { return database().read(verify_access_log); }
    void tamper(const char* statement) {
        // What somebody with the database's own password would do.
        const char* off = database().dialect() == db::Dialect::sqlite
                              ? "DROP TRIGGER access_log_keeps"
                              : "ALTER TABLE access_log DISABLE TRIGGER USER";
        database().write([&](db::Write& write) { write.run({"access/test_off", off}); });
        if (database().dialect() == db::Dialect::sqlite)
            database().write([](db::Write& write) {
                write.run({"access/test_off_too", "DROP TRIGGER access_log_stays"});
            });
        database().write([&](db::Write& write) { write.run({"access/test_tamper", statement}); });
    }
};
INSTANTIATE_EACH_DATABASE(AccessLog);

TEST_P(AccessLog, IsWholeAfterOrdinaryUse) {
    read_something(5, PersonId{17});
    read_something(5, PersonId{18});
    signed_in("a-handler");
    EXPECT_TRUE(findings().empty());
}

TEST_P(AccessLog, TakesNoChangeAndNoDeletion) {
    read_something(1, PersonId{17});
    for (const char* statement : {"UPDATE access_log SET reason = ''", "DELETE FROM access_log"})
        EXPECT_THROW(database().write([&](db::Write& write) {
            write.run({"access/test_change", statement});
        }),
                     db::Error)
            << statement;
    EXPECT_TRUE(findings().empty());
}

TEST_P(AccessLog, ShowsAChangedRow) {
    read_something(5, PersonId{17});
    tamper("UPDATE access_log SET person_id = 99 WHERE number = 3");
    const auto found = findings();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].code, "access_log_broken");
    EXPECT_NE(found[0].subject.find(" 3"), std::string::npos) << found[0].subject;
}

TEST_P(AccessLog, ShowsAMissingRow) {
    read_something(5, PersonId{17});
    tamper("DELETE FROM access_log WHERE number = 3");
    EXPECT_EQ(findings().size(), 1U);
}

TEST_P(AccessLog, ShowsThatItsEndIsMissing) {
    read_something(5, PersonId{17});
    tamper("DELETE FROM access_log WHERE number > 3");
    EXPECT_EQ(findings().size(), 1U);
}

TEST_P(AccessLog, IsReadByThePersonConcernedAndTheAuditAdministratorOfThePlace) {
    read_something(3, world().a.people.at(Role::handler));
    const auto count = [](Client client, const char* path) {
        return client.get(path).json().at("items").as_array().size();
    };
    EXPECT_EQ(count(as(Role::checker), "/api/v1/me/access-log"), 3U);
    EXPECT_EQ(count(as(Role::handler), "/api/v1/me/access-log"), 0U);
    const char* all = "/api/v1/access-log?action=read_field";
    EXPECT_EQ(count(as(Role::audit_administrator), all), 3U);
    EXPECT_EQ(count(as(world().token_in_b(Role::audit_administrator)), all), 0U);
    for (const RoleFacts& role : roles())
        EXPECT_EQ(as(role.role).get(all).status, role.role == Role::audit_administrator ? 200 : 403)
            << role.en;
}

TEST_P(AccessLog, ComesNewestFirstPageByPage) {
    read_something(5, PersonId{17});
    auto audit = as(Role::audit_administrator);
    const auto first = audit.get("/api/v1/access-log?limit=3").json();
    ASSERT_EQ(first.at("items").as_array().size(), 3U);
    const auto rest =
        audit.get("/api/v1/access-log?limit=3&cursor=" + std::string(first.at("next").as_string()))
            .json();
    EXPECT_EQ(rest.at("items").as_array().size(), 2U);
    EXPECT_EQ(rest.at("items").at(1).at("subject_id"), "0");
    EXPECT_TRUE(rest.at("next").is_null());
}

TEST_P(AccessLog, IsCheckedByTheAuditAdministratorOfTheWhole) {
    EXPECT_EQ(as(Role::audit_administrator).get("/api/v1/access-log/findings").code(),
              "outside_scope");
    read_something(3, PersonId{17});
    auto audit = as(world().root_tokens.at(Role::audit_administrator));
    EXPECT_EQ(audit.get("/api/v1/access-log/findings").body, R"({"items":[]})");
    tamper("UPDATE access_log SET reason = 'x' WHERE number = 2");
    const auto found = audit.get("/api/v1/access-log/findings").json();
    EXPECT_EQ(found.at("items").at(0).at("code"), "access_log_broken");
}

TEST_P(AccessLog, KeepsItsChainsWhenManyWriteAtOnce) {
    std::vector<std::jthread> writers;
    for (int w = 0; w < 4; ++w)
        writers.emplace_back([&, w] {
            for (int i = 0; i < 10; ++i) read_something(1, PersonId{16 + w % 2});
        });
    writers.clear();
    EXPECT_TRUE(findings().empty());
}

}  // namespace
}  // namespace access::testing
