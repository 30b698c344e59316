#include "access/access_log.h"
#include "access/permission.h"
#include "access/person_view.h"
#include "access/place.h"
#include "access/post_view.h"
#include "access/queries.h"
#include "access/separation.h"
#include "access/services.h"
#include "access/use_cases.h"

namespace access {

namespace {

struct Appoint {
    PersonId person_id;
    Role role{};
    std::optional<UnitId> unit_id;
    std::optional<RegionId> region_id;
    std::optional<bool> full_time;
    std::optional<PostId> substitute_for;
    std::optional<base::Instant> valid_from;
    std::optional<base::Instant> valid_to;
};
BOOST_DESCRIBE_STRUCT(Appoint, (),
                      (person_id, role, unit_id, region_id, full_time, substitute_for, valid_from,
                       valid_to))

// The whole country: where an administrator's post without a region stands.
const Place everywhere{.region_id = {}, .path = "/", .county = ""};

base::Result<Place> place_of_administrator(db::Read& read, const Actor& actor, const Appoint& in) {
    if (in.unit_id && !find_unit_place(read, actor.scope, *in.unit_id))
        return base::refuse(outside_scope);
    if (!in.region_id) {
        if (!actor.scope.covers("/")) return base::refuse(outside_scope);
        return everywhere;
    }
    const auto place = find_place(read, actor.scope, *in.region_id);
    if (!place) return base::refuse(outside_scope);
    return *place;
}

// A post stands in its unit's region or below it: a village's grid member at the town's centre.
base::Result<Place> place_of(db::Read& read, const Actor& actor, const Appoint& in) {
    if (is_administrator(in.role)) return place_of_administrator(read, actor, in);
    if (!in.unit_id)
        return base::refuse_field("unit_id", "required", "请选择岗位所在单位。",
                                  "Name the unit of the post.");
    const auto unit = find_unit_place(read, actor.scope, *in.unit_id);
    if (!unit) return base::refuse(outside_scope);
    if (!in.region_id) return *unit;
    const auto place = find_place(read, actor.scope, *in.region_id);
    if (!place) return base::refuse(outside_scope);
    if (!place->path.starts_with(unit->path))
        return base::refuse_field("region_id", "range", "岗位辖区须在单位所在区划之内。",
                                  "The post's region lies inside the unit's.");
    return *place;
}

base::Result<void> check_person(db::Read& read, const Actor& actor, const Appoint& in) {
    if (in.person_id == actor.person) return base::refuse(not_yourself);
    if (!may_give(actor.role, in.role)) return base::refuse(may_not_give);
    const auto person = find_person(read, actor.scope, in.person_id);
    if (!person) return base::refuse(base::not_found);
    if (person->kind == PersonKind::machine && is_administrator(in.role))
        return base::refuse(may_not_give);
    for (const HeldRole& held : held_roles(read, in.person_id))
        if (!compatible(held.role, in.role)) return base::refuse(incompatible_posts);
    return {};
}

base::Result<void> check_times(db::Read& read, const Actor& actor, const Appoint& in) {
    if (in.valid_to && *in.valid_to <= in.valid_from.value_or(read.now()))
        return base::refuse_field("valid_to", "range", "结束时间须晚于开始时间。",
                                  "The post ends after it begins.");
    if (in.substitute_for && !find_post(read, actor.scope, *in.substitute_for))
        return base::refuse_field("substitute_for", "not_found", "没有找到被代理的岗位。",
                                  "The post to substitute for was not found.");
    return {};
}

base::Result<http::Created<PostView>> give_post(db::Write& write, const Actor& actor,
                                                const Appoint& in) {
    if (auto ok = check_person(write, actor, in); !ok) return std::unexpected(ok.error());
    const auto place = place_of(write, actor, in);
    if (!place) return std::unexpected(place.error());
    if (auto ok = check_times(write, actor, in); !ok) return std::unexpected(ok.error());
    const auto region = place->region_id ? std::optional(place->region_id) : std::nullopt;
    const auto id = insert_post(write, {.county = place->county,
                                        .person_id = in.person_id,
                                        .role = in.role,
                                        .unit_id = in.unit_id,
                                        .region_id = region,
                                        .full_time = in.full_time.value_or(true),
                                        .substitute_for = in.substitute_for,
                                        .valid_from = in.valid_from.value_or(write.now()),
                                        .valid_to = in.valid_to,
                                        .given_by = actor.person});
    keep(write, actor,
         {.action = Action::appoint,
          .subject = {.kind = "post",
                      .id = id.value,
                      .concerned = in.person_id,
                      .region_path = place->path},
          .fields = boost::describe::enum_to_string(in.role, ""),
          .purpose = Purpose::personnel});
    return http::Created<PostView>{view(*find_post(write, actor.scope, id)),
                                   "/api/v1/posts/" + std::to_string(id.value)};
}

}  // namespace

http::Endpoint appoint() {
    return {.method = http::Method::post,
            .path = "/api/v1/posts",
            .summary = "Give somebody a post: a role at a unit, from when to when",
            .summary_zh = "任命岗位：角色、单位、辖区与起止时间",
            .tag = "posts",
            .needs = permission::appoint,
            .reach = http::Reach::region,
            .refusals = {&outside_scope, &base::not_found, &not_yourself, &may_not_give,
                         &incompatible_posts},
            .example = {{"person_id", "{person}"}, {"role", "mediator"}, {"unit_id", "{office}"}},
            .handle = http::handler(give_post)};
}

}  // namespace access
