#include "access/services.h"

#include "access/attempt.h"

namespace access {

base::Result<void> need_present_password(const Services& services, http::Call& call,
                                         const Actor& actor, std::string_view password) {
    if (auto ok = need_session(actor); !ok) return ok;
    const Config& config = services.config;
    const auto login =
        call.database.read([&](db::Read& read) { return get_login(read, actor.person); });
    const std::string tries = account_attempts(login.login_name);
    const auto locked_until = call.database.write([&](db::Write& write) {
        return count_attempt(write, config, tries, config.tries_by_account);
    });
    if (locked_until) return refuse_try(call.database.now(), *locked_until);
    if (!services.hasher.fits(login.password_hash, password)) return base::refuse(wrong_password);
    call.database.write([&](db::Write& write) { forget_attempts(write, tries); });
    return {};
}

}  // namespace access
