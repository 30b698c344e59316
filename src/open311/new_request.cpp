#include "open311/new_request.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "base/mail_address.h"
#include "base/text.h"
#include "open311/service.h"
#include "open311/standard.h"

namespace open311 {
namespace {

constexpr std::size_t most_links = 10;

/// Reads fields one by one and collects what is wrong with them.
class Reading {
  public:
    explicit Reading(const Parameters& sent) : sent_(sent) {}

    /// One line, or several with `lines`; NFC, control characters as spaces.
    std::string text(std::string_view name, std::size_t most, bool lines = false) {
        auto value = base::nfc(sent_.get(name));
        std::ranges::replace_if(
            value,
            [lines](char c) {
                const bool line_end = c == '\n' || c == '\r' || c == '\t';
                return (static_cast<unsigned char>(c) < 0x20 && !(lines && line_end)) || c == 0x7f;
            },
            ' ');
        value = std::string(trim(value));
        const auto length = base::length(value);
        if (length > most) {
            wrong(name, "too_long", fmt::format("最多 {} 个字，现有 {} 个。", most, length),
                  fmt::format("At most {} characters; this has {}.", most, length));
        }
        return value;
    }

    std::optional<double> degrees(std::string_view name, double most) {
        const auto value = sent_.get(name);
        if (value.empty()) return {};
        double number = 0;
        const auto* end = value.data() + value.size();
        const auto [stop, failed] = std::from_chars(value.data(), end, number);
        if (failed == std::errc{} && stop == end && std::abs(number) <= most) return number;
        wrong(name, "range", fmt::format("应为 -{0} 到 {0} 之间的度数。", most),
              fmt::format("Expected degrees from -{0} to {0}.", most));
        return {};
    }

    void wrong(std::string_view name, std::string code, std::string zh, std::string en) {
        errors_.push_back({std::string(name), std::move(code), std::move(zh), std::move(en)});
    }
    void take_over(base::Refusal refusal) {
        std::ranges::move(refusal.fields, std::back_inserter(errors_));
    }
    bool is_good() const { return errors_.empty(); }
    std::unexpected<base::Refusal> refusal() {
        return std::unexpected(
            base::Refusal{.kind = &base::invalid_input, .fields = std::move(errors_)});
    }

  private:
    const Parameters& sent_;
    std::vector<base::FieldError> errors_;
};

/// lat and long together, or an address in words, or the number of one (GeoReport v2).
void read_location(Reading& reading, const Parameters& sent, NewRequest& out) {
    const auto latitude = reading.degrees("lat", 90);
    const auto longitude = reading.degrees("long", 180);
    const bool has_lat = !sent.get("lat").empty(), has_long = !sent.get("long").empty();
    if (has_lat != has_long) {
        reading.wrong(has_lat ? "long" : "lat", "required", "lat 与 long 须同时提供。",
                      "lat and long must be sent together.");
    }
    if (latitude && longitude) {
        out.point = {
            .longitude = *longitude, .latitude = *latitude, .datum = matters::Datum::wgs84};
    }
    out.address = reading.text("address_string", 200);
    out.address_id = reading.text("address_id", 20);
    if (has_lat || has_long || !out.address.empty() || !out.address_id.empty()) return;
    reading.wrong("lat", "required", "请提供位置：lat 和 long，或 address_string，或 address_id。",
                  "A location is required: lat and long, or address_string, or address_id.");
}

void read_reporter(Reading& reading, http::Language language, NewRequest& out) {
    matters::ReporterInput reporter;
    reporter.name = full_name(reading.text("first_name", 40), reading.text("last_name", 40));
    reporter.telephone = reading.text("phone", 40);
    reporter.email = reading.text("email", 100);
    if (!reporter.email.empty() && !base::is_mail_address(reporter.email)) {
        reading.wrong("email", "pattern", "应为电子邮箱。", "Expected an e-mail address.");
    }
    if (reporter.name.empty() && reporter.telephone.empty() && reporter.email.empty()) return;
    if (!reporter.email.empty()) {
        reporter.means = matters::Means::email;
    } else if (!reporter.telephone.empty()) {
        reporter.means = matters::Means::telephone;
    }
    reporter.language = language == http::Language::zh ? matters::Tongue::zh : matters::Tongue::en;
    reporter.consent_version = "open311";  // the app showed its own notice
    out.reporter = std::move(reporter);
}

void read_links(Reading& reading, const Parameters& sent, NewRequest& out) {
    for (const auto& link : sent.list("media_url")) {
        const bool fits = link.size() <= 500 &&
                          (link.starts_with("https://") || link.starts_with("http://")) &&
                          std::ranges::none_of(link, [](char c) { return c <= ' ' || c == '<'; });
        if (!fits || out.media_urls.size() == most_links) {
            return reading.wrong(
                "media_url", "pattern",
                fmt::format("应为 http(s) 网址，每个不超过 500 字符，最多 {} 个。", most_links),
                fmt::format("Expected at most {} web addresses of 500 characters.", most_links));
        }
        out.media_urls.push_back(link);
    }
}

bool is_chinese(std::string_view name) {
    return std::ranges::any_of(base::code_points(name),
                               [](char32_t c) { return c >= 0x3400 && c <= 0x9FFF; });
}

}  // namespace

std::string full_name(std::string_view first_name, std::string_view last_name) {
    if (last_name.empty()) return std::string(first_name);
    if (first_name.empty()) return std::string(last_name);
    if (is_chinese(last_name)) return fmt::format("{}{}", last_name, first_name);
    return fmt::format("{} {}", first_name, last_name);
}

base::Result<NewRequest> read_new_request(const Parameters& sent,
                                          const catalogue::Catalogue& catalogue, base::Instant now,
                                          http::Language language) {
    NewRequest out;
    Reading reading(sent);
    const auto code = sent.get("service_code");
    if (code.empty()) {
        reading.take_over(not_given("service_code").error());
    } else {
        out.service = find_service(catalogue, code);
        if (!out.service) return not_found("service_code");
    }
    read_location(reading, sent, out);
    read_reporter(reading, language, out);
    read_links(reading, sent, out);
    out.words = reading.text("description", 4000, true);
    out.account_id = reading.text("account_id", 200);
    out.sender_id = reading.text("service_request_id_ext", 100);
    const auto attributes = sent.attributes();
    if (const auto found = attributes.find("fixmystreet_id");
        out.sender_id.empty() && found != attributes.end()) {
        out.sender_id = found->second.front().substr(0, 100);
    }
    auto answers = read_answers(attributes, now);
    if (answers) {
        out.answers = std::move(*answers);
    } else {
        reading.take_over(std::move(answers.error()));
    }
    if (!reading.is_good()) return reading.refusal();
    return out;
}

std::string words_of(const NewRequest& request) {
    auto words = request.words.empty() ? request.service->zh : request.words;
    for (const auto& link : request.media_urls) words += "\n" + link;
    return words;
}

}  // namespace open311
