#include <filesystem>
#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include "access/permission.h"
#include "access/stand_in.h"
#include "exchange/export_matters.h"
#include "server/commands.h"
#include "server/interrupt.h"

namespace server {

namespace {

struct ExportMattersOptions {
    std::filesystem::path file;
    std::string format;
    std::string as;
    std::string county;
    std::string from;
    std::string to;
    std::filesystem::path mapping;
};

/// The beginning of a day in China; nothing for an empty text.
std::optional<base::Instant> day_of(std::string_view option, const std::string& text) {
    if (text.empty()) return {};
    const auto at = base::parse_instant(text + "T00:00:00+08:00");
    if (!at)
        throw CommandError(
            ExitCode::usage,
            fmt::format("{} is a day such as 2026-09-01, not {}. · 应为日期", option, text));
    return at;
}

exchange::Format format_for(const ExportMattersOptions& options) {
    if (options.format == "csv") return exchange::Format::csv;
    if (options.format == "jsonl") return exchange::Format::jsonl;
    return exchange::format_of(options.file).value_or(exchange::Format::jsonl);
}

std::ofstream make_file(const std::filesystem::path& file) {
    if (std::filesystem::exists(file))
        throw CommandError(
            ExitCode::usage,
            fmt::format("{} is there already; nothing was written. · 文件已存在，未写入",
                        file.string()));
    std::ofstream out(file, std::ios::binary);
    if (!out)
        throw CommandError(ExitCode::bad_file,
                           fmt::format("{} cannot be written. · 无法写入", file.string()));
    return out;
}

void export_matters(const Place& place, const ExportMattersOptions& options) {
    exchange::ExportOptions what{.format = format_for(options),
                                 .county = options.county,
                                 .from = day_of("--from", options.from),
                                 .to = day_of("--to", options.to)};
    const auto database = place.open_existing();
    std::shared_ptr<const access::Actor> actor;
    if (!options.as.empty()) {
        const auto found = database->read([&](db::Read& read) {
            return access::act_as(read, options.as, access::permission::read_matter);
        });
        if (!found)
            throw CommandError(
                ExitCode::usage,
                fmt::format("{} is nobody here, or may see no matters. · 没有此人，或无权查看事项",
                            options.as));
        actor = *found;
        what.actor = actor.get();
    }
    if (!options.mapping.empty())
        make_file(options.mapping) << exchange::mapping_of_export(
            options.county.empty() ? "000000" : options.county, "gongzhi");
    auto out = make_file(options.file);
    Interrupt interrupt;
    what.stop = [&] { return interrupt.asked(); };
    const auto written = exchange::export_matters(*database, out, what);
    out.close();
    if (!out || interrupt.asked()) {
        std::filesystem::remove(options.file);
        throw CommandError(ExitCode::bad_file,
                           fmt::format("{} was not finished and is gone. · 未完成，已删除",
                                       options.file.string()));
    }
    std::cout << fmt::format("{} matters exported to {} · 导出{}件\n", written,
                             options.file.string(), written);
}

}  // namespace

void add_export_matters_command(CLI::App& exporting, Place& place) {
    auto* command = exporting.add_subcommand(
        "matters", "Write matters with times, units and states; no personal data · 导出事项");
    const auto options = std::make_shared<ExportMattersOptions>();
    command->add_option("FILE", options->file, "Where to; must not be there yet · 目标文件")
        ->required();
    command->add_option("--format", options->format, "jsonl or csv; else by the file's name · 格式")
        ->check(CLI::IsMember({"jsonl", "csv"}));
    command->add_option("--as", options->as, "Only what this person may see · 只导出此人可见的");
    command->add_option("--county", options->county, "Six digits of a county · 县级代码")
        ->check(CLI::Validator(
            [](const std::string& text) {
                const bool six =
                    text.size() == 6 && text.find_first_not_of("0123456789") == std::string::npos;
                return six ? "" : "a county's code has six digits";
            },
            "CODE"));
    command->add_option("--from", options->from, "Registered on this day or later · 起始日期");
    command->add_option("--to", options->to, "Registered before this day · 截止日期（不含）");
    command->add_option("--write-mapping", options->mapping,
                        "Also write a mapping that imports the file again · 同时写出对照文件");
    command->callback([&place, options] { export_matters(place, *options); });
}

}  // namespace server
