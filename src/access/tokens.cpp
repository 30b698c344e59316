#include <fmt/format.h>

#include "access/access_log.h"
#include "access/permission.h"
#include "access/post_view.h"
#include "access/queries.h"
#include "access/services.h"
#include "access/use_cases.h"
#include "base/random.h"
#include "http/id_cursor.h"

namespace access {

namespace {

struct CreateToken {
    PostId post_id;
    http::Text<1, 64> name;
    http::List<http::Text<1, 40>, 40> permissions;
    base::Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(CreateToken, (), (post_id, name, permissions, expires_at))

/// Shown once; only its digest is kept.
struct CreatedToken {
    TokenId token_id;
    std::string token;
};
BOOST_DESCRIBE_STRUCT(CreatedToken, (), (token_id, token))

struct ListTokens {
    http::Cursor cursor;
    http::Limit<50, 200> limit;
};
BOOST_DESCRIBE_STRUCT(ListTokens, (), (cursor, limit))

struct TokenLine {
    TokenId token_id;
    std::string name;
    PostId post_id;
    std::string login_name;
    Role role{};
    std::string permissions;
    base::Instant created_at;
    base::Instant expires_at;
    std::optional<base::Instant> last_used_at;
    std::optional<base::Instant> revoked_at;
};
BOOST_DESCRIBE_STRUCT(TokenLine, (),
                      (token_id, name, post_id, login_name, role, permissions, created_at,
                       expires_at, last_used_at, revoked_at))

struct OneToken {
    TokenId token_id;
};
BOOST_DESCRIBE_STRUCT(OneToken, (), (token_id))

/// Whose token it is, and where the post is that it acts through.
struct TokenPlace {
    PersonId person_id;
    std::string region_path;
};
BOOST_DESCRIBE_STRUCT(TokenPlace, (), (person_id, region_path))

constexpr base::Duration longest_life = std::chrono::hours{24 * 366};

base::Result<void> check(db::Read& read, const Post& post, const CreateToken& in) {
    // A token of a person would let its holder act as that person, without second factor or end.
    if (post.kind != PersonKind::machine) return base::refuse(only_machines);
    const auto now = read.now();
    if (post.valid_to && *post.valid_to <= now) return base::refuse(post_over);
    if (in.expires_at <= now || in.expires_at > now + longest_life)
        return base::refuse_field("expires_at", "range", "有效期须在今后一年之内。",
                                  "A token ends within a year from now.");
    for (std::size_t i = 0; i < in.permissions.value.size(); ++i)
        if (!may(post.role, in.permissions.value[i].value))
            return base::refuse_field(fmt::format("permissions/{}", i), "unknown",
                                      "该岗位没有这项权限。", "The post has no such permission.");
    return {};
}

base::Result<http::Created<CreatedToken>> create(db::Write& write, const Actor& actor,
                                                 const CreateToken& in) {
    const auto post = find_post(write, actor.scope, in.post_id);
    if (!post) return base::refuse(base::not_found);
    if (auto ok = check(write, *post, in); !ok) return std::unexpected(ok.error());
    std::string permissions;
    for (const auto& one : in.permissions.value)
        permissions += (permissions.empty() ? "" : " ") + one.value;
    const CreatedToken out{write.next_id<TokenId>(), "gz_" + base::random_token()};
    const std::string digest = secret_digest(out.token);
    const auto now = write.now();
    write.run(sql::insert_token, db::arg("token_id", out.token_id),
              db::arg("person_id", post->person_id), db::arg("post_id", in.post_id),
              db::arg("name", in.name), db::arg("secret_digest", digest),
              db::arg("permissions", permissions), db::arg("created_by", actor.person),
              db::arg("now", now), db::arg("expires_at", in.expires_at));
    keep(write, actor,
         {.action = Action::create_token,
          .subject = {.kind = "token",
                      .id = out.token_id.value,
                      .concerned = post->person_id,
                      .region_path = post->region_path},
          .fields = permissions});
    return http::Created<CreatedToken>{out};
}

base::Result<http::Page<TokenLine>> list(db::Read& read, const Actor& actor, const ListTokens& in) {
    const auto after = http::read_id_cursor(in.cursor, http::before_all);
    if (!after) return std::unexpected(after.error());
    const int count = in.limit.value + 1;
    const auto tokens = read.all<TokenLine>(sql::list_tokens, actor.scope, db::arg("after", *after),
                                            db::arg("count", count));
    return http::page_of(tokens, in.limit.value, &TokenLine::token_id);
}

base::Result<http::Empty> revoke(db::Write& write, const Actor& actor, const OneToken& in) {
    const auto place = write.find<TokenPlace>(sql::find_token_place, actor.scope,
                                              db::arg("token_id", in.token_id));
    if (!place) return base::refuse(base::not_found);
    const auto now = write.now();
    if (write.run(sql::revoke_token, db::arg("token_id", in.token_id), db::arg("now", now)) == 0)
        return http::Empty{};
    keep(write, actor,
         {.action = Action::revoke_token,
          .subject = {.kind = "token",
                      .id = in.token_id.value,
                      .concerned = place->person_id,
                      .region_path = place->region_path}});
    return http::Empty{};
}

}  // namespace

http::Endpoint create_token() {
    return {.method = http::Method::post,
            .path = "/api/v1/tokens",
            .summary = "Give a machine a token for one post; shown once",
            .summary_zh = "为机器账号的岗位发放访问令牌（只显示一次）",
            .tag = "tokens",
            .needs = permission::manage_tokens,
            .reach = http::Reach::region,
            .refusals = {&base::not_found, &only_machines, &post_over},
            .example = {{"post_id", "{machine_post}"},
                        {"name", "12345 热线对接"},
                        {"permissions", {"register_matter"}},
                        {"expires_at", "2027-01-01T00:00:00+08:00"}},
            .handle = http::handler(create),
            .keeps_answer = false};
}

http::Endpoint list_tokens() {
    return {.path = "/api/v1/tokens",
            .summary = "Tokens of machines in my region",
            .summary_zh = "辖区内的访问令牌",
            .tag = "tokens",
            .needs = permission::manage_tokens,
            .reach = http::Reach::region,
            .handle = http::handler(list)};
}

http::Endpoint revoke_token() {
    return {.method = http::Method::del,
            .path = "/api/v1/tokens/{token_id}",
            .summary = "Revoke a token, at once",
            .summary_zh = "立即撤销访问令牌",
            .tag = "tokens",
            .needs = permission::manage_tokens,
            .reach = http::Reach::region,
            .refusals = {&base::not_found},
            .example = {{"token_id", "{token}"}},
            .handle = http::handler(revoke)};
}

}  // namespace access
