#include "notices/mail.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/hash.h"
#include "base/text.h"
#include "catalogue/calendar.h"

namespace notices {

using namespace std::chrono;

namespace {

bool is_plain(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7f; });
}

/// Date of RFC 5322 in the time of China.
std::string mail_date(base::Instant at) {
    constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto date = catalogue::date_of(at);
    const year_month_day day{date};
    const auto clock = base::to_text(at, catalogue::china_offset).substr(11, 8);
    return fmt::format(
        "{}, {} {} {} {} +0800", days[weekday{date}.c_encoding()], static_cast<unsigned>(day.day()),
        months[static_cast<unsigned>(day.month()) - 1], static_cast<int>(day.year()), clock);
}

std::string lines_of_base64(std::string_view bytes) {
    constexpr std::size_t width = 76;
    const auto whole = base::to_mime_base64(bytes);
    std::string out;
    for (std::size_t at = 0; at < whole.size(); at += width)
        out += whole.substr(at, width) + "\r\n";
    return out;
}

/// RFC 5321 wants CRLF inside the text too.
std::string with_crlf(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n') out += '\r';
        if (c != '\r') out += c;
    }
    return out + "\r\n";
}

std::string_view domain_of(std::string_view address) {
    return address.substr(address.find('@') + 1);
}

}  // namespace

std::string encoded_words(std::string_view text, bool always) {
    if (!always && is_plain(text)) return std::string(text);
    // A word holds whole characters: 45 bytes are 60 of base64, with the frame below 75.
    constexpr std::size_t most = 45;
    std::string out;
    std::string part;
    const auto flush = [&] {
        if (part.empty()) return;
        if (!out.empty()) out += "\r\n ";
        out += fmt::format("=?UTF-8?B?{}?=", base::to_mime_base64(part));
        part.clear();
    };
    for (const char32_t c : base::code_points(text)) {
        // A line break in a header would begin another header.
        const auto bytes = base::to_utf8(std::u32string(1, c < 0x20 ? U' ' : c));
        if (part.size() + bytes.size() > most) flush();
        part += bytes;
    }
    flush();
    return out;
}

std::string mail_text(const MailSettings& settings, const Mail& mail) {
    const auto name =
        settings.from_name.empty() ? "" : encoded_words(settings.from_name, true) + " ";
    return fmt::format(
               "Date: {}\r\n"
               "From: {}<{}>\r\n"
               "To: <{}>\r\n"
               "Subject: {}\r\n"
               "Message-ID: <{}@{}>\r\n"
               "MIME-Version: 1.0\r\n"
               "Content-Type: text/plain; charset=utf-8\r\n"
               "Content-Transfer-Encoding: base64\r\n"
               "Auto-Submitted: auto-generated\r\n"
               "\r\n",
               mail_date(mail.at), name, settings.from_address, mail.to,
               encoded_words(mail.words.subject), mail.id, domain_of(settings.from_address)) +
           lines_of_base64(with_crlf(mail.words.body));
}

}  // namespace notices
