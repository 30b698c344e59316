#include <iostream>

#include <fmt/format.h>

#include "clocks/retime.h"
#include "clocks/simulate.h"
#include "clocks/tick.h"
#include "clocks/views.h"
#include "http/writer.h"
#include "matters/matter.h"
#include "matters/wake.h"
#include "server/commands.h"

namespace server {

namespace {

constexpr std::size_t most_lines = 100'000;

struct TickOptions {
    std::string at;
    bool dry_run = false;
    bool json = false;
};

/// One step of a rehearsal, for machines.
struct WouldFireView {
    base::Instant at;
    std::string clock_id;
    std::string subject_kind;
    std::string subject_id;
    std::string kind;
    access::UnitId unit_id;
    clocks::Action action = clocks::Action::remind;
    clocks::Outcome outcome = clocks::Outcome::fired;
    bool missed = false;
    std::optional<access::UnitId> taken_by;
};
BOOST_DESCRIBE_STRUCT(WouldFireView, (),
                      (at, clock_id, subject_kind, subject_id, kind, unit_id, action, outcome,
                       missed, taken_by))

WouldFireView view(const clocks::WouldFire& would) {
    WouldFireView out{.at = would.at,
                      .clock_id = std::to_string(would.clock.clock_id.value),
                      .subject_kind = would.clock.subject_kind,
                      .subject_id = std::to_string(would.clock.subject_id),
                      .kind = would.clock.kind,
                      .unit_id = would.clock.unit_id,
                      .action = would.step.action,
                      .outcome = would.outcome,
                      .missed = would.missed,
                      .taken_by = {}};
    if (!would.clock.clock_id) out.clock_id = "new";
    if (would.taken_by) out.taken_by = would.taken_by->unit_id;
    return out;
}

std::string line(const WouldFireView& one) {
    auto text = fmt::format("{}  {:9} {:6}  clock {}  {} {} {}  unit {}",
                            base::to_text(one.at, catalogue::china_offset),
                            boost::describe::enum_to_string(one.action, ""),
                            boost::describe::enum_to_string(one.outcome, ""), one.clock_id,
                            one.subject_kind, one.subject_id, one.kind, one.unit_id.value);
    if (one.taken_by)
        text += fmt::format(" → unit {}", one.taken_by->value);
    else if (one.missed)
        text += "  missed";
    return text + "\n";
}

void rehearse(db::Database& database, base::Instant until, bool json) {
    const auto would =
        database.read([&](db::Read& read) { return clocks::would_fire(read, until, most_lines); });
    for (const auto& one : would)
        std::cout << (json ? http::to_json(view(one)) + "\n" : line(view(one)));
    if (json) return;
    std::cout << fmt::format("{} steps would fire by {}; nothing was changed. 未作任何改动。\n",
                             would.size(), base::to_text(until, catalogue::china_offset));
    if (would.size() == most_lines)
        std::cout << fmt::format("Only the first {} are shown. 仅列出前{}步。\n", most_lines,
                                 most_lines);
}

void perform(db::Database& database, base::Instant until) {
    if (until > database.now())
        std::cerr << "Note: this lies ahead; steps are carried out as of their own times. "
                     "注意：所给时间在将来，各步骤按其计划时间执行。\n";
    const auto retimed = clocks::retime_clocks(database);
    clocks::EffectsTable effects;
    effects.add(std::string(matters::subject_kind), matters::clock_effects());
    const auto report = clocks::Tick(database, effects).run(until);
    const auto woken = matters::wake_matters(database, until);
    std::cout << fmt::format(
        "{} steps fired, {} reminders lapsed, {} take-overs, {} clocks missed, {} retimed, {} "
        "matters moved on by themselves, {} failed.\n",
        report.fired, report.lapsed, report.taken_over, report.missed,
        retimed.moved + report.retimed, woken.done, report.failed + woken.failed);
    if (report.failed + woken.failed > 0) throw CommandEnd{ExitCode::finding};
}

void run(const Place& place, const TickOptions& options) {
    const auto database = place.open_existing();
    base::Instant until = database->now();
    if (!options.at.empty()) {
        const auto read = base::parse_instant(options.at);
        if (!read || !clocks::countable(*read))
            throw CommandError(
                ExitCode::usage,
                fmt::format("--at '{}' is no time between 1992 and 2100; expected one like "
                            "2026-09-30T16:00+08:00. 时间应如2026-09-30T16:00+08:00。",
                            options.at));
        until = *read;
    }
    if (options.dry_run)
        rehearse(*database, until, options.json);
    else
        perform(*database, until);
}

}  // namespace

void add_tick_command(CLI::App& app, Place& place) {
    auto* command = app.add_subcommand(
        "tick", "Fire what is due by a time, or say what would be · 执行（或预演）到期步骤");
    const auto options = std::make_shared<TickOptions>();
    command->add_option("--at", options->at, "Up to this time; now when left out · 截至时间");
    command->add_flag("--dry-run", options->dry_run, "Only say what would happen · 只预演");
    command->add_flag("--json", options->json, "With --dry-run: a line of JSON a step · 输出JSON");
    command->callback([&place, options] { run(place, *options); });
}

}  // namespace server
