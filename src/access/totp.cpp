#include "access/totp.h"

#include <array>
#include <cstdlib>
#include <memory>

#include <fmt/format.h>
#include <liboath/oath.h>
#include <sodium.h>

#include "base/expects.h"
#include "base/hash.h"
#include "base/random.h"
#include "http/percent.h"

namespace access {

namespace {

constexpr std::int64_t step_s = 30;
constexpr unsigned digits = 6;

using CText = std::unique_ptr<char, decltype(&std::free)>;

std::string decode(std::string_view secret) {
    char* raw = nullptr;
    std::size_t size = 0;
    const int done = oath_base32_decode(secret.data(), secret.size(), &raw, &size);
    const CText kept(raw, &std::free);
    base::expects(done == OATH_OK, "a stored TOTP secret is base32");
    return {raw, size};
}

}  // namespace

std::string make_totp_secret() {
    const std::string bytes = base::random_bytes(20);
    char* text = nullptr;
    std::size_t size = 0;
    const int done = oath_base32_encode(bytes.data(), bytes.size(), &text, &size);
    const CText kept(text, &std::free);
    base::expects(done == OATH_OK, "base32");
    return {text, size};
}

std::string totp_uri(std::string_view secret, std::string_view login_name,
                     std::string_view issuer) {
    return fmt::format("otpauth://totp/{0}:{1}?secret={2}&issuer={0}&digits=6&period=30",
                       http::percent_encode(issuer), http::percent_encode(login_name), secret);
}

std::int64_t totp_step(base::Instant at) {
    return at.ms / 1000 / step_s;
}

std::string totp_code(std::string_view secret, std::int64_t step) {
    const std::string key = decode(secret);
    std::array<char, digits + 1> code{};
    const int done = oath_hotp_generate(key.data(), key.size(), static_cast<std::uint64_t>(step),
                                        digits, false, OATH_HOTP_DYNAMIC_TRUNCATION, code.data());
    base::expects(done == OATH_OK, "HOTP");
    return code.data();
}

std::optional<std::int64_t> match_totp(std::string_view secret, std::string_view code,
                                       base::Instant now, std::int64_t last_step) {
    const std::int64_t here = totp_step(now);
    std::optional<std::int64_t> found;
    for (const std::int64_t step : {here - 1, here, here + 1})
        if (base::same_secret(totp_code(secret, step), code) && step > last_step) found = step;
    return found;
}

std::vector<std::string> make_recovery_codes() {
    constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz23456789";
    std::vector<std::string> codes(10);
    for (std::string& code : codes)
        for (int i = 0; i < 10; ++i) {
            if (i == 5) code += '-';
            code += letters[randombytes_uniform(static_cast<std::uint32_t>(letters.size()))];
        }
    return codes;
}

std::string recovery_digest(std::string_view code) {
    std::string plain;
    for (const char c : code)
        if (c != '-' && c != ' ')
            plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return base::digest("recovery:" + plain);
}

}  // namespace access
