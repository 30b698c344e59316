#include "access/gate.h"

#include <charconv>

#include "access/access_log.h"
#include "access/attempt.h"
#include "access/permission.h"
#include "access/queries.h"
#include "access/refusals.h"
#include "base/hash.h"
#include "base/log.h"

namespace access {

namespace {

// Once a minute is enough to know whether somebody idles, and spares a write on every request.
constexpr base::Duration touch_after = std::chrono::minutes{1};

// A full queue of writes is no reason to turn a reader away.
void touch(db::Database& database, const db::Sql& sql, std::string_view name, std::int64_t id) {
    try {
        database.write([&](db::Write& write) {
            const auto now = write.now();
            write.run(sql, db::arg(name, id), db::arg("now", now));
        });
    } catch (const db::Busy&) {
        base::log(base::Level::warn, "session_not_touched");
    }
}

const base::RefusalKind& unfinished(Stage stage) {
    switch (stage) {
        case Stage::second_factor:
            return second_factor_needed;
        case Stage::change_password:
            return password_change_needed;
        default:
            return enrolment_needed;
    }
}

BreakGlassId glass_id(std::string_view text) {
    std::int64_t id = 0;
    const auto end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, id);
    return BreakGlassId{parsed.ec == std::errc() && parsed.ptr == end ? id : 0};
}

}  // namespace

base::Result<std::shared_ptr<const http::Caller>> Gate::identify(const http::Request& request,
                                                                 db::Database& database) {
    const auto authorization = request.header("Authorization");
    if (authorization.starts_with("Bearer ")) return by_token(request, database, authorization);
    // Signing in starts afresh, whatever cookie is left over.
    if (request.method == http::Method::post && request.path == "/api/v1/session") return nullptr;
    const auto secret = request.cookie(session_cookie);
    if (!secret || secret->empty()) return nullptr;
    return by_session(request, database, *secret);
}

base::Result<Gate::Caller> Gate::by_token(const http::Request& request, db::Database& database,
                                          std::string_view authorization) const {
    authorization.remove_prefix(std::string_view("Bearer ").size());
    const std::string digest = secret_digest(authorization);
    const auto now = database.now();
    const auto facts = database.read([&](db::Read& read) {
        return read.find<TokenFacts>(sql::find_token, db::arg("secret_digest", digest),
                                     db::arg("now", now));
    });
    if (!facts) return base::refuse(invalid_token);
    if (!facts->last_used_at || now - *facts->last_used_at >= touch_after)
        touch(database, sql::touch_token, "token_id", facts->token_id.value);
    auto actor = make_actor(*facts);
    actor->address_hash = address_hash(config_, request.address);
    return actor;
}

base::Result<Gate::Caller> Gate::by_session(const http::Request& request, db::Database& database,
                                            std::string_view secret) const {
    auto [facts, stage] = database.read([&](db::Read& read) {
        auto found = find_session(read, config_, secret);
        const Stage at = found ? stage_of(*found, second_factor_roles(read)) : Stage::open;
        return std::pair(std::move(found), at);
    });
    if (!facts) return nullptr;
    if (!http::is_safe(request.method) &&
        (!from_own_page(request) ||
         !base::same_secret(request.header("X-CSRF-Token"), csrf_token(secret))))
        return base::refuse(forged_request);
    if (!allowed_at(stage, request.method, request.path)) return base::refuse(unfinished(stage));
    if (facts->screen && (!allowed_on_screen(request.method, request.path) ||
                          !request.header("X-Break-Glass").empty()))
        return base::refuse(only_the_wall);
    if (!request.background && database.now() - facts->last_seen_at >= touch_after)
        touch(database, sql::touch_session, "session_id", facts->session_id.value);
    if (!request.header("X-Break-Glass").empty()) {
        if (stage != Stage::open) return base::refuse(unfinished(stage));
        return through_glass(request, database, *facts);
    }
    auto actor = make_actor(*facts, stage, std::nullopt);
    actor->address_hash = address_hash(config_, request.address);
    return actor;
}

base::Result<Gate::Caller> Gate::through_glass(const http::Request& request, db::Database& database,
                                               const SessionFacts& facts) const {
    if (!http::is_safe(request.method)) return base::refuse(break_glass_reads_only);
    const auto id = glass_id(request.header("X-Break-Glass"));
    const auto now = database.now();
    const auto glass = database.read([&](db::Read& read) {
        return read.find<OpenGlass>(sql::find_break_glass, db::arg("break_glass_id", id),
                                    db::arg("person_id", facts.person_id),
                                    db::arg("post_id", facts.post_id), db::arg("now", now));
    });
    if (!glass || !facts.role || !may(*facts.role, permission::break_glass))
        return base::refuse(break_glass_over);
    auto actor = make_actor(facts, Stage::open, glass);
    actor->address_hash = address_hash(config_, request.address);
    database.write([&](db::Write& write) {
        keep(write, *actor,
             {.action = Action::break_glass_use,
              .subject = {.kind = "region",
                          .id = glass->region_id.value,
                          .region_path = glass->path},
              .fields = "GET " + request.path,
              .purpose = Purpose::emergency,
              .reason = glass->reason});
    });
    return actor;
}

}  // namespace access
