#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/identity.h"
#include "http/call.h"

namespace access {

/// An account and what proves it.
struct Login {
    PersonId person_id;
    std::string county;
    std::string login_name;
    std::string display_name;
    std::optional<base::Instant> disabled_at;
    std::string region_path;
    std::string password_hash;
    bool password_given = false;
    std::optional<std::string> totp_sealed;
    std::optional<base::Instant> totp_confirmed_at;
    std::int64_t totp_last_step = 0;
};
BOOST_DESCRIBE_STRUCT(Login, (),
                      (person_id, county, login_name, display_name, disabled_at, region_path,
                       password_hash, password_given, totp_sealed, totp_confirmed_at,
                       totp_last_step))

/// One of a person's posts that hold today.
struct LivePost {
    PostId post_id;
    Role role{};
    std::optional<UnitId> unit_id;
    std::string unit_name;
    std::optional<RegionId> region_id;
    std::string region_name;
    bool full_time = false;
};
BOOST_DESCRIBE_STRUCT(LivePost, (),
                      (post_id, role, unit_id, unit_name, region_id, region_name, full_time))

/// What a browser learns of its own session. `csrf_token` goes back as X-CSRF-Token.
struct SessionView {
    PersonId person_id;
    std::string login_name;
    std::string display_name;
    Stage stage{};
    std::optional<PostId> post_id;
    std::optional<Role> role;
    std::vector<std::string> permissions;
    std::vector<LivePost> posts;
    bool has_second_factor = false;
    std::string csrf_token;
    base::Instant ends_at;
};
BOOST_DESCRIBE_STRUCT(SessionView, (),
                      (person_id, login_name, display_name, stage, post_id, role, permissions,
                       posts, has_second_factor, csrf_token, ends_at))

std::vector<LivePost> live_posts(db::Read& read, PersonId person);

/// The account; it must exist.
Login get_login(db::Read& read, PersonId person);

/// What the session of this secret shows; refuses (not_signed_in) when it has ended meanwhile.
base::Result<SessionView> view_session(db::Read& read, const Config& config,
                                       std::string_view secret);

/// A fresh session, acting through the first full-time post. Gives its id; `secret` is the
/// caller's, so that a transaction that runs twice makes the same session.
SessionId start_session(db::Write& write, const Login& login, std::string_view secret,
                        const std::string& address_hash, std::string_view agent);

/// Gives the session another secret, so that nobody keeps one from before a change of rights.
void renew_session(db::Write& write, SessionId session, std::string_view secret,
                   std::optional<base::Instant> second_factor_at);

/// Until the browser closes, or for so long.
void set_session_cookie(http::Call& call, std::string_view secret,
                        std::optional<base::Duration> kept_for = {});
void clear_session_cookie(http::Call& call);

/// Takes away a person's second factor and recovery codes, and logs it.
void drop_second_factor(db::Write& write, const Actor& actor, PersonId person);

/// Refuses a token: what changes a person's own secrets is for the person.
base::Result<void> need_session(const Actor& actor);

}  // namespace access
