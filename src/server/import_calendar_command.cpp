#include <fstream>
#include <iostream>
#include <sstream>

#include <fmt/format.h>

#include "catalogue/enum_name.h"
#include "clocks/announce_calendar.h"
#include "clocks/retime.h"
#include "server/commands.h"

namespace server {

namespace {

constexpr std::uintmax_t largest_file = 16 * 1024 * 1024;

std::string read_file(const std::filesystem::path& path) {
    std::error_code failed;
    const auto size = std::filesystem::file_size(path, failed);
    std::ifstream file(path, std::ios::binary);
    if (failed || !file)
        throw CommandError(ExitCode::bad_file,
                           fmt::format("{} cannot be read. 无法读取该文件。", path.string()));
    if (size > largest_file)
        throw CommandError(
            ExitCode::bad_file,
            fmt::format("{} is larger than 16 MB; no calendar is. 文件过大。", path.string()));
    std::ostringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

void report(const clocks::Announcement& done) {
    if (done.nothing_new) {
        std::cout << "Nothing new: the calendar already says so. 与现有日历一致，未作改动。\n";
        return;
    }
    std::cout << fmt::format("Calendar version {}: {} to {}, {} days new, {} days changed.\n",
                             done.version, base::to_text(done.first), base::to_text(done.last),
                             done.added, done.changed.size());
    for (const auto& day : done.changed)
        std::cout << fmt::format("  {}: {} → {}\n", base::to_text(day.date),
                                 catalogue::name_of(day.before), catalogue::name_of(day.after));
}

void run(const Place& place, const std::filesystem::path& path, const std::string& note) {
    const std::string text = read_file(path);
    const auto database = place.open();
    using Outcome = std::expected<clocks::Announcement, std::vector<catalogue::FileProblem>>;
    const auto done = database->write(
        [&](db::Write& write) -> Outcome { return clocks::announce_calendar(write, text, note); });
    if (!done)
        throw CommandError(ExitCode::bad_file,
                           fmt::format("{}: nothing was imported. 未导入任何内容。\n{}",
                                       path.string(), base::to_text(done.error())));
    report(*done);
    if (done->to_retime == 0) return;
    const auto retimed = clocks::retime_clocks(*database);
    std::cout << fmt::format(
        "{} running clocks counted anew, {} now due at another time. "
        "重新计算{}项时限，{}项改期。\n",
        retimed.seen, retimed.moved, retimed.seen, retimed.moved);
}

}  // namespace

void add_import_calendar_command(CLI::App& import, Place& place) {
    auto* command = import.add_subcommand(
        "calendar", "Take over a working calendar, by whole years · 导入工作日历");
    const auto file = std::make_shared<std::filesystem::path>();
    const auto note = std::make_shared<std::string>();
    command->add_option("FILE", *file, "TSV: date is_workday kind festival in_lieu · 文件")
        ->required();
    command->add_option("--note", *note, "Which announcement it is · 依据文号");
    command->callback([&place, file, note] { run(place, *file, *note); });
}

}  // namespace server
