#include "base/signing.h"

#include <fstream>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "base/hash.h"
#include "base/random.h"

namespace base {
namespace {

class SigningTest : public ::testing::Test {
  protected:
    SigningTest() { std::filesystem::create_directories(folder); }
    ~SigningTest() override { std::filesystem::remove_all(folder); }

    void write_file(const std::string& text) {
        std::ofstream(file, std::ios::trunc) << text;
        std::filesystem::permissions(file, std::filesystem::perms{0600});
    }
    std::string read_file() const {
        std::ifstream in(file);
        return {std::istreambuf_iterator<char>(in), {}};
    }

    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("signing_" + to_hex(random_bytes(6)));
    const std::filesystem::path file = folder / "seal-key.json";
};

std::string bytes(std::string_view hex) {
    std::string out;
    for (std::size_t at = 0; at < hex.size(); at += 2)
        out.push_back(static_cast<char>(std::stoi(std::string(hex.substr(at, 2)), nullptr, 16)));
    return out;
}

TEST_F(SigningTest, SignsAsTheStandardsOwnExamplesDo) {
    // RFC 8032 section 7.1, tests 1 and 2.
    struct Row {
        const char* secret;
        const char* public_key;
        const char* message;
        const char* signature;
    };
    const Row rows[] = {
        {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
         "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
         "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e3970"
         "1cf9b46bd25bf5f0595bbe24655141438e7a100b"},
        {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
         "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
         "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613"
         "d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"}};
    for (const auto& [secret, public_key, message, signature] : rows) {
        write_file(R"({"secret":")" + to_base64(bytes(secret)) + R"(","old":[]})");
        const auto keys = SigningKeys::load(file);
        EXPECT_EQ(keys.current().text(), to_base64(bytes(public_key)));
        EXPECT_EQ(keys.sign(bytes(message)), to_base64(bytes(signature)));
        EXPECT_TRUE(keys.current().signed_this(bytes(message), to_base64(bytes(signature))));
    }
}

TEST_F(SigningTest, EveryChangeOfMessageOrSignatureIsNoticed) {
    SigningKeys::create(file);
    const auto keys = SigningKeys::load(file);
    const std::string message = "county 620922";
    const std::string signature = keys.sign(message);
    EXPECT_TRUE(keys.current().signed_this(message, signature));
    for (std::size_t at = 0; at < message.size(); ++at) {
        auto changed = message;
        changed[at] ^= 1;
        EXPECT_FALSE(keys.current().signed_this(changed, signature)) << at;
    }
    for (std::size_t at = 0; at < signature.size(); ++at) {
        auto changed = signature;
        changed[at] = changed[at] == 'B' ? 'C' : 'B';
        EXPECT_FALSE(keys.current().signed_this(message, changed)) << at;
    }
    for (const auto* wrong : {"", "x", "====", "AAAA"})
        EXPECT_FALSE(keys.current().signed_this(message, wrong));
}

TEST_F(SigningTest, AKeyIsNamedByTheBeginningOfItsFingerprint) {
    SigningKeys::create(file);
    const auto key = SigningKeys::load(file).current();
    EXPECT_EQ(key.id().size(), 16U);
    EXPECT_EQ(key.fingerprint(), digest(from_base64(key.text())));
    EXPECT_TRUE(key.fingerprint().starts_with(key.id()));
    EXPECT_EQ(PublicKey::parse(key.text()), key);
    for (const auto& wrong : {std::string(), std::string("x"), key.text() + "A"})
        EXPECT_EQ(PublicKey::parse(wrong), std::nullopt);
}

TEST_F(SigningTest, AChangedKeySignsAnewAndOldSignaturesStillHold) {
    SigningKeys::create(file);
    const auto first = SigningKeys::load(file);
    const auto signature = first.sign("x");
    SigningKeys::change(file, {first.current()});
    const auto second = SigningKeys::load(file);
    ASSERT_EQ(second.all().size(), 2U);
    EXPECT_NE(second.current(), first.current());
    EXPECT_EQ(second.all()[1], first.current());
    EXPECT_TRUE(second.all()[1].signed_this("x", signature));
    EXPECT_FALSE(second.current().signed_this("x", signature));

    // A lost file is made anew, with the public keys that are known from elsewhere.
    std::filesystem::remove(file);
    SigningKeys::change(file, second.all());
    const auto third = SigningKeys::load(file);
    ASSERT_EQ(third.all().size(), 3U);
    EXPECT_TRUE(third.all()[2].signed_this("x", signature));
}

TEST_F(SigningTest, TheFileIsItsOwnersAlone) {
    SigningKeys::create(file);
    struct stat about {};
    ASSERT_EQ(::stat(file.c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777, 0600U);
    ASSERT_EQ(::chmod(file.c_str(), 0640), 0);
    EXPECT_THROW(SigningKeys::load(file), KeyFileError);
}

TEST_F(SigningTest, AFileThatIsThereIsNotReplaced) {
    SigningKeys::create(file);
    const auto before = read_file();
    EXPECT_THROW(SigningKeys::create(file), KeyFileError);
    EXPECT_EQ(read_file(), before);
}

TEST_F(SigningTest, ADamagedOrMissingFileIsSaidToBeSo) {
    EXPECT_THROW(SigningKeys::load(file), KeyFileError);
    for (const auto* text :
         {"", "[]", "{}", R"({"secret":"AAAA","old":[]})", R"({"secret":7,"old":[]})",
          R"({"secret":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})",
          R"({"secret":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","old":["x"]})"}) {
        write_file(text);
        EXPECT_THROW(SigningKeys::load(file), KeyFileError) << text;
    }
}

}  // namespace
}  // namespace base
