#include "access/session.h"

#include "access/permission.h"
#include "access/queries.h"
#include "http/problem.h"

namespace access {

namespace {

std::string shorten(std::string_view agent) {
    std::string plain;
    for (const char c : agent.substr(0, 160))
        if (c >= ' ' && c <= '~') plain += c;
    return plain;
}

}  // namespace

std::vector<LivePost> live_posts(db::Read& read, PersonId person) {
    const auto now = read.now();
    return read.all<LivePost>(sql::live_posts, db::arg("person_id", person), db::arg("now", now));
}

Login get_login(db::Read& read, PersonId person) {
    return read.get<Login>(sql::get_login_of, db::arg("person_id", person));
}

base::Result<SessionView> view_session(db::Read& read, const Config& config,
                                       std::string_view secret) {
    const auto facts = find_session(read, config, secret);
    if (!facts) return base::refuse(http::not_signed_in);
    const Login login = get_login(read, facts->person_id);
    SessionView view{.person_id = login.person_id,
                     .login_name = login.login_name,
                     .display_name = login.display_name,
                     .stage = stage_of(*facts, second_factor_roles(read)),
                     .post_id = facts->post_id,
                     .role = facts->role,
                     .has_second_factor = login.totp_confirmed_at.has_value(),
                     .csrf_token = csrf_token(secret),
                     .ends_at = end_of(config, *facts)};
    // What comes behind a second factor is not told before it.
    if (view.stage == Stage::second_factor) return view;
    view.posts = live_posts(read, login.person_id);
    if (facts->screen)
        view.permissions.emplace_back(permission::read_matter);
    else if (view.stage == Stage::open && view.role)
        for (const std::string_view one : access::facts(*view.role).permissions)
            view.permissions.emplace_back(one);
    return view;
}

SessionId start_session(db::Write& write, const Login& login, std::string_view secret,
                        const std::string& address_hash, std::string_view agent) {
    const auto posts = live_posts(write, login.person_id);
    const auto post = posts.empty() ? std::nullopt : std::optional(posts.front().post_id);
    const auto id = write.next_id<SessionId>();
    const auto now = write.now();
    const std::string digest = secret_digest(secret);
    const std::string its_agent = shorten(agent);
    write.run(sql::insert_session, db::arg("session_id", id), db::arg("county", login.county),
              db::arg("person_id", login.person_id), db::arg("post_id", post),
              db::arg("secret_digest", digest), db::arg("now", now),
              db::arg("address_hash", address_hash), db::arg("agent", its_agent));
    return id;
}

void renew_session(db::Write& write, SessionId session, std::string_view secret,
                   std::optional<base::Instant> second_factor_at) {
    const std::string digest = secret_digest(secret);
    write.run(sql::renew_session, db::arg("session_id", session), db::arg("secret_digest", digest),
              db::arg("second_factor_at", second_factor_at));
}

void set_session_cookie(http::Call& call, std::string_view secret,
                        std::optional<base::Duration> kept_for) {
    const auto whole = std::chrono::seconds{1};
    call.set_cookie({.name = session_cookie,
                     .value = std::string(secret),
                     .max_age_s = kept_for ? static_cast<long>(*kept_for / whole) : -1});
}

void clear_session_cookie(http::Call& call) {
    call.set_cookie({.name = session_cookie, .value = "", .max_age_s = 0});
}

base::Result<void> need_session(const Actor& actor) {
    if (!actor.session) return base::refuse(base::forbidden);
    return {};
}

}  // namespace access
