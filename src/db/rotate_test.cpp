#include "db/rotate.h"

#include <gmock/gmock.h>

#include "base/vault.h"
#include "db/testing.h"

namespace db {
namespace {

constexpr Sql make_table{"test/make_secret",
                         "CREATE TABLE secret (secret_id bigint PRIMARY KEY, phone_sealed text, "
                         "phone_lookup text)"};
constexpr Sql list_column{"test/list_column",
                          "INSERT INTO sealed_column (table_name, key_column, sealed_column, "
                          "lookup_column, context) VALUES ('secret', 'secret_id', 'phone_sealed', "
                          "'phone_lookup', 'secret.phone')"};
constexpr Sql put_secret{"test/put_secret",
                         "INSERT INTO secret (secret_id, phone_sealed, phone_lookup) VALUES (:id, "
                         ":sealed, :lookup)"};
constexpr Sql find_sealed{"test/find_sealed",
                          "SELECT phone_sealed FROM secret WHERE phone_lookup = :lookup"};
constexpr Sql all_sealed{"test/all_sealed",
                         "SELECT phone_sealed FROM secret WHERE phone_sealed IS NOT NULL"};

class RotateTest : public testing::EachDatabase {
  protected:
    void SetUp() override {
        EachDatabase::SetUp();
        if (IsSkipped()) return;
        base::Vault::create(file());
        database().write([](Write& write) {
            write.run(make_table);
            write.run(list_column);
        });
    }
    std::filesystem::path file() { return scratch().folder() / "key.json"; }
    base::Vault vault() { return base::Vault::load(file()); }

    void fill(int count) {
        const base::Vault sealing = vault();
        database().write([&](Write& write) {
            for (int i = 0; i < count; ++i)
                write.run(put_secret, arg("id", i),
                          arg("sealed", sealing.seal(phone(i), "secret.phone")),
                          arg("lookup", sealing.lookup(phone(i), "secret.phone")));
            write.run(put_secret, arg("id", count), arg("sealed", std::optional<std::string>{}),
                      arg("lookup", std::optional<std::string>{}));
        });
    }
    static std::string phone(int i) { return fmt::format("138{:08}", i); }

    void expect_all_current(int count) {
        const base::Vault now = vault();
        EXPECT_EQ(now.keys(), 1U);
        for (int i = 0; i < count; ++i) {
            const auto sealed = database().read([&](Read& read) {
                return read.get<std::string>(find_sealed,
                                             arg("lookup", now.lookup(phone(i), "secret.phone")));
            });
            EXPECT_EQ(now.open(sealed, "secret.phone"), phone(i));
        }
    }
};
INSTANTIATE_EACH_DATABASE(RotateTest);

TEST_P(RotateTest, EveryValueOpensAndIsFoundUnderTheNewKeyOnly) {
    fill(1200);
    const base::Vault before = vault();
    const auto old = database().read([](Read& read) { return read.all<std::string>(all_sealed); });
    EXPECT_EQ(rotate_keys(database(), file()), 1200);
    expect_all_current(1200);
    EXPECT_THROW(vault().open(old.front(), "secret.phone"), base::VaultError);
}

TEST_P(RotateTest, ARotationThatWasStoppedGoesOn) {
    fill(40);
    // As it stands when the program was killed after the first values.
    base::Vault::add_key(file());
    const base::Vault both = vault();
    database().write([&](Write& write) {
        constexpr static Sql change{"test/change_secret",
                                    "UPDATE secret SET phone_sealed = :sealed, phone_lookup = "
                                    ":lookup WHERE secret_id = :id"};
        for (int i = 0; i < 10; ++i)
            write.run(change, arg("id", i), arg("sealed", both.seal(phone(i), "secret.phone")),
                      arg("lookup", both.lookup(phone(i), "secret.phone")));
    });
    EXPECT_EQ(rotate_keys(database(), file()), 30);
    expect_all_current(40);
}

TEST_P(RotateTest, AValueThatDoesNotOpenKeepsTheOldKey) {
    fill(5);
    database().write([&](Write& write) {
        write.run(put_secret, arg("id", 99), arg("sealed", "v1.00000000.AAAA"), arg("lookup", ""));
    });
    EXPECT_THROW(rotate_keys(database(), file()), base::VaultError);
    EXPECT_EQ(vault().keys(), 2U);
    const auto sealed =
        database().read([](Read& read) { return read.all<std::string>(all_sealed); });
    EXPECT_EQ(sealed.size(), 6U);
}

}  // namespace
}  // namespace db
