#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include <fmt/format.h>

#include "catalogue/calendar.h"
#include "catalogue/catalogue_file.h"
#include "catalogue/catalogue_store.h"
#include "catalogue/crosswalk_store.h"
#include "catalogue/duty_store.h"
#include "catalogue/enum_name.h"
#include "server/commands.h"

namespace server {

namespace {

using catalogue::FileProblem;

struct CatalogueOptions {
    std::filesystem::path file;
    std::string note;
    bool dry_run = false;
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

[[noreturn]] void refuse(const std::filesystem::path& file,
                         const std::vector<FileProblem>& problems) {
    throw CommandError(ExitCode::bad_file,
                       fmt::format("{} was not imported, nothing was changed:\n{}", file.string(),
                                   base::to_text(problems)));
}

[[noreturn]] void refuse(const std::filesystem::path& file, const base::Refusal& refusal) {
    std::vector<FileProblem> problems;
    for (const base::FieldError& error : refusal.fields)
        problems.push_back({0, error.field, error.zh, error.en});
    if (problems.empty())
        problems.push_back(
            {0, "file", std::string(refusal.kind->zh), std::string(refusal.kind->en)});
    refuse(file, problems);
}

catalogue::Edition current_edition(db::Database& database) {
    auto edition = database.read([](db::Read& read) { return catalogue::get_edition(read); });
    if (!edition) throw CommandError(ExitCode::usage, std::string(edition.error().kind->en));
    return std::move(*edition);
}

void print(const std::vector<catalogue::Difference>& differences) {
    for (const catalogue::Difference& each : differences) {
        std::cout << fmt::format("  {} {} {} {}", catalogue::name_of(each.kind), each.what,
                                 each.code, each.zh);
        if (!each.member.empty())
            std::cout << fmt::format(" {}: {} → {}", each.member, each.before, each.after);
        std::cout << "\n";
    }
}

void say(const catalogue::Published& done, bool dry_run) {
    if (!done.changed) {
        std::cout << fmt::format("Nothing changed: edition {} has this content already.\n",
                                 done.version.number);
        return;
    }
    if (done.version.number > 1) print(done.differences);
    std::cout << fmt::format("{} edition {} of {}: {} differences.\n",
                             dry_run ? "Would publish" : "Published", done.version.number,
                             done.version.scheme, done.differences.size());
}

void import_catalogue(const Place& place, const CatalogueOptions& options) {
    const auto file = catalogue::read_catalogue(read_file(options.file));
    if (!file) refuse(options.file, file.error());
    const auto database = place.open();
    // A dry run does the whole work and then rolls it back, so that it finds what a real one would.
    std::optional<catalogue::Published> done;
    static constexpr base::RefusalKind rolled_back{"dry_run", base::Because::conflict, "", ""};
    const auto result = database->write([&](db::Write& write) -> base::Result<void> {
        auto published = catalogue::publish(write, file->catalogue,
                                            {.note = options.note, .retired = file->retired});
        if (!published) return std::unexpected(published.error());
        done = std::move(*published);
        if (options.dry_run) return base::refuse(rolled_back);
        return {};
    });
    if (!result && result.error().kind != &rolled_back) refuse(options.file, result.error());
    say(*done, options.dry_run);
}

void import_duties(const Place& place, const std::filesystem::path& file) {
    const auto database = place.open_existing();
    const auto edition = current_edition(*database);
    const auto lines = catalogue::read_duties(read_file(file), *edition.catalogue,
                                              catalogue::date_of(database->now()));
    if (!lines) refuse(file, lines.error());
    const auto done = database->write([&](db::Write& write) {
        return catalogue::import_duties(write, access::system_scope(), *lines, {});
    });
    if (!done) refuse(file, done.error());
    std::cout << fmt::format("{} duties entered, {} stood already.\n", done->added, done->known);
}

void import_crosswalk(const Place& place, const std::filesystem::path& file) {
    const auto database = place.open_existing();
    const auto edition = current_edition(*database);
    const auto rows = catalogue::read_crosswalk(read_file(file), *edition.catalogue);
    if (!rows) refuse(file, rows.error());
    database->write([&](db::Write& write) { catalogue::put_crossings(write, *rows); });
    std::cout << fmt::format("{} rows of the crosswalk entered.\n", rows->size());
}

using Import = void (*)(const Place&, const std::filesystem::path&);

void add_table(CLI::App& import, Place& place, const char* name, const char* summary, Import run) {
    auto* command = import.add_subcommand(name, summary);
    const auto file = std::make_shared<std::filesystem::path>();
    command->add_option("FILE", *file, "A table, tab- or comma-separated · 表格文件")->required();
    command->callback([&place, file, run] { run(place, *file); });
}

}  // namespace

void add_import_catalogue_command(CLI::App& import, Place& place) {
    auto* command = import.add_subcommand(
        "catalogue", "Publish a matter catalogue as the next edition · 导入事项目录");
    const auto options = std::make_shared<CatalogueOptions>();
    command->add_option("FILE", options->file, "A catalogue in YAML · 事项目录文件")->required();
    command->add_option("--note", options->note, "Why this edition is made · 版本说明");
    command->add_flag("--dry-run", options->dry_run, "Only say what would change · 只预览差别");
    command->callback([&place, options] { import_catalogue(place, *options); });

    add_table(import, place, "duties", "Enter a duty list · 导入责任清单", import_duties);
    add_table(import, place, "crosswalk", "Enter codes of other classifications · 导入编码对照",
              import_crosswalk);
}

}  // namespace server
