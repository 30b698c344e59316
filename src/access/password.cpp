#include "access/password.h"

#include <algorithm>
#include <array>
#include <semaphore>
#include <set>
#include <stdexcept>

#include <sodium.h>

#include "base/expects.h"
#include "base/random.h"
#include "base/text.h"

namespace access {

namespace {

// The commonest passwords of ten and more characters, folded; shorter ones fail by length.
constexpr std::array commonest{
    "1234567890",     "0123456789",     "12345678910",    "123456789a",    "a123456789",
    "aa123456789",    "123456789q",     "q123456789",     "123456789abc",  "abc123456789",
    "abcd123456",     "abcdef123456",   "qwertyuiop",     "qwerty123456",  "qwerty12345",
    "1q2w3e4r5t",     "1q2w3e4r5t6y",   "1qaz2wsx3edc",   "qazwsxedcrfv",  "zxcvbnm123",
    "zxcvbnm123456",  "asdfghjkl1",     "asdfghjkl123",   "asdfasdfasdf",  "password12",
    "password123",    "password1234",   "password123456", "passw0rd123",   "p@ssw0rd123",
    "p@ssword123",    "admin12345",     "admin123456",    "administrator", "admin@12345",
    "admin@123456",   "administrator1", "root123456",     "test123456",    "user123456",
    "welcome123",     "welcome1234",    "iloveyou123",    "iloveyou1314",  "woaini1314",
    "woaini5201314",  "woaini520520",   "woaini123456",   "5201314520",    "1314520520",
    "52013145201314", "13145201314",    "147258369a",     "1472583690",    "7894561230",
    "9876543210",     "0987654321",     "a1234567890",    "a123456789a",   "zhongguo123",
    "zhonghua123",    "beijing2008",    "changeme123",    "letmein123",    "q1w2e3r4t5",
    "q1w2e3r4t5y6",   "qq123456789",    "wang123456",     "zhang123456",   "li123456789",
    "liu123456789",   "chen123456",     "1234qwerasdf",   "qwer1234asdf",  "1234567891",
    "1122334455",     "112233445566",   "gongzhi123",     "gongzhi123456", "gongzhi2026",
    "zongzhi123",     "zongzhi123456",  "wangge123456",   "shequ123456"};

constexpr PasswordFault too_short{"too_short", "密码至少 10 个字符。",
                                  "A password has at least 10 characters."};
constexpr PasswordFault too_long{"too_long", "密码最多 128 个字符。",
                                 "A password has at most 128 characters."};
constexpr PasswordFault like_name{"like_login_name", "密码不能与账号名相同或只作简单添加。",
                                  "A password is not the login name, nor it with little added."};
constexpr PasswordFault common{"common", "这是最常见的密码之一，请换一个。",
                               "This is one of the commonest passwords; choose another."};
constexpr PasswordFault monotonous{"monotonous", "密码重复字符过多，请换一个。",
                                   "Too few different characters; choose another."};

}  // namespace

std::optional<PasswordFault> find_fault(std::string_view password, std::string_view login_name) {
    const auto characters = base::code_points(password);
    if (characters.size() < shortest_password) return too_short;
    if (characters.size() > longest_password) return too_long;
    const std::string folded = base::fold(password);
    const std::string name = base::fold(login_name);
    if (!name.empty() && folded.contains(name) && folded.size() < name.size() + 6) return like_name;
    if (std::ranges::find(commonest, folded) != commonest.end()) return common;
    if (std::set<char32_t>(characters.begin(), characters.end()).size() < 5) return monotonous;
    return std::nullopt;
}

base::Result<void> check_password(std::string field, std::string_view password,
                                  std::string_view login_name) {
    if (const auto fault = find_fault(password, login_name))
        return base::refuse_field(std::move(field), std::string(fault->code),
                                  std::string(fault->zh), std::string(fault->en));
    return {};
}

std::string generate_password() {
    // Without 0, 1, i, l, o: read out over a telephone, they are taken for each other.
    constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz23456789";
    std::string password;
    for (int i = 0; i < 16; ++i) {
        if (i > 0 && i % 4 == 0) password += '-';
        password += letters[randombytes_uniform(static_cast<std::uint32_t>(letters.size()))];
    }
    return password;
}

struct PasswordHasher::Parts {
    explicit Parts(HashCost limits) : cost(limits), places(limits.at_once) {}

    HashCost cost;
    std::counting_semaphore<1024> places;
    std::string decoy;  // verified when there is no account, so that the answer takes as long

    struct Place {
        std::counting_semaphore<1024>& places;
        explicit Place(std::counting_semaphore<1024>& some) : places(some) { places.acquire(); }
        ~Place() { places.release(); }
    };
};

PasswordHasher::PasswordHasher(HashCost cost) : parts_(std::make_unique<Parts>(cost)) {
    base::expects(sodium_init() >= 0, "libsodium starts");
    parts_->decoy = hash(base::random_token(16));
}

PasswordHasher::~PasswordHasher() = default;

std::string PasswordHasher::hash(std::string_view password) const {
    const Parts::Place place(parts_->places);
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_str_alg(text.data(), password.data(), password.size(),
                              parts_->cost.operations, parts_->cost.bytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::runtime_error("not enough memory to hash a password");
    return text.data();
}

bool PasswordHasher::fits(std::optional<std::string_view> hash, std::string_view password) const {
    const Parts::Place place(parts_->places);
    const std::string against(hash.value_or(parts_->decoy));
    const bool same =
        crypto_pwhash_str_verify(against.c_str(), password.data(), password.size()) == 0;
    return hash && same;
}

}  // namespace access
