#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "access/ids.h"
#include "access/role.h"
#include "access/scope.h"
#include "http/caller.h"

namespace access {

/// How far a sign-in has come. Only an open one may do more than finish it.
BOOST_DEFINE_ENUM_CLASS(Stage, second_factor, change_password, enrol, open)

/// Who calls: a person, acting through one post at a time, so with one role and one scope. Made
/// only by the Gate, from a session or a token, freshly for every request.
class Actor : public http::Caller {
  public:
    explicit Actor(Scope where) : scope(std::move(where)) {}

    PersonId person;
    PostId post;  ///< None for a person whose every post has ended: may sign in, and do nothing.
    Role role = Role::grid_member;  ///< The post's; says nothing where there is no post.
    UnitId unit;                    ///< The post's unit, also where the scope is not bound to it.
    RegionId region;                ///< The post's region,
    std::string region_path;        ///< and its path.
    std::string county;             ///< Its county's code, empty above the counties.
    Scope scope;                    ///< Wider than the post's while `break_glass` is set.
    Stage stage = Stage::open;
    SessionId session;         ///< One of session
    TokenId token;             ///< and token is set.
    BreakGlassId break_glass;  ///< The urgent reading under which this request looks further.
    std::string address_hash;  ///< Digest of the client's address, for the access log.
    /// What a token narrows the role's permissions to; empty for a session.
    std::vector<std::string> narrowed;

    bool may(std::string_view permission) const override;
    std::string idempotency_scope() const override;
    std::vector<std::string> audiences() const override;
};

}  // namespace access
