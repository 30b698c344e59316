#include "matters/accept_matter.h"

#include "catalogue/catalogue_store.h"
#include "catalogue/refusals.h"
#include "matters/act_endpoint.h"
#include "matters/auto_dispatch.h"
#include "matters/endpoints.h"
#include "matters/limits.h"
#include "matters/queries.h"
#include "matters/register_matter.h"

namespace matters {

namespace {

struct Accept : ActOn {
    http::Digits<6> category;
    std::optional<catalogue::Priority> priority;
    std::optional<bool> confidential;
    std::optional<bool> first_petition;
    std::optional<UnitId> about_unit_id;
    std::optional<PersonId> about_person_id;
    http::Text<0, 500> note;
};
BOOST_DESCRIBE_STRUCT(Accept, (ActOn),
                      (category, priority, confidential, first_petition, about_unit_id,
                       about_person_id, note))

/// 信访: told within 15 days of registration, and for a first one the three clocks of 125.
void start_petition_clocks(Work& work) {
    if (work.matter.route != catalogue::Route::petition) return;
    const auto since = work.matter.registered_at;
    work.set_start(ClockKind::petition_notice, since);
    if (!work.clocks().had(ClockKind::petition_notice)) {
        work.start_clock(ClockKind::petition_notice);
        work.clocks().meet(bits(ClockKind::petition_notice));
    }
    if (!work.matter.first_petition) return;
    work.set_start(ClockKind::first_day, since);
    work.start_clock(ClockKind::first_day);
}

base::Result<void> accept(Work& work, const Accept& in) {
    Matter& matter = work.matter;
    if (auto ok = set_category(work.write(), matter, in.category.value); !ok) return ok;
    if (auto ok = set_about(work.write(), matter, in.about_unit_id, in.about_person_id); !ok)
        return ok;
    if (matter.category.starts_with("0901") && !matter.about_unit_id)
        return base::refuse_field("about_unit_id", "required",
                                  "请填明被投诉的单位，由其上一级办理。",
                                  "Say which unit is complained of: the level above it handles "
                                  "the complaint.");
    if (in.priority) matter.priority = *in.priority;
    if (in.confidential) matter.confidential = matter.confidential || *in.confidential;
    if (matter.confidential) matter.publishable = false;
    matter.first_petition = in.first_petition.value_or(matter.route == catalogue::Route::petition);
    matter.accepted_at = work.write().now();
    matter.pending = Pending::nothing;
    matter.wake_at.reset();
    work.facts["category"] = matter.category;
    if (!in.note.value.empty()) work.words["note"] = in.note.value;
    start_petition_clocks(work);
    work.tell_unit(matter.desk_unit_id, "to_dispatch");
    return {};
}

base::Result<Acted> handle(db::Write& write, const access::Actor& actor, const Accept& in) {
    auto work = Work::begin(write, actor, Act::accept, in.matter_id, in.version);
    if (!work) return std::unexpected(work.error());
    if (auto ok = accept(*work, in); !ok) return std::unexpected(ok.error());
    auto acted = finish(*work);
    if (!acted) return acted;
    if (auto dispatched = dispatch_by_rule(write, work->matter)) return *dispatched;
    return acted;
}

}  // namespace

base::Result<void> set_category(db::Read& read, Matter& matter, const std::string& code) {
    const auto edition = catalogue::get_edition(read);
    if (!edition) return std::unexpected(edition.error());
    const auto* leaf = edition->catalogue->find(code);
    if (!leaf)
        return base::refuse_field("category", "unknown", "事项目录中没有这个编码。",
                                  "Is no leaf of the catalogue.");
    matter.category = leaf->code;
    matter.catalogue_number = edition->version.number;
    matter.route = leaf->route;
    const auto values = values_of(read, matter).values;
    matter.priority = values.priority;
    matter.level = values.level;
    for (const auto flag : values.flags)
        if (flag == catalogue::Flag::confidential_reporter) matter.confidential = true;
    return {};
}

base::Result<void> set_about(db::Read& read, Matter& matter, std::optional<UnitId> unit,
                             std::optional<PersonId> person) {
    if (person) {
        if (!read.find<PersonId>(sql::find_person, db::arg("person_id", *person)))
            return base::refuse_field("about_person_id", "unknown", "没有这个人员。",
                                      "Is nobody known here.");
        matter.about_person_id = person;
    }
    if (!unit || unit == matter.about_unit_id) return {};
    if (!read.find<std::int64_t>(sql::find_open_unit, db::arg("unit_id", *unit)))
        return base::refuse_field("about_unit_id", "unknown", "没有这个单位。", "Is no unit.");
    matter.about_unit_id = unit;
    const auto region =
        read.get<std::string>(sql::region_path, db::arg("region_id", matter.region_id));
    const Sight sight = sight_of(read, region, unit);
    matter.scope_path = sight.scope_path;
    const auto desk = desk_for(read, matter.region_id, sight);
    if (!desk) return std::unexpected(desk.error());
    matter.desk_unit_id = desk->unit_id;
    return {};
}

http::Endpoint accept_matter() {
    return {.method = http::Method::post,
            .path = "/api/v1/matters/{matter_id}/acceptance",
            .summary = "Accept a matter: category, priority, confidentiality (row 6)",
            .summary_zh = "受理：确定分类、紧急程度、保密",
            .tag = "matters",
            .needs = endpoint_needs(Act::accept),
            .reach = http::Reach::region,
            .refusals = act_refusals({&catalogue::no_catalogue, &place_not_served, &none_above}),
            .example = {{"matter_id", "{matter_to_accept}"},
                        {"category", "030402"},
                        {"note", "当天交办"}},
            .handle = http::handler(handle)};
}

}  // namespace matters
