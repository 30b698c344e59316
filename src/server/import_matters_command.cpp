#include <filesystem>
#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include "access/permission.h"
#include "access/stand_in.h"
#include "base/vault.h"
#include "exchange/hands.h"
#include "exchange/import_matters.h"
#include "http/writer.h"
#include "server/commands.h"
#include "server/interrupt.h"

namespace server {

namespace {

using base::FileProblem;

constexpr std::int64_t most_problems_shown = 20;

struct ImportMattersOptions {
    std::filesystem::path file;
    std::filesystem::path mapping;
    std::string as;
    std::filesystem::path report;
    bool dry_run = false;
};

[[noreturn]] void refuse(const std::filesystem::path& file, std::vector<FileProblem> problems) {
    throw CommandError(
        ExitCode::bad_file,
        fmt::format("{} was not imported, nothing was changed · 未导入，未作任何改动：\n{}",
                    file.string(), base::to_text(problems)));
}

exchange::Mapping get_mapping(const std::filesystem::path& file) {
    const auto text = exchange::read_text(file);
    if (!text) refuse(file, {text.error()});
    auto mapping = exchange::read_mapping(*text);
    if (!mapping) refuse(file, mapping.error());
    return std::move(*mapping);
}

std::shared_ptr<const access::Actor> get_actor(db::Database& database, const std::string& login) {
    if (login.empty()) return nullptr;
    const auto actor = database.read([&](db::Read& read) {
        return access::act_as(read, login, access::permission::approve_matter);
    });
    if (!actor)
        throw CommandError(ExitCode::usage,
                           fmt::format("{} is nobody here, or heads no centre: an import is the "
                                       "centre head's · 没有此人，或不是中心主任",
                                       login));
    return *actor;
}

/// Problems: the first on the screen, all in the report.
class Problems {
  public:
    explicit Problems(const std::filesystem::path& report) {
        if (report.empty()) return;
        file_.open(report, std::ios::binary | std::ios::trunc);
        if (!file_)
            throw CommandError(ExitCode::bad_file,
                               fmt::format("{} cannot be written. · 无法写入", report.string()));
    }
    void add(const FileProblem& problem) {
        if (++count_ <= most_problems_shown)
            std::cout << base::to_text(std::span(&problem, 1)) << std::flush;
        else if (count_ == most_problems_shown + 1)
            std::cout << "  … more; --report FILE keeps them all · 更多见报告文件\n";
        if (file_.is_open()) file_ << http::to_json(problem) << "\n" << std::flush;
    }

  private:
    std::ofstream file_;
    std::int64_t count_ = 0;
};

void say(const exchange::Imported& done, bool dry_run) {
    if (done.units_made > 0)
        std::cout << fmt::format("{} units {} made · 新建单位{}个\n", done.units_made,
                                 dry_run ? "would be" : "were", done.units_made);
    std::cout << fmt::format(
        "{} records: {} {}, {} here before, {} not taken · 共{}条：导入{}，已有{}，未导入{}\n",
        done.records, done.taken, dry_run ? "would be taken" : "taken", done.known, done.refused,
        done.records, done.taken, done.known, done.refused);
    if (done.stopped)
        std::cout << "Stopped; the same command goes on from here · 已停止，再次运行即可继续\n";
}

void import_matters(const Place& place, const ImportMattersOptions& options) {
    const auto format = exchange::format_of(options.file);
    if (!format)
        throw CommandError(ExitCode::usage,
                           fmt::format("{} is called neither .csv nor .jsonl (nor .xz of these). · "
                                       "文件名应以 .csv 或 .jsonl 结尾",
                                       options.file.string()));
    const auto mapping = get_mapping(options.mapping);
    const auto text = exchange::read_text(options.file);
    if (!text) refuse(options.file, {text.error()});
    const auto records = exchange::read_records(*format, *text);
    if (!records) refuse(options.file, {records.error()});
    if (auto wrong = exchange::misfits(mapping, (*records)->columns()); !wrong.empty())
        refuse(options.file, std::move(wrong));

    // One writer: on PostgreSQL records of one county would only get into each other's way.
    const auto database = place.open_existing({.writers = 1});
    const auto vault = std::make_shared<const base::Vault>(base::Vault::load(place.key_file()));
    const auto actor = get_actor(*database, options.as);
    Problems problems(options.report);
    Interrupt interrupt;
    try {
        const auto done = exchange::import_matters(
            *database, {{.vault = vault}}, mapping, **records,
            {.actor = actor.get(),
             .dry_run = options.dry_run,
             .stop = [&] { return interrupt.asked(); },
             .progress =
                 [](const exchange::ImportProgress& at) {
                     const auto size = std::max<std::size_t>(at.size, 1);
                     std::cout << fmt::format("{:3} %  {} records, {} taken, {} not\n",
                                              at.position * 100 / size, at.records, at.taken,
                                              at.refused)
                               << std::flush;
                 },
             .problem = [&](const FileProblem& problem) { problems.add(problem); }});
        say(done, options.dry_run);
        if (done.refused > 0 || done.stopped) throw CommandEnd{ExitCode::finding};
    } catch (const exchange::CannotBegin& error) {
        throw CommandError(ExitCode::usage, error.what());
    } catch (const exchange::NameTaken& error) {
        throw CommandError(
            ExitCode::usage,
            fmt::format(
                "The login name {} belongs to a person; imports need it. · 该登录名已属他人",
                error.what()));
    }
}

}  // namespace

void add_import_matters_command(CLI::App& import, Place& place) {
    auto* command = import.add_subcommand(
        "matters", "Read matters of another system, with their times · 导入历史事项");
    const auto options = std::make_shared<ImportMattersOptions>();
    command->add_option("FILE", options->file, "CSV or JSON lines, also .xz · 数据文件")
        ->required();
    command
        ->add_option("--mapping", options->mapping,
                     "Which column means what (docs/operations.md) · 对照文件")
        ->required();
    command->add_option("--as", options->as,
                        "Login name of the centre head who has it done: only places of theirs "
                        "· 以中心主任身份，只导入其辖区");
    command->add_option("--report", options->report,
                        "Every record that was not taken, as JSON lines · 未导入清单");
    command->add_flag("--dry-run", options->dry_run,
                      "Only look for everything that the records name · 只检查不写入");
    command->callback([&place, options] { import_matters(place, *options); });
}

}  // namespace server
