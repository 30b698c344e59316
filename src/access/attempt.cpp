#include "access/attempt.h"

#include <fmt/format.h>

#include "access/queries.h"
#include "access/refusals.h"
#include "base/hash.h"
#include "base/text.h"

namespace access {

namespace {

struct Tally {
    std::int64_t tries = 0;
    base::Instant window_ends_at;
};
BOOST_DESCRIBE_STRUCT(Tally, (), (tries, window_ends_at))

}  // namespace

std::string account_attempts(std::string_view login_name) {
    return "account:" + base::digest(base::fold(login_name)).substr(0, 32);
}

std::string address_attempts(std::string_view address_hash) {
    return fmt::format("address:{}", address_hash);
}

std::string second_factor_attempts(PersonId person) {
    return fmt::format("second-factor:{}", person.value);
}

std::optional<base::Instant> count_attempt(db::Write& write, const Config& config,
                                           const std::string& subject, int most) {
    const auto now = write.now();
    // The table stays as small as the tries of the last minutes.
    write.run(sql::sweep_attempts, db::arg("now", now));
    const auto ends_at = now + config.lock_for;
    const auto tally =
        write.get<Tally>(sql::count_attempt, db::arg("subject", subject), db::arg("now", now),
                         db::arg("window_ends_at", ends_at), db::arg("most", most));
    if (tally.tries > most) return tally.window_ends_at;
    return std::nullopt;
}

std::unexpected<base::Refusal> refuse_try(base::Instant now, base::Instant locked_until) {
    const auto wait_s = std::max<std::int64_t>(1, (locked_until.ms - now.ms + 999) / 1000);
    return std::unexpected(base::Refusal{.kind = &too_many_tries,
                                         .facts = {{"try_again_at", base::to_text(locked_until)},
                                                   {"retry_after", std::to_string(wait_s)}}});
}

bool forget_attempts(db::Write& write, const std::string& subject) {
    return write.run(sql::forget_attempts, db::arg("subject", subject)) > 0;
}

void forgive_attempt(db::Write& write, const std::string& subject) {
    write.run(sql::forgive_attempt, db::arg("subject", subject));
}

}  // namespace access
