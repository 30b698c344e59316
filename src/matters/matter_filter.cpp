#include "matters/matter_filter.h"

#include "access/scope.h"
#include "catalogue/calendar.h"

namespace matters {

namespace {

void set_due(Fits& fits, DueState due, base::Instant now) {
    const auto tomorrow =
        catalogue::at_minute(catalogue::date_of(now) + std::chrono::days{1}, 0).ms;
    fits.only_open = true;
    switch (due) {
        case DueState::overdue:
            fits.due_to = now.ms;
            break;
        case DueState::due_today:
            fits.due_from = now.ms;
            fits.due_to = tomorrow;
            break;
        case DueState::on_time:
            fits.due_from = tomorrow;
            fits.due_to = never_due;
            break;
        case DueState::none:
            fits.due_from = never_due;
            break;
    }
}

regions::Level level_of(Lately lately) {
    switch (lately) {
        case Lately::climbed_to_town:
            return regions::Level::town;
        case Lately::climbed_to_county:
            return regions::Level::county;
        case Lately::climbed_to_city:
            return regions::Level::city;
        default:
            return regions::Level::province;
    }
}

void set_lately(Fits& fits, Lately what, base::Instant now) {
    fits.lately_since = now.ms - lately.count();
    fits.only_late = what == Lately::ended_late;
    fits.only_ended = fits.only_late || what == Lately::ended;
    if (!fits.only_ended) fits.climbed_to = static_cast<std::int64_t>(level_of(what));
}

}  // namespace

base::Result<regions::Region> named_region(db::Read& read, RegionId region_id) {
    auto region = regions::find_region(read, access::public_scope(), region_id);
    if (!region)
        return base::refuse_field("region_id", "unknown", "没有这个区划。", "Is no region.");
    return *std::move(region);
}

base::Result<Fits> fits_of(db::Read& read, const MatterFilter& filter) {
    Fits fits;
    if (filter.region_id) {
        const auto region = named_region(read, *filter.region_id);
        if (!region) return std::unexpected(region.error());
        fits.within_from = region->path;
        fits.within_to = regions::end_of(region->path);
    }
    if (filter.category) {
        fits.category_from = filter.category->value;
        fits.category_to = filter.category->value + ":";
    }
    fits.of_unit = filter.unit_id.value_or(UnitId{});
    if (filter.state) fits.state = boost::describe::enum_to_string(*filter.state, "");
    if (filter.channel) fits.channel = boost::describe::enum_to_string(*filter.channel, "");
    if (filter.from) fits.from = catalogue::at_minute(*filter.from, 0).ms;
    if (filter.to) fits.to = catalogue::at_minute(*filter.to + std::chrono::days{1}, 0).ms;
    if (filter.tag) fits.tag = filter.tag->value;
    fits.only_open = filter.open.value_or(false);
    fits.only_carded = filter.carded.value_or(false);
    if (filter.lately) set_lately(fits, *filter.lately, read.now());
    if (filter.due) set_due(fits, *filter.due, read.now());
    return fits;
}

}  // namespace matters
