#include <iostream>

#include <fmt/format.h>

#include "base/expects.h"
#include "base/random.h"
#include "base/vault.h"
#include "catalogue/catalogue_store.h"
#include "catalogue/duty_store.h"
#include "clocks/deadline.h"
#include "server/commands.h"
#include "server/demo_places.h"
#include "server/demo_state.h"
#include "server/foundation.h"
#include "server/open_quickly.h"
#include "server/queries.h"
#include "server/resources.h"
#include "simulation/simulate.h"

namespace server {

namespace {

struct SimulateOptions {
    simulation::Plan plan;
    std::string start;
    bool scratch = false;
    bool json = false;
};

/// A Monday after a holiday, with a calendar that is announced for the months that follow.
constexpr std::string_view scratch_start = "2026-03-02T00:00:00+08:00";

/// A folder that goes away with this object.
class ScratchFolder {
  public:
    ScratchFolder()
        : path_(std::filesystem::temp_directory_path() /
                ("gongzhi-simulation-" + base::random_token(9))) {
        std::filesystem::create_directory(path_);
    }
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

  private:
    const std::filesystem::path path_;
};

base::Instant read_start(const std::string& text) {
    const auto read = base::parse_instant(text.size() == 10 ? text + "T00:00:00+08:00" : text);
    const auto first = *base::parse_instant("2025-06-01T00:00:00Z");
    if (!read || *read < first || !clocks::countable(*read))
        throw CommandError(
            ExitCode::usage,
            fmt::format("--start '{}' is no date between 2025-06 and 2100; expected one like "
                        "2026-03-02. 开始日期应如2026-03-02。",
                        text));
    return *read;
}

simulation::Words words() {
    auto read = simulation::read_words(simulation_words_yaml());
    base::expects(read.has_value(), "the built-in words are a right file");
    return std::move(*read);
}

void report(const simulation::Outcome& outcome, const SimulateOptions& options) {
    if (options.json)
        std::cout << boost::json::serialize(simulation::to_json(outcome)) << "\n";
    else
        std::cout << simulation::to_text(outcome);
}

void run_on(db::Database& database, simulation::FastClock& clock,
            std::shared_ptr<const base::Vault> vault, const SimulateOptions& options) {
    simulation::Stage stage(database, clock, {access::Config{.vault = std::move(vault)}},
                            std::chrono::minutes{5});
    const auto progress = [&](int day, int days) {
        if (day % 5 == 0 || day == days)
            std::cerr << fmt::format("   day {} of {}\n", day, days) << std::flush;
    };
    try {
        report(simulation::simulate(stage, options.plan, words(), progress), options);
    } catch (const simulation::CannotSimulate& problem) {
        throw CommandError(ExitCode::usage, problem.what());
    }
}

void make_county(db::Database& database, const std::string& county) {
    lay_foundation_of(database, county, std::cerr);
    const auto places = make_demo_place(database, county);
    if (!places)
        throw CommandError(ExitCode::usage,
                           fmt::format("--scratch makes the counties 620922, 341702 and 371302; "
                                       "{} is none of them. 可选县区：620922、341702、371302。",
                                       county));
    database.write([&](db::Write& write) {
        const auto edition = catalogue::get_edition(write);
        catalogue::enter_default_duties(write, *edition->catalogue,
                                        places->places.front().region_id);
    });
}

void simulate_in_scratch(const SimulateOptions& options) {
    const ScratchFolder folder;
    const auto start =
        read_start(options.start.empty() ? std::string(scratch_start) : options.start);
    simulation::FastClock clock(start - std::chrono::hours{24});
    const auto key = folder.path() / "key.json";
    base::Vault::create(key);
    const Place place{.data = folder.path()};
    const auto database = open_quickly(place, {.clock = clock.clock()});
    clock.run();
    make_county(*database, options.plan.county);
    clock.set(start);
    run_on(*database, clock, std::make_shared<const base::Vault>(base::Vault::load(key)), options);
}

/// Simulated people must never stand among real ones.
void simulate_in_demonstration(const Place& place, const SimulateOptions& options) {
    const auto start = options.start.empty() ? base::system_now() : read_start(options.start);
    simulation::FastClock clock(start);
    const auto database = place.open_existing({.clock = clock.clock()});
    if (demo_state(*database) != DemoState::complete)
        throw CommandError(ExitCode::usage,
                           "Only a demonstration can be simulated in, or an empty database with "
                           "--scratch. 只能在演示数据中模拟，或使用--scratch。");
    const auto last = database->read([](db::Read& read) {
        return read.find<base::Instant>(sql::last_entry_at).value_or(base::Instant{});
    });
    if (start < last)
        throw CommandError(
            ExitCode::usage,
            fmt::format("--start lies before what has happened there ({}). 开始时间早于已有记录。",
                        base::to_text(last, catalogue::china_offset)));
    run_on(*database, clock,
           std::make_shared<const base::Vault>(base::Vault::load(place.key_file())), options);
}

}  // namespace

void add_simulate_command(CLI::App& app, Place& place) {
    auto* command = app.add_subcommand(
        "simulate", "Let simulated people work for some days, on a fast clock · 模拟运行");
    const auto options = std::make_shared<SimulateOptions>();
    auto& plan = options->plan;
    command->add_option("--days", plan.days, "How many days · 天数")
        ->check(CLI::Range(1, 3'650))
        ->capture_default_str();
    command
        ->add_option("--matters-per-day", plan.matters_per_day,
                     "How many come on a working day · 每个工作日的事项数")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    command->add_option("--seed", plan.seed, "The same seed, the same outcome · 随机种子")
        ->capture_default_str();
    command->add_option("--county", plan.county, "Six digits · 县区代码")->capture_default_str();
    command->add_option("--start", options->start, "First day, 2026-03-02 · 开始日期");
    command->add_flag("--scratch", options->scratch,
                      "On a database of its own that goes away · 使用临时数据库");
    command->add_flag("--json", options->json, "One line of JSON · 输出JSON");
    command->callback([&place, options] {
        if (options->scratch)
            simulate_in_scratch(*options);
        else
            simulate_in_demonstration(place, *options);
    });
}

}  // namespace server
