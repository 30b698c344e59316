#include "base/instant.h"

#include <charconv>

#include <fmt/format.h>

namespace base {

using namespace std::chrono;

namespace {

/// Takes pieces off the front of a text; after the first that does not fit, everything fails.
class Pieces {
  public:
    explicit Pieces(std::string_view text) : rest_(text) {}

    int digits(std::size_t count) {
        int value = 0;
        if (rest_.size() < count) return spoil();
        for (const char c : rest_.substr(0, count)) {
            if (c < '0' || c > '9') return spoil();
            value = value * 10 + (c - '0');
        }
        rest_.remove_prefix(count);
        return value;
    }

    bool skip(std::string_view any_of) {
        if (rest_.empty() || !any_of.contains(rest_.front())) return false;
        last_ = rest_.front();
        rest_.remove_prefix(1);
        return true;
    }

    void need(std::string_view any_of) {
        if (!skip(any_of)) spoil();
    }

    /// Fraction of a second in milliseconds; further digits are read and dropped.
    int fraction() {
        int value = 0;
        int scale = 100;
        if (rest_.empty() || rest_.front() < '0' || rest_.front() > '9') return spoil();
        while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') {
            value += (rest_.front() - '0') * scale;
            scale /= 10;
            rest_.remove_prefix(1);
        }
        return value;
    }

    char last() const { return last_; }
    bool done() const { return good_ && rest_.empty(); }

  private:
    int spoil() {
        good_ = false;
        return 0;
    }

    std::string_view rest_;
    char last_ = 0;
    bool good_ = true;
};

std::optional<Date> date_of(Pieces& pieces) {
    const int y = pieces.digits(4);
    pieces.need("-");
    const int m = pieces.digits(2);
    pieces.need("-");
    const int d = pieces.digits(2);
    const year_month_day date{year{y}, month{static_cast<unsigned>(m)},
                              day{static_cast<unsigned>(d)}};
    if (!date.ok()) return {};
    return sys_days{date};
}

}  // namespace

Instant system_now() {
    return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

std::optional<Instant> parse_instant(std::string_view text) {
    Pieces pieces(text);
    const auto date = date_of(pieces);
    pieces.need("Tt ");
    const int h = pieces.digits(2);
    pieces.need(":");
    const int m = pieces.digits(2);
    int s = 0;
    int ms = 0;
    if (pieces.skip(":")) s = pieces.digits(2);
    if (pieces.skip(".")) ms = pieces.fraction();

    minutes offset{0};
    if (!pieces.skip("Zz")) {
        pieces.need("+-");
        const int sign = pieces.last() == '-' ? -1 : 1;
        const int oh = pieces.digits(2);
        pieces.skip(":");
        const int om = pieces.digits(2);
        if (oh > 23 || om > 59) return {};
        offset = sign * (hours{oh} + minutes{om});
    }
    if (!date || !pieces.done() || h > 23 || m > 59 || s > 59) return {};
    const auto since = date->time_since_epoch() + hours{h} + minutes{m} + seconds{s} - offset;
    return Instant{duration_cast<milliseconds>(since).count() + ms};
}

std::string to_text(Instant at, minutes offset) {
    const auto local = sys_time<milliseconds>{milliseconds{at.ms} + offset};
    const auto date = floor<days>(local);
    const hh_mm_ss time{local - date};
    const auto fraction = time.subseconds().count();
    auto out = fmt::format("{}T{:02}:{:02}:{:02}", to_text(date), time.hours().count(),
                           time.minutes().count(), time.seconds().count());
    if (fraction != 0) out += fmt::format(".{:03}", fraction);
    if (offset == minutes{0}) return out + "Z";
    const auto size = abs(offset).count();
    return out +
           fmt::format("{}{:02}:{:02}", offset < minutes{0} ? '-' : '+', size / 60, size % 60);
}

std::optional<Date> parse_date(std::string_view text) {
    Pieces pieces(text);
    const auto date = date_of(pieces);
    if (!pieces.done()) return {};
    return date;
}

std::string to_text(Date date) {
    const year_month_day ymd{date};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()),
                       static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
}

}  // namespace base
