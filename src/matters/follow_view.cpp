#include "matters/follow_view.h"

#include "clocks/ahead.h"
#include "matters/guard.h"
#include "matters/queries.h"
#include "matters/store.h"

namespace matters {

namespace {

std::optional<Contact> contact(db::Read& read, const std::optional<UnitId>& unit) {
    if (!unit) return {};
    return read.find<Contact>(sql::unit_contact, db::arg("unit_id", *unit));
}

std::optional<ClimbView> climb_of(db::Read& read, std::span<const clocks::Clock> clocks) {
    const auto ahead = clocks::climb_ahead(read, clocks);
    if (!ahead) return {};
    return ClimbView{*contact(read, ahead->to.unit_id), ahead->at};
}

}  // namespace

FollowView follow_view(const Config& config, db::Read& read, const Matter& matter) {
    const MatterLine line = line_of(read, matter);
    const auto clocks = clocks_of(read, matter.matter_id);
    FollowView view{.number = matter.number,
                    .state = matter.state,
                    .title = line.title,
                    .address = line.address,
                    .region_name = line.region_name,
                    .category = matter.category,
                    .registered_at = matter.registered_at,
                    .desk = *contact(read, matter.desk_unit_id),
                    .lead = contact(read, matter.lead_unit_id),
                    .supervisor = contact(read, matter.supervisor_unit_id),
                    .climbs = climb_of(read, clocks),
                    .due_at = matter.due_at,
                    .ended_at = matter.ended_at,
                    .confidential = matter.confidential,
                    .solved = matter.solved,
                    .satisfaction = matter.satisfaction,
                    .clocks = clock_views(clocks, read.now()),
                    .allowed_acts = reporters_actions(matter),
                    .version = matter.version};
    if (const auto content = find_content(read, matter.matter_id)) view.words = content->words;
    view.attachments = attachments_of(read, config, matter.matter_id);
    if (matter.merged_into)
        if (const auto main = find_any(read, *matter.merged_into)) view.merged_into = main->number;
    return view;
}

}  // namespace matters
