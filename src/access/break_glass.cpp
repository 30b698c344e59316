#include <fmt/format.h>

#include "access/access_log.h"
#include "access/permission.h"
#include "access/place.h"
#include "access/queries.h"
#include "access/services.h"
#include "access/use_cases.h"
#include "http/id_cursor.h"
#include "http/publish.h"

/// An urgent look beyond one's scope: for a stated reason, for an hour at most, read only, and in
/// full view of the audit administrator.
namespace access {

namespace {

struct OpenBreakGlass {
    RegionId region_id;
    http::Text<10, 500> reason;
    http::Whole<1, 60> minutes;
};
BOOST_DESCRIBE_STRUCT(OpenBreakGlass, (), (region_id, reason, minutes))

struct OpenedBreakGlass {
    BreakGlassId break_glass_id;
    base::Instant ends_at;
};
BOOST_DESCRIBE_STRUCT(OpenedBreakGlass, (), (break_glass_id, ends_at))

struct OneBreakGlass {
    BreakGlassId break_glass_id;
};
BOOST_DESCRIBE_STRUCT(OneBreakGlass, (), (break_glass_id))

struct ListBreakGlass {
    http::Cursor cursor;
    http::Limit<50, 200> limit;
};
BOOST_DESCRIBE_STRUCT(ListBreakGlass, (), (cursor, limit))

struct BreakGlassLine {
    BreakGlassId break_glass_id;
    PersonId person_id;
    std::string display_name;
    Role role{};
    RegionId region_id;
    std::string region_name;
    std::string reason;
    base::Instant created_at;
    base::Instant ends_at;
    std::optional<base::Instant> ended_at;
};
BOOST_DESCRIBE_STRUCT(BreakGlassLine, (),
                      (break_glass_id, person_id, display_name, role, region_id, region_name,
                       reason, created_at, ends_at, ended_at))

// Only who watches over the region looked into: the region's audience is everybody who works there.
void tell_audit_administrators(db::Write& write, const Place& place, BreakGlassId id) {
    const auto now = write.now();
    const auto watching = write.all<PersonId>(
        sql::audit_administrators_of, db::arg("region_path", place.path), db::arg("now", now));
    for (const PersonId person : watching)
        http::publish(write, fmt::format("person:{}", person.value), "break_glass_opened",
                      {{"break_glass_id", std::to_string(id.value)}});
}

base::Result<http::Created<OpenedBreakGlass>> open(db::Write& write, const Actor& actor,
                                                   const OpenBreakGlass& in) {
    if (auto ok = need_session(actor); !ok) return std::unexpected(ok.error());
    const auto place = find_place(write, public_scope(), in.region_id);
    if (!place) return base::refuse(base::not_found);
    const auto now = write.now();
    const OpenedBreakGlass out{write.next_id<BreakGlassId>(),
                               now + std::chrono::minutes{in.minutes.value}};
    write.run(sql::insert_break_glass, db::arg("break_glass_id", out.break_glass_id),
              db::arg("county", place->county), db::arg("person_id", actor.person),
              db::arg("post_id", actor.post), db::arg("region_id", in.region_id),
              db::arg("reason", in.reason), db::arg("now", now), db::arg("ends_at", out.ends_at));
    keep(write, actor,
         {.action = Action::break_glass,
          .subject = {.kind = "region", .id = in.region_id.value, .region_path = place->path},
          .purpose = Purpose::emergency,
          .reason = in.reason.value});
    tell_audit_administrators(write, *place, out.break_glass_id);
    return http::Created<OpenedBreakGlass>{out};
}

base::Result<http::Empty> end(db::Write& write, const Actor& actor, const OneBreakGlass& in) {
    const auto now = write.now();
    const auto rows = write.run(sql::end_break_glass, db::arg("break_glass_id", in.break_glass_id),
                                db::arg("person_id", actor.person), db::arg("now", now));
    if (rows == 0) return base::refuse(base::not_found);
    keep(write, actor,
         {.action = Action::break_glass_end,
          .subject = {.kind = "break_glass",
                      .id = in.break_glass_id.value,
                      .region_path = actor.region_path},
          .purpose = Purpose::emergency});
    return http::Empty{};
}

base::Result<http::Page<BreakGlassLine>> list(db::Read& read, const Actor& actor,
                                              const ListBreakGlass& in) {
    const auto before = http::read_id_cursor(in.cursor, http::past_all);
    if (!before) return std::unexpected(before.error());
    const int count = in.limit.value + 1;
    const auto lines = read.all<BreakGlassLine>(
        sql::list_break_glass, actor.scope, db::arg("before", *before), db::arg("count", count));
    return http::page_of(lines, in.limit.value, &BreakGlassLine::break_glass_id);
}

}  // namespace

http::Endpoint open_break_glass() {
    return {.method = http::Method::post,
            .path = "/api/v1/break-glass",
            .summary = "Open an urgent reading of another region; send its id as X-Break-Glass",
            .summary_zh = "发起紧急查阅（说明理由，限时，只读，全程留痕）",
            .tag = "break-glass",
            .needs = permission::break_glass,
            .refusals = {&base::not_found},
            .example = {{"region_id", "{village}"},
                        {"reason", "山洪预警，需联系邻县网格员"},
                        {"minutes", 30}},
            .handle = http::handler(open)};
}

http::Endpoint end_break_glass() {
    return {.method = http::Method::del,
            .path = "/api/v1/break-glass/{break_glass_id}",
            .summary = "Give an urgent reading back before it ends by itself",
            .summary_zh = "提前结束紧急查阅",
            .tag = "break-glass",
            .needs = permission::break_glass,
            .reach = http::Reach::own,
            .refusals = {&base::not_found},
            .example = {{"break_glass_id", "{break_glass}"}},
            .handle = http::handler(end)};
}

http::Endpoint list_break_glass() {
    return {.path = "/api/v1/break-glass",
            .summary = "Urgent readings into my region, newest first",
            .summary_zh = "针对本辖区的紧急查阅记录",
            .tag = "break-glass",
            .needs = permission::read_audit,
            .reach = http::Reach::region,
            .handle = http::handler(list)};
}

}  // namespace access
