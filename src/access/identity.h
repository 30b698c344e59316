#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "access/actor.h"
#include "access/config.h"
#include "db/database.h"
#include "http/request.h"

/// From a session's row to an Actor. Internal to access.
namespace access {

/// What the database knows of the one who sent a request.
struct SessionFacts {
    SessionId session_id;
    PersonId person_id;
    base::Instant created_at;
    base::Instant last_seen_at;
    std::optional<base::Instant> second_factor_at;
    bool password_given = false;
    std::optional<base::Instant> totp_confirmed_at;
    std::optional<PostId> post_id;
    std::optional<Role> role;
    std::optional<UnitId> unit_id;
    std::optional<RegionId> region_id;
    std::string region_path;
    std::string county;
    bool screen = false;  ///< Kept by a screen on a wall.
};
BOOST_DESCRIBE_STRUCT(SessionFacts, (),
                      (session_id, person_id, created_at, last_seen_at, second_factor_at,
                       password_given, totp_confirmed_at, post_id, role, unit_id, region_id,
                       region_path, county, screen))

struct TokenFacts {
    TokenId token_id;
    PersonId person_id;
    std::string permissions;
    std::optional<base::Instant> last_used_at;
    PostId post_id;
    Role role{};
    std::optional<UnitId> unit_id;
    std::optional<RegionId> region_id;
    std::string region_path;
    std::string county;
};
BOOST_DESCRIBE_STRUCT(TokenFacts, (),
                      (token_id, person_id, permissions, last_used_at, post_id, role, unit_id,
                       region_id, region_path, county))

/// A post and its holder, for programs that act as people do (program_actor.h).
struct PostFacts {
    PersonId person_id;
    PostId post_id;
    Role role{};
    std::optional<UnitId> unit_id;
    std::optional<RegionId> region_id;
    std::string region_path;
    std::string county;
};
BOOST_DESCRIBE_STRUCT(PostFacts, (),
                      (person_id, post_id, role, unit_id, region_id, region_path, county))

/// An urgent reading that is open now.
struct OpenGlass {
    BreakGlassId break_glass_id;
    RegionId region_id;
    std::string path;
    base::Instant ends_at;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(OpenGlass, (), (break_glass_id, region_id, path, ends_at, reason))

/// What is stored of a session's secret and of a token.
std::string secret_digest(std::string_view secret);

/// What a script of our own page sends back with every change: known to it, not to other sites.
std::string csrf_token(std::string_view session_secret);

/// True when the request was made by a page of this host, as far as the browser says. Pure.
bool from_own_page(const http::Request& request);

/// The session that a secret opens, when it has neither ended, idled nor grown too old.
std::optional<SessionFacts> find_session(db::Read& read, const Config& config,
                                         std::string_view secret);

/// Roles that must have a second factor: the setting `access.second_factor_roles`.
std::vector<Role> second_factor_roles(db::Read& read);

/// How far this sign-in has come. Pure.
Stage stage_of(const SessionFacts& facts, std::span<const Role> with_second_factor);

/// Which requests a sign-in that is not open yet may send. Pure.
bool allowed_at(Stage stage, http::Method method, std::string_view path);

/// Which requests a screen's session may send: whoever walks off with the screen has what stood on
/// it, and no more. Pure.
bool allowed_on_screen(http::Method method, std::string_view path);

/// When a session ends, whatever it does. Pure.
base::Instant end_of(const Config& config, const SessionFacts& facts);

/// Where a post lets its holder look; nowhere without a post.
Scope scope_of(std::optional<Role> role, std::string_view region_path, UnitId unit);

std::shared_ptr<Actor> make_actor(const SessionFacts& facts, Stage stage,
                                  const std::optional<OpenGlass>& glass);
std::shared_ptr<Actor> make_actor(const TokenFacts& facts);
std::shared_ptr<Actor> make_actor(const PostFacts& facts);

}  // namespace access
