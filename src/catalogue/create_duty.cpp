#include "access/permission.h"
#include "catalogue/calendar.h"
#include "catalogue/duty_input.h"
#include "catalogue/duty_store.h"
#include "catalogue/endpoints.h"
#include "catalogue/refusals.h"

namespace catalogue {

namespace {

struct CreateDuty : DutyContent {
    access::RegionId region_id;
};
BOOST_DESCRIBE_STRUCT(CreateDuty, (),
                      (region_id, code, kind, level, unit_id, department, basis_kind, basis, batch,
                       batch_date, disputed, clarification, approved_by, valid_from, valid_to))

struct UpdateDuty : DutyContent {
    DutyId duty_id;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(UpdateDuty, (),
                      (duty_id, version, code, kind, level, unit_id, department, basis_kind, basis,
                       batch, batch_date, disputed, clarification, approved_by, valid_from,
                       valid_to))

struct EndDuty {
    DutyId duty_id;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(EndDuty, (), (duty_id, version))

base::Result<http::Created<DutyRow>> create(db::Write& write, const access::Actor& actor,
                                            const CreateDuty& in) {
    const auto region = get_own_region(write, actor, in.region_id);
    if (!region) return std::unexpected(region.error());
    Duty duty = duty_of(in);
    duty.region_id = region->region_id;
    auto done = put_duty(write, duty, *region, actor.person);
    if (!done) return std::unexpected(done.error());
    return http::Created{std::move(*done)};
}

/// The row, when it is in scope and still at this version.
base::Result<DutyRow> get_current(db::Write& write, const access::Actor& actor, DutyId id,
                                  std::int64_t version) {
    auto row = find_duty(write, actor.scope, id);
    if (!row) return base::refuse(base::not_found);
    if (row->version != version)
        return base::refuse(base::stale, "version", std::to_string(row->version));
    return std::move(*row);
}

base::Result<DutyRow> update(db::Write& write, const access::Actor& actor, const UpdateDuty& in) {
    const auto row = get_current(write, actor, in.duty_id, in.version);
    if (!row) return std::unexpected(row.error());
    const auto region = get_own_region(write, actor, row->region_id);
    if (!region) return std::unexpected(region.error());
    return change_duty(write, *row, duty_of(in), *region, actor.person);
}

base::Result<DutyRow> end(db::Write& write, const access::Actor& actor, const EndDuty& in) {
    auto row = get_current(write, actor, in.duty_id, in.version);
    if (!row) return std::unexpected(row.error());
    return end_duty(write, std::move(*row), in.version, date_of(write.now()));
}

const boost::json::object content_example{
    {"code", "030601"},          {"kind", "lead"},
    {"level", "county"},         {"department", "CG"},
    {"basis_kind", "law"},       {"basis", "城市市容和环境卫生管理条例第三十六条"},
    {"valid_from", "2050-01-01"}};

boost::json::object with(boost::json::object first) {
    for (const auto& each : content_example) first.insert(each);
    return first;
}

}  // namespace

http::Endpoint create_duty() {
    return {.method = http::Method::post,
            .path = "/api/v1/duties",
            .summary =
                "Enter a duty: which unit or department handles a category in a region, at "
                "which level, by what power",
            .summary_zh = "登记职责：某区划内某类事项由哪个单位或部门、在哪一级、依据什么办理",
            .tag = "duties",
            .needs = access::permission::manage_duties,
            .reach = http::Reach::region,
            .refusals = {&base::not_found, &duty_stands_already, &no_catalogue},
            .example = with({{"region_id", "{village}"}}),
            .handle = http::handler(create)};
}

http::Endpoint update_duty() {
    return {.method = http::Method::put,
            .path = "/api/v1/duties/{duty_id}",
            .summary =
                "Change a duty. One that holds already ends where the new one begins, and the "
                "answer is the new one",
            .summary_zh = "修改职责；已生效的从新职责生效之日起终止，返回新职责",
            .tag = "duties",
            .needs = access::permission::manage_duties,
            .reach = http::Reach::region,
            .refusals = {&base::not_found, &base::stale, &duty_stands_already},
            .example = with({{"duty_id", "{duty}"}, {"version", 1}}),
            .handle = http::handler(update)};
}

http::Endpoint end_duty() {
    return {.method = http::Method::del,
            .path = "/api/v1/duties/{duty_id}",
            .summary = "End a duty today; it stays in the records",
            .summary_zh = "自今日起终止职责；记录保留",
            .tag = "duties",
            .needs = access::permission::manage_duties,
            .reach = http::Reach::region,
            .refusals = {&base::not_found, &base::stale},
            .example = {{"duty_id", "{duty}"}, {"version", 1}},
            .handle = http::handler(end)};
}

}  // namespace catalogue
