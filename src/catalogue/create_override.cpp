#include "access/permission.h"
#include "catalogue/calendar.h"
#include "catalogue/endpoints.h"
#include "catalogue/override_view.h"
#include "catalogue/refusals.h"

namespace catalogue {

namespace {

struct CreateOverride : OverrideContent {
    access::RegionId region_id;
    http::Digits<6> code;
};
BOOST_DESCRIBE_STRUCT(CreateOverride, (),
                      (region_id, code, limit, level, priority, flags, basis, valid_from, valid_to))

struct UpdateOverride : OverrideContent {
    OverrideId override_id;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(UpdateOverride, (),
                      (override_id, version, limit, level, priority, flags, basis, valid_from,
                       valid_to))

struct EndOverride {
    OverrideId override_id;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(EndOverride, (), (override_id, version))

base::Result<http::Created<OverrideView>> create(db::Write& write, const access::Actor& actor,
                                                 const CreateOverride& in) {
    const auto region = get_own_region(write, actor, in.region_id);
    if (!region) return std::unexpected(region.error());
    OverrideRow row{.county = region->county,
                    .region_id = region->region_id,
                    .region_name = region->name,
                    .region_path = region->path,
                    .code = in.code.value};
    const auto done = put_override(write, actor, std::move(row), wanted_of(in));
    if (!done) return std::unexpected(done.error());
    return http::Created{view(*done)};
}

/// The row, when it is in scope and still at this version.
base::Result<OverrideRow> get_current(db::Write& write, const access::Actor& actor, OverrideId id,
                                      std::int64_t version) {
    auto row = find_override(write, actor.scope, id);
    if (!row) return base::refuse(base::not_found);
    if (row->version != version)
        return base::refuse(base::stale, "version", std::to_string(row->version));
    return std::move(*row);
}

base::Result<OverrideView> update(db::Write& write, const access::Actor& actor,
                                  const UpdateOverride& in) {
    auto row = get_current(write, actor, in.override_id, in.version);
    if (!row) return std::unexpected(row.error());
    const auto done = change_override(write, actor, std::move(*row), wanted_of(in));
    if (!done) return std::unexpected(done.error());
    return view(*done);
}

base::Result<OverrideView> end(db::Write& write, const access::Actor& actor,
                               const EndOverride& in) {
    auto row = get_current(write, actor, in.override_id, in.version);
    if (!row) return std::unexpected(row.error());
    const auto done = end_override(write, std::move(*row), in.version, date_of(write.now()));
    if (!done) return std::unexpected(done.error());
    return view(*done);
}

const boost::json::object content_example{{"limit", {{"value", 2}, {"unit", "work_hour"}}},
                                          {"basis", "县政府办〔2026〕3号"},
                                          {"valid_from", "2026-10-01"}};

boost::json::object with(boost::json::object first) {
    for (const auto& each : content_example) first.insert(each);
    return first;
}

}  // namespace

http::Endpoint create_override() {
    return {
        .method = http::Method::post,
        .path = "/api/v1/overrides",
        .summary =
            "Set a stricter limit, a higher level or priority, or more care for a "
            "category in a region; never laxer than the law or than what holds above",
        .summary_zh = "为本地某类事项设定更严的时限、更高的层级或优先级；不得宽于法定或上级要求",
        .tag = "catalogue",
        .needs = access::permission::manage_catalogue,
        .reach = http::Reach::region,
        .refusals = {&base::not_found, &override_stands_already, &no_catalogue},
        .example = with({{"region_id", "{village}"}, {"code", "030401"}}),
        .handle = http::handler(create)};
}

http::Endpoint update_override() {
    return {.method = http::Method::put,
            .path = "/api/v1/overrides/{override_id}",
            .summary =
                "Change an override. One that holds already ends where the new one begins, and the "
                "answer is the new one",
            .summary_zh = "修改从严规定；已生效的从新规定生效之日起终止，返回新规定",
            .tag = "catalogue",
            .needs = access::permission::manage_catalogue,
            .reach = http::Reach::region,
            .refusals = {&base::not_found, &base::stale, &override_stands_already},
            .example = with({{"override_id", "{override}"}, {"version", 1}}),
            .handle = http::handler(update)};
}

http::Endpoint end_override() {
    return {.method = http::Method::del,
            .path = "/api/v1/overrides/{override_id}",
            .summary = "End an override today; it stays in the records",
            .summary_zh = "自今日起终止从严规定；记录保留",
            .tag = "catalogue",
            .needs = access::permission::manage_catalogue,
            .reach = http::Reach::region,
            .refusals = {&base::not_found, &base::stale},
            .example = {{"override_id", "{override}"}, {"version", 1}},
            .handle = http::handler(end)};
}

}  // namespace catalogue
