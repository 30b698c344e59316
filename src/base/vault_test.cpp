#include "base/vault.h"

#include <fstream>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "base/hash.h"
#include "base/random.h"

namespace base {
namespace {

class VaultTest : public ::testing::Test {
  protected:
    VaultTest() { std::filesystem::create_directories(folder); }
    ~VaultTest() override { std::filesystem::remove_all(folder); }

    void write_file(const std::string& text) {
        std::ofstream(file) << text;
        std::filesystem::permissions(file, std::filesystem::perms{0600});
    }

    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("vault_" + to_hex(random_bytes(6)));
    const std::filesystem::path file = folder / "key.json";
};

TEST_F(VaultTest, WhatIsSealedOpensAgainAndLooksDifferentEachTime) {
    Vault::create(file);
    const Vault vault = Vault::load(file);
    for (const std::string_view plain : {"", "13800000000", "张三", "a\0b"}) {
        const std::string sealed = vault.seal(plain, "person.telephone");
        EXPECT_EQ(sealed.substr(0, 3), "v1.");
        EXPECT_EQ(vault.open(sealed, "person.telephone"), plain);
        EXPECT_NE(vault.seal(plain, "person.telephone"), sealed);
        EXPECT_TRUE(vault.is_current(sealed));
    }
}

TEST_F(VaultTest, EveryChangedCharacterIsNoticed) {
    Vault::create(file);
    const Vault vault = Vault::load(file);
    const std::string sealed = vault.seal("13800000000", "person.telephone");
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        std::string changed = sealed;
        changed[at] = changed[at] == 'B' ? 'C' : 'B';
        EXPECT_THROW(vault.open(changed, "person.telephone"), VaultError) << at;
    }
    EXPECT_THROW(vault.open(sealed.substr(0, sealed.size() - 1), "person.telephone"), VaultError);
    EXPECT_THROW(vault.open("13800000000", "person.telephone"), VaultError);
}

TEST_F(VaultTest, WhatWasSealedForOneColumnDoesNotOpenInAnother) {
    Vault::create(file);
    const Vault vault = Vault::load(file);
    EXPECT_THROW(vault.open(vault.seal("x", "person.telephone"), "person.name"), VaultError);
    EXPECT_NE(vault.lookup("x", "person.telephone"), vault.lookup("x", "person.name"));
}

TEST_F(VaultTest, TheLookupIgnoresWidthCaseAndSpaces) {
    Vault::create(file);
    const Vault vault = Vault::load(file);
    EXPECT_EQ(vault.lookup("138 0000 0000", "t"), vault.lookup("13800000000", "t"));
    EXPECT_EQ(vault.lookup("62092219900101123x", "t"), vault.lookup("62092219900101123X", "t"));
    EXPECT_NE(vault.lookup("13800000001", "t"), vault.lookup("13800000000", "t"));
}

TEST_F(VaultTest, ANewKeySealsAndTheOldOneStillOpens) {
    Vault::create(file);
    const Vault before = Vault::load(file);
    const std::string old = before.seal("x", "t");
    Vault::add_key(file);
    const Vault both = Vault::load(file);
    EXPECT_EQ(both.open(old, "t"), "x");
    EXPECT_FALSE(both.is_current(old));
    EXPECT_EQ(both.lookups("x", "t").size(), 2U);
    EXPECT_EQ(both.lookups("x", "t").back(), before.lookup("x", "t"));
    const std::string fresh = both.seal("x", "t");
    Vault::drop_old_keys(file);
    const Vault after = Vault::load(file);
    EXPECT_EQ(after.open(fresh, "t"), "x");
    EXPECT_THROW(after.open(old, "t"), VaultError);
}

TEST_F(VaultTest, TheKeyFileIsItsOwnersOnly) {
    Vault::create(file);
    struct stat about {};
    ASSERT_EQ(::stat(file.c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777, 0600U);
    for (const unsigned mode : {0640U, 0604U, 0660U}) {
        ::chmod(file.c_str(), mode);
        EXPECT_THROW(Vault::load(file), KeyFileError) << mode;
    }
}

TEST_F(VaultTest, AKeyFileIsNeverReplaced) {
    Vault::create(file);
    EXPECT_THROW(Vault::create(file), KeyFileError);
}

TEST_F(VaultTest, AMissingOrDamagedKeyFileIsSaidPlainly) {
    EXPECT_THROW(Vault::load(file), KeyFileError);
    EXPECT_THROW(Vault::create(folder / "no" / "such" / "folder"), KeyFileError);
    for (const auto* text : {"", "{", "[]", "{}", R"({"keys":[]})", R"({"keys":[{"id":"a"}]})",
                             R"({"keys":[{"id":"a","secret":"AAAA"}]})"}) {
        write_file(text);
        EXPECT_THROW(Vault::load(file), KeyFileError) << text;
    }
}

}  // namespace
}  // namespace base
