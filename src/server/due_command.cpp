#include <iostream>

#include <fmt/format.h>

#include "catalogue/calendar_file.h"
#include "clocks/calendar_edition.h"
#include "clocks/places.h"
#include "clocks/views.h"
#include "http/writer.h"
#include "server/commands.h"
#include "server/resources.h"

namespace server {

namespace {

struct DueOptions {
    std::string start;
    std::string limit;
    std::int64_t unit = 0;
    std::int64_t region = 0;
    bool json = false;
};

catalogue::WorkCalendar shipped_calendar() {
    const auto entries = catalogue::read_calendar(calendar_tsv());
    base::expects(entries.has_value(), "the calendar inside the program reads");
    return catalogue::WorkCalendar(std::make_shared<const catalogue::NationalDays>(*entries));
}

catalogue::WorkCalendar calendar_of(db::Read& read, const DueOptions& options) {
    const auto edition = clocks::calendar_edition(read);
    if (options.unit != 0) {
        const access::UnitId unit{options.unit};
        const auto place = clocks::find_unit_place(read, unit);
        if (!place)
            throw CommandError(ExitCode::usage,
                               fmt::format("There is no unit {}. 没有这个单位。", options.unit));
        return edition->of_unit(unit, place->path);
    }
    if (options.region != 0) {
        const auto place = clocks::find_region_place(read, access::RegionId{options.region});
        if (!place)
            throw CommandError(ExitCode::usage, fmt::format("There is no region {}. 没有这个区划。",
                                                            options.region));
        return edition->of_region(place->path);
    }
    if (edition->version() == 0) return shipped_calendar();
    return edition->of_region("");
}

/// The installation's calendar; without an installation, the one inside the program.
catalogue::WorkCalendar calendar_for(const Place& place, const DueOptions& options) {
    const bool there =
        !place.database.empty() || std::filesystem::exists(place.data / "gongzhi.db");
    if (!there && options.unit == 0 && options.region == 0) return shipped_calendar();
    return place.open_existing()->read([&](db::Read& read) { return calendar_of(read, options); });
}

void run(const Place& place, const DueOptions& options) {
    const auto start = base::parse_instant(options.start);
    if (!start || !clocks::countable(*start))
        throw CommandError(
            ExitCode::usage,
            fmt::format("--start '{}' is no time between 1992 and 2100; expected one like "
                        "2026-09-30T16:00+08:00. 开始时间应如2026-09-30T16:00+08:00。",
                        options.start));
    const auto limit = clocks::parse_limit(options.limit);
    if (!limit)
        throw CommandError(ExitCode::usage,
                           fmt::format("--limit '{}' is no limit; expected one like 5wd (working "
                                       "days), 4wh (working hours), 15cd (calendar days), 0wd (the "
                                       "same day) or 0 (at once). "
                                       "时限应如5wd、4wh、15cd、0wd（当日）或0（即时）。",
                                       options.limit));
    const auto view = clocks::due_view({*start, {*limit}, {}}, calendar_for(place, options));
    if (options.json)
        std::cout << http::to_json(view) << "\n";
    else
        std::cout << clocks::due_text(view);
}

}  // namespace

void add_due_command(CLI::App& app, Place& place) {
    auto* command = app.add_subcommand(
        "due", "Count a deadline and explain every segment of it · 计算到期时间并逐段说明");
    const auto options = std::make_shared<DueOptions>();
    command->add_option("--start", options->start, "2026-09-30T16:00+08:00 · 开始时间")->required();
    command->add_option("--limit", options->limit, "5wd, 4wh, 15cd, 0wd, 0 · 时限")->required();
    command->add_option("--unit", options->unit, "With this unit's hours and local days · 单位");
    command->add_option("--region", options->region, "With this region's local days · 区划");
    command->add_flag("--json", options->json, "For machines · 输出JSON");
    command->callback([&place, options] { run(place, *options); });
}

}  // namespace server
