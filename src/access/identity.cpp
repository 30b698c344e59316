#include "access/identity.h"

#include <algorithm>
#include <array>

#include "access/attempt.h"
#include "access/permission.h"
#include "access/queries.h"
#include "access/scope_maker.h"
#include "base/hash.h"
#include "base/vault.h"

namespace access {

namespace {

std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> all;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (end > 0) all.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return all;
}

// `https://host:port` → `host:port`.
std::string_view host_of(std::string_view origin) {
    const auto at = origin.find("://");
    return at == std::string_view::npos ? std::string_view() : origin.substr(at + 3);
}

template <class Facts>
void fill(Actor& actor, const Facts& facts) {
    actor.person = facts.person_id;
    actor.unit = facts.unit_id.value_or(UnitId{});
    actor.region = facts.region_id.value_or(RegionId{});
    actor.region_path = facts.region_path;
    actor.county = facts.county;
}

}  // namespace

std::string secret_digest(std::string_view secret) {
    return base::digest(secret);
}

std::string csrf_token(std::string_view session_secret) {
    return base::digest("csrf:" + std::string(session_secret)).substr(0, 40);
}

bool from_own_page(const http::Request& request) {
    const auto site = request.header("Sec-Fetch-Site");
    if (!site.empty() && site != "same-origin" && site != "none") return false;
    const auto origin = request.header("Origin");
    return origin.empty() || host_of(origin) == request.header("Host");
}

std::optional<SessionFacts> find_session(db::Read& read, const Config& config,
                                         std::string_view secret) {
    const std::string digest = secret_digest(secret);
    const auto now = read.now();
    auto facts = read.find<SessionFacts>(sql::find_session, db::arg("secret_digest", digest),
                                         db::arg("now", now));
    if (!facts) return std::nullopt;
    const auto idle_end = facts->screen ? config.screen_idle_end : config.idle_end;
    if (now - facts->last_seen_at >= idle_end) return std::nullopt;
    if (now >= end_of(config, *facts)) return std::nullopt;
    return facts;
}

std::vector<Role> second_factor_roles(db::Read& read) {
    const auto value = read.find<std::string>(
        sql::find_setting, db::arg("name", std::string_view("access.second_factor_roles")));
    std::vector<Role> roles;
    for (const std::string& name : words(value.value_or(""))) {
        Role role{};
        if (boost::describe::enum_from_string(name.c_str(), role)) roles.push_back(role);
    }
    return roles;
}

Stage stage_of(const SessionFacts& facts, std::span<const Role> with_second_factor) {
    if (facts.totp_confirmed_at && !facts.second_factor_at) return Stage::second_factor;
    if (facts.password_given) return Stage::change_password;
    const bool required = facts.role && std::ranges::find(with_second_factor, *facts.role) !=
                                            with_second_factor.end();
    if (required && !facts.totp_confirmed_at) return Stage::enrol;
    return Stage::open;
}

bool allowed_at(Stage stage, http::Method method, std::string_view path) {
    using http::Method;
    if (path == "/api/v1/session" && (method == Method::get || method == Method::del)) return true;
    switch (stage) {
        case Stage::open:
            return true;
        case Stage::second_factor:
            return path == "/api/v1/session/second-factor";
        case Stage::change_password:
            return path == "/api/v1/me/password";
        case Stage::enrol:
            return path.starts_with("/api/v1/me/totp") || path == "/api/v1/me/password" ||
                   path == "/api/v1/session/post";
    }
    return false;
}

bool allowed_on_screen(http::Method method, std::string_view path) {
    using http::Method;
    if (path == "/api/v1/session") return method == Method::get || method == Method::del;
    return method == Method::get && (path == "/api/v1/wall" || path == "/api/v1/events" ||
                                     path.starts_with("/api/v1/public/"));
}

base::Instant end_of(const Config& config, const SessionFacts& facts) {
    return facts.created_at + (facts.screen ? config.screen_absolute_end : config.absolute_end);
}

Scope scope_of(std::optional<Role> role, std::string_view region_path, UnitId unit) {
    // No path lies under `//`: who has no post sees no row, even where a check was forgotten.
    if (!role) return ScopeMaker::subtree("//");
    const bool bound = facts(*role).breadth == Breadth::unit;
    return ScopeMaker::subtree(region_path, bound ? unit : UnitId{});
}

std::shared_ptr<Actor> make_actor(const SessionFacts& facts, Stage stage,
                                  const std::optional<OpenGlass>& glass) {
    auto actor = std::make_shared<Actor>(
        glass ? ScopeMaker::subtree(glass->path)
              : scope_of(facts.role, facts.region_path, facts.unit_id.value_or(UnitId{})));
    fill(*actor, facts);
    actor->post = facts.post_id.value_or(PostId{});
    if (facts.role) actor->role = *facts.role;
    actor->stage = stage;
    actor->session = facts.session_id;
    if (glass) actor->break_glass = glass->break_glass_id;
    return actor;
}

std::shared_ptr<Actor> make_actor(const TokenFacts& facts) {
    auto actor = std::make_shared<Actor>(
        scope_of(facts.role, facts.region_path, facts.unit_id.value_or(UnitId{})));
    fill(*actor, facts);
    actor->post = facts.post_id;
    actor->role = facts.role;
    actor->token = facts.token_id;
    actor->narrowed = words(facts.permissions);
    return actor;
}

std::shared_ptr<Actor> make_actor(const PostFacts& facts) {
    auto actor = std::make_shared<Actor>(
        scope_of(facts.role, facts.region_path, facts.unit_id.value_or(UnitId{})));
    fill(*actor, facts);
    actor->post = facts.post_id;
    actor->role = facts.role;
    return actor;
}

std::string address_hash(const Config& config, std::string_view address) {
    // A household or an office has a whole /64: counting single addresses would count nothing.
    if (std::ranges::count(address, ':') >= 2 && !address.contains('.')) {
        std::size_t end = 0;
        for (int group = 0; group < 4 && end != std::string_view::npos; ++group)
            end = address.find(':', end + 1);
        address = address.substr(0, end);
    }
    return config.vault->lookup(address, "access.address").substr(0, 32);
}

}  // namespace access
