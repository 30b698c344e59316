#include <fstream>
#include <iostream>
#include <iterator>

#include <fmt/format.h>

#include "regions/import_divisions.h"
#include "server/commands.h"

namespace server {

namespace {

struct Options {
    std::filesystem::path file;
    std::string as_of;
    std::filesystem::path report;
    int most_closed_percent = 10;
};

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in || std::filesystem::is_directory(path))
        throw CommandError(ExitCode::bad_file,
                           fmt::format("{} cannot be read: {}.", path.string(),
                                       std::filesystem::exists(path) ? "no permission, or no file"
                                                                     : "it is not there"));
    return {std::istreambuf_iterator<char>(in), {}};
}

base::Date as_of(const std::string& text) {
    if (text.empty())
        return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    const auto date = base::parse_date(text);
    if (!date)
        throw CommandError(
            ExitCode::usage,
            fmt::format("--as-of: expected a date like 2023-06-30, found '{}'.", text));
    return *date;
}

/// One line for every change, for whoever has to follow them up.
class Report {
  public:
    explicit Report(const std::filesystem::path& path) {
        if (path.empty()) return;
        out_.open(path);
        if (!out_)
            throw CommandError(ExitCode::usage,
                               fmt::format("{} cannot be written.", path.string()));
        out_ << "change\tlevel\tcode\tname\tnow\n";
    }
    void add(const regions::DivisionChange& change) {
        if (out_.is_open())
            out_ << fmt::format("{}\t{}\t{}\t{}\t{}\n", change.what, change.level, change.code,
                                change.name, change.now);
    }

  private:
    std::ofstream out_;
};

void show_progress(std::string_view stage, std::size_t done, std::size_t total) {
    constexpr std::size_t every = 100'000;
    if (total == 0)
        std::cerr << stage << "\n";
    else if (done == 0 || done == total || done % every == 0)
        std::cerr << fmt::format("{} {}/{}\n", stage, done, total);
}

void import(const Place& place, const Options& options) {
    Report report(options.report);
    const auto bytes = read_file(options.file);
    const regions::DivisionImport how{
        .as_of = as_of(options.as_of),
        .most_closed_percent = options.most_closed_percent,
        .progress = show_progress,
        .report = [&](const regions::DivisionChange& change) { report.add(change); }};
    const auto database = place.open();
    const auto done = regions::import_divisions(*database, bytes, how);
    if (!done)
        throw CommandError(ExitCode::bad_file,
                           fmt::format("{} was not imported, nothing was changed:\n{}",
                                       options.file.string(), base::to_text(done.error())));
    std::cout << fmt::format(
        "{} divisions in the file: {} added, {} renamed, {} with another urban–rural class, "
        "{} closed ({} of them found again under another parent).\n"
        "区划 {} 个：新增 {}，更名 {}，城乡分类变化 {}，撤销 {}（其中 {} 个移至其他上级）。\n",
        done->total, done->added, done->renamed, done->reclassified, done->closed, done->moved,
        done->total, done->added, done->renamed, done->reclassified, done->closed, done->moved);
}

}  // namespace

void add_import_divisions_command(CLI::App& app, Place& place) {
    auto* command = app.add_subcommand(
        "divisions",
        "Take in a year of administrative divisions: ids stay, vanished codes are closed · "
        "导入行政区划");
    const auto options = std::make_shared<Options>();
    command
        ->add_option("FILE", options->file,
                     "Tab-separated code, level, name, parent (and urban_rural); plain or .xz")
        ->required();
    command->add_option("--as-of", options->as_of,
                        "The day the file speaks of, like 2023-06-30; without it today · 截止日期");
    command->add_option("--report", options->report,
                        "Write every change as a line of this file · 变更清单");
    command
        ->add_option("--allow-closing", options->most_closed_percent,
                     "Most that may be closed, in percent; more is taken for a partial file · "
                     "允许撤销的比例")
        ->check(CLI::Range(0, 100))
        ->capture_default_str();
    command->callback([&place, options] { import(place, *options); });
}

}  // namespace server
