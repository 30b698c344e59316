#include "access/first_administrator.h"

#include "access/access_log.h"
#include "access/attempt.h"
#include "access/findings.h"
#include "access/person.h"
#include "access/queries.h"
#include "access/session.h"
#include "access/test_server.h"
#include "base/random.h"
#include "base/vault.h"

namespace access::testing {
namespace {

class FirstAdministratorTest : public db::testing::EachDatabase {
  protected:
    void SetUp() override {
        db::testing::EachDatabase::SetUp();
        key_ = std::filesystem::temp_directory_path() / ("gongzhi-key-" + base::random_token(9));
        base::Vault::create(key_);
        config_ = {.vault = std::make_shared<const base::Vault>(base::Vault::load(key_)),
                   .hash = {.operations = 1, .bytes = 8192}};
    }
    void TearDown() override {
        std::filesystem::remove(key_);
        db::testing::EachDatabase::TearDown();
    }

    base::Result<PersonId> make(const std::string& name, const std::string& password) {
        return make_first_administrator(database(), config_,
                                        {.login_name = name,
                                         .display_name = "安全管理员",
                                         .password = password,
                                         .password_given = false});
    }
    std::vector<std::string> findings_now() {
        std::vector<std::string> codes;
        for (const auto& one : database().read(findings)) codes.push_back(one.code);
        return codes;
    }

    Config config_;

  private:
    std::filesystem::path key_;
};
INSTANTIATE_EACH_DATABASE(FirstAdministratorTest);

TEST_P(FirstAdministratorTest, IsMadeOnceAndAppointsEverywhere) {
    EXPECT_EQ(findings_now(), std::vector<std::string>{"no_security_administrator"});
    const auto person = make("Security", "correct horse battery");
    ASSERT_TRUE(person);
    EXPECT_TRUE(findings_now().empty());
    const auto again = make("other", "correct horse battery");
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().kind, &already_set_up);
    const auto posts = database().read([&](db::Read& read) { return live_posts(read, *person); });
    ASSERT_EQ(posts.size(), 1U);
    EXPECT_EQ(posts[0].role, Role::security_administrator);
    EXPECT_FALSE(posts[0].region_id);
}

TEST_P(FirstAdministratorTest, NeedsAFitPassword) {
    const auto made = make("security", "1234567890");
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().fields.at(0).code, "common");
    EXPECT_EQ(findings_now(), std::vector<std::string>{"no_security_administrator"});
}

TEST_P(FirstAdministratorTest, GetsBackInWhenLockedOut) {
    const auto person = make("security", "correct horse battery");
    ASSERT_TRUE(person);
    const auto subject = account_attempts("security");
    for (int i = 0; i < 7; ++i)
        database().write([&](db::Write& write) { count_attempt(write, config_, subject, 5); });
    const auto recovered = recover_administrator(
        database(), config_,
        {.login_name = "SECURITY", .display_name = "", .password = "a new long sentence"});
    ASSERT_TRUE(recovered);
    EXPECT_EQ(*recovered, *person);
    database().write([&](db::Write& write) {
        EXPECT_FALSE(count_attempt(write, config_, subject, 5));
        const Login login = get_login(write, *person);
        EXPECT_TRUE(login.password_given);
        EXPECT_TRUE(PasswordHasher(config_.hash).fits(login.password_hash, "a new long sentence"));
    });
}

TEST_P(FirstAdministratorTest, NobodyElseIsRecoveredThatWay) {
    make("security", "correct horse battery");
    database().write([&](db::Write& write) {
        insert_person(write, *config_.vault,
                      {.login_name = "li", .display_name = "李", .password_hash = "x"});
    });
    for (const char* name : {"li", "nobody"}) {
        const auto recovered = recover_administrator(
            database(), config_, {.login_name = name, .password = "a new long sentence"});
        ASSERT_FALSE(recovered);
        EXPECT_EQ(recovered.error().kind, &base::not_found);
    }
}

TEST_P(FirstAdministratorTest, DoctorFindsPostsThatOughtNotToBe) {
    const auto person = make("security", "correct horse battery");
    const auto now = database().now();
    database().write([&](db::Write& write) {
        insert_post(write,
                    {.person_id = *person, .role = Role::audit_administrator, .valid_from = now});
        const auto li =
            insert_person(write, *config_.vault, {.login_name = "li", .display_name = "李"});
        insert_post(write, {.person_id = *li, .role = Role::leader, .valid_from = now});
        write.run(sql::disable_person, db::arg("person_id", *li), db::arg("now", now));
    });
    EXPECT_EQ(findings_now(),
              (std::vector<std::string>{"incompatible_posts", "post_of_disabled_person"}));
}

}  // namespace
}  // namespace access::testing
