#include "server/command_line.h"

#include <cstdlib>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/expects.h"
#include "base/log.h"
#include "base/vault.h"
#include "server/commands.h"
#include "server/version.h"

namespace server {

namespace {

std::filesystem::path default_data() {
    if (const char* home = std::getenv("XDG_DATA_HOME"); home != nullptr && *home != '\0')
        return std::filesystem::path(home) / "gongzhi";
    if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0')
        return std::filesystem::path(home) / ".local/share/gongzhi";
    return "gongzhi-data";
}

void add_commands(CLI::App& app, Place& place) {
    add_serve_command(app, place);
    add_init_command(app, place);
    add_demo_command(app, place);
    add_doctor_command(app, place);
    add_migrate_command(app, place);
    add_backup_command(app, place);
    add_restore_command(app, place);
    add_export_command(app, place);
    add_key_command(app, place);
    add_due_command(app, place);
    add_tick_command(app, place);
    add_verify_command(app, place);
    add_seal_command(app, place);
    add_simulate_command(app, place);
    add_openapi_command(app, place);

    auto& import = *app.add_subcommand("import", "Read a file into the database · 导入数据文件");
    import.require_subcommand(1);
    add_import_data_command(import, place);
    add_import_divisions_command(import, place);
    add_import_calendar_command(import, place);
    add_import_catalogue_command(import, place);
    add_import_matters_command(import, place);
}

ExitCode exit_code_of(db::Failure failure) {
    switch (failure) {
        case db::Failure::too_new:
            return ExitCode::schema_too_new;
        case db::Failure::bad_file:
            return ExitCode::bad_file;
        default:
            return ExitCode::database;
    }
}

/// Runs `work` and turns whatever it throws into a sentence and a code.
template <class Work>
ExitCode guarded(std::ostream& err, Work&& work) {
    const auto say = [&err](ExitCode code, std::string_view sentence) {
        err << "gongzhi: " << sentence << "\n";
        return code;
    };
    try {
        work();
        return ExitCode::ok;
    } catch (const CommandEnd& end) {
        return end.code;
    } catch (const CommandError& error) {
        return say(error.code, error.what());
    } catch (const base::KeyFileError& error) {
        return say(ExitCode::key_file, error.what());
    } catch (const db::Error& error) {
        return say(exit_code_of(error.failure()), error.what());
    } catch (const base::Bug& bug) {
        return say(ExitCode::bug,
                   fmt::format("this is a bug in Gongzhi, please report it: {}", bug.what()));
    } catch (const std::exception& error) {
        return say(ExitCode::bug, error.what());
    }
}

}  // namespace

ExitCode run_command_line(int argc, const char* const* argv, std::ostream& out, std::ostream& err) {
    CLI::App app{"Gongzhi · 共治：the platform of a community governance centre", "gongzhi"};
    Place place{.data = default_data()};
    app.add_option("--data", place.data, "Folder of the database, key and files · 数据目录")
        ->envname("GONGZHI_DATA")
        ->capture_default_str();
    app.add_option("--database", place.database,
                   "postgresql://… ; without it SQLite in the data folder · 数据库地址")
        ->envname("GONGZHI_DATABASE");
    app.set_config("--config", "", "TOML or INI file with any of these options · 配置文件");
    app.set_version_flag("--version", std::string(version));
    app.require_subcommand(1);
    app.fallthrough();
    app.failure_message([](const CLI::App*, const CLI::Error& error) {
        return fmt::format("gongzhi: {}\nRun `gongzhi --help`, or `gongzhi COMMAND --help`.\n",
                           error.what());
    });

    // A person at a terminal reads sentences; only the server writes a log.
    base::set_log_level(base::Level::warn);
    return guarded(err, [&] {
        add_commands(app, place);
        try {
            app.parse(argc, argv);
        } catch (const CLI::ParseError& error) {
            const int code = app.exit(error, out, err);
            throw CommandEnd{code == 0 ? ExitCode::ok : ExitCode::usage};
        }
    });
}

}  // namespace server
