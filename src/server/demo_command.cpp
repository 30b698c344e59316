#include <chrono>
#include <iostream>

#include <fmt/format.h>

#include "base/expects.h"
#include "base/vault.h"
#include "catalogue/catalogue_store.h"
#include "catalogue/duty_store.h"
#include "clocks/deadline.h"
#include "notices/courier.h"
#include "notices/template_store.h"
#include "seals/sealer.h"
#include "seals/signing_key.h"
#include "server/commands.h"
#include "server/demo_accounts.h"
#include "server/demo_people.h"
#include "server/demo_places.h"
#include "server/demo_state.h"
#include "server/foundation.h"
#include "server/open_quickly.h"
#include "server/resources.h"
#include "simulation/demo_loader.h"

namespace server {

namespace {

/// Departments get the duties of the catalogue's defaults where they stand: Shanxi, which is shown
/// for its centres, has none.
constexpr std::string_view places_with_departments[] = {"guazhou", "wuhai", "guichi", "lanshan"};

int enter_duties(db::Database& database, const DemoPlaces& places) {
    return database.write([&](db::Write& write) {
        const auto edition = catalogue::get_edition(write);
        int added = 0;
        for (const auto place : places_with_departments)
            added += catalogue::enter_default_duties(write, *edition->catalogue,
                                                     places.place(place).region_id);
        return added;
    });
}

struct DemoOptions {
    bool if_empty = false;
    std::string at;
};

/// Where, when and with which clock a demonstration is made.
struct Making {
    const Place& place;
    db::Database& database;
    simulation::FastClock& clock;
    base::Instant now;
};

void make_units_and_people(const Making& making, const base::Vault& vault, std::ostream& out) {
    auto& database = making.database;
    lay_foundation(database, out);

    out << "Setting up Shanxi, Guazhou, Wuhai, Guichi and Lanshan…\n" << std::flush;
    const auto places = make_demo_places(database);
    for (const auto& remark : places.remarks)
        out << fmt::format("   {}\n   {}\n", remark.zh, remark.en);
    out << fmt::format("   {} units, {} grids\n", places.units.size(), places.grids.size())
        << std::flush;
    const auto people = make_demo_people(database, vault, places);
    out << fmt::format(
        "   {} heads of units, {} grid members, {} grid heads (all made up), {} accounts\n",
        people.heads, people.grid_members, people.grid_heads, people.accounts);
    out << fmt::format("   {} duties from the catalogue's defaults, to be confirmed locally\n",
                       enter_duties(database, places));
}

/// Three that are worth following, in different states.
void print_receipts(std::ostream& out, const simulation::DemoLoad& load) {
    out << "\nThree receipts, to follow a matter without an account:\n"
           "三张回执，可凭编号和查询码查询进度：\n";
    for (const auto state :
         {matters::State::in_hand, matters::State::to_call_back, matters::State::closed})
        for (const auto& one : load.receipts) {
            // Of Guazhou, where the accounts are.
            if (one.state != state || !one.key.starts_with("gz")) continue;
            out << fmt::format("   {}  {}  {} ({})\n", one.number, one.query_code, one.title,
                               boost::describe::enum_to_string(state, ""));
            break;
        }
}

/// Carries messages out as the server would, soon after they were written.
class Post {
  public:
    Post(const Making& making, std::shared_ptr<const base::Vault> vault)
        : clock_(making.clock),
          courier_(making.database, {.vault = std::move(vault), .templates_yaml = templates_yaml()},
                   {}) {
        making.database.write(
            [](db::Write& write) { notices::publish_shipped(write, templates_yaml()); });
    }
    /// Does nothing when it was here a short while ago.
    void pass() {
        if (clock_.now() < next_) return;
        next_ = clock_.now() + std::chrono::minutes{30};
        base::expects(!courier_.round().failed, "messages of the demonstration are carried");
    }

  private:
    const simulation::FastClock& clock_;
    notices::Courier courier_;
    base::Instant next_;
};

simulation::DemoLoad load_matters(const Making& making,
                                  const std::vector<simulation::DemoMatter>& matters,
                                  std::shared_ptr<const base::Vault> vault, std::ostream& out) {
    out << fmt::format("Walking {} matters through their lives…\n", matters.size()) << std::flush;
    const auto began = std::chrono::steady_clock::now();
    simulation::Stage stage(making.database, making.clock, {access::Config{.vault = vault}},
                            std::chrono::minutes{5});
    Post post(making, vault);
    std::size_t last_tenth = 0;
    auto load = simulation::load_demo_matters(
        stage, matters, making.now, [&](std::size_t done, std::size_t all) {
            post.pass();
            const auto tenth = done * 10 / all;
            if (tenth == last_tenth) return;
            last_tenth = tenth;
            out << fmt::format("   matters {:3}0 %\n", tenth) << std::flush;
        });
    post.pass();
    const auto took = std::chrono::steady_clock::now() - began;
    out << fmt::format("   {} matters, {} acts of people, {} steps of clocks, {:.1f} s\n",
                       load.matters, load.acts, load.steps,
                       std::chrono::duration<double>(took).count());
    return load;
}

void make_demo(const Making& making, const std::vector<simulation::DemoMatter>& matters,
               std::ostream& out) {
    const auto file = making.place.key_file();
    set_demo_state(making.database, DemoState::begun);
    if (!std::filesystem::exists(file)) base::Vault::create(file);
    const auto vault = std::make_shared<const base::Vault>(base::Vault::load(file));
    seals::open_signing_key(making.database, making.place.seal_key_file());
    making.clock.run();
    make_units_and_people(making, *vault, out);
    const auto load = load_matters(making, matters, vault, out);
    const auto sealed = seals::Sealer(making.database, making.place.seal_key_file(), {}).round();
    base::expects(!sealed.failed, "the days of the demonstration can be sealed");
    out << fmt::format("   {} daily seals over the journals\n", sealed.report.seals);
    set_demo_state(making.database, DemoState::complete);
    out << "The demonstration is ready.\n";
    print_receipts(out, load);
}

/// What an interrupted demonstration left behind is no loss: it is made anew.
void clear_interrupted(const Place& place) {
    if (!place.database.empty())
        throw CommandError(ExitCode::usage,
                           "An earlier `demo` was interrupted; give it an empty database. · "
                           "上次生成演示数据被中断，请换一个空数据库。");
    for (const auto* name : {"gongzhi.db", "gongzhi.db-wal", "gongzhi.db-shm"})
        std::filesystem::remove(place.data / name);
}

/// Now, or the time that was asked for; ids of a database begin in 2025.
base::Instant time_of(const std::string& at) {
    if (at.empty()) return base::system_now();
    const auto read = base::parse_instant(at);
    const auto first = *base::parse_instant("2025-06-01T00:00:00Z");
    if (!read || *read < first || !clocks::countable(*read))
        throw CommandError(
            ExitCode::usage,
            fmt::format("--at '{}' is no time between 2025-06 and 2100; expected one like "
                        "2026-09-30T16:00+08:00. 时间应如2026-09-30T16:00+08:00。",
                        at));
    return *read;
}

/// The database to make it in; nothing when there is data and that is well.
std::unique_ptr<db::Database> open_empty(const Place& place, const db::Options& options,
                                         bool if_empty) {
    auto database = open_quickly(place, options);
    switch (demo_state(*database)) {
        case DemoState::complete:
            if (if_empty) return nullptr;
            throw CommandError(ExitCode::usage,
                               "The demonstration is here already. · 演示数据已存在。");
        case DemoState::foreign:
            if (if_empty) return nullptr;
            throw CommandError(ExitCode::usage,
                               "This place holds data of its own; a demonstration needs an empty "
                               "one. · 此处已有数据，请为演示另选空目录。");
        case DemoState::begun:
            database = nullptr;
            clear_interrupted(place);
            return open_quickly(place, options);
        case DemoState::empty:
            break;
    }
    return database;
}

void demo(const Place& place, const DemoOptions& options) {
    const auto now = time_of(options.at);
    const auto matters = simulation::read_demo_matters(demo_matters_yaml());
    base::expects(matters.has_value(), "the built-in matters are a right file");
    simulation::FastClock clock(simulation::earliest(*matters, now) - std::chrono::hours{24});
    const auto database = open_empty(place, {.clock = clock.clock()}, options.if_empty);
    if (!database) return;
    try {
        make_demo({place, *database, clock, now}, *matters, std::cout);
    } catch (const simulation::DemoProblem& problem) {
        throw CommandError(ExitCode::bug, problem.what());
    }
    print_demo_accounts(std::cout, *database);
}

}  // namespace

void add_demo_command(CLI::App& app, Place& place) {
    auto* command = app.add_subcommand(
        "demo", "Make the demonstration: five real places, made-up people · 生成演示数据");
    const auto options = std::make_shared<DemoOptions>();
    command->add_flag("--if-empty", options->if_empty, "Do nothing where there is data already");
    command->add_option("--at", options->at, "As of this time; now when left out · 截至时间");
    command->callback([&place, options] { demo(place, *options); });
}

}  // namespace server
