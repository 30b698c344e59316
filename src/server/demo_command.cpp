#include <chrono>
#include <iostream>

#include <fmt/format.h>

#include "base/vault.h"
#include "catalogue/catalogue_store.h"
#include "catalogue/duty_store.h"
#include "seals/signing_key.h"
#include "server/commands.h"
#include "server/demo_accounts.h"
#include "server/demo_people.h"
#include "server/demo_places.h"
#include "server/demo_state.h"
#include "server/foundation.h"

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

void make_demo(const Place& place, db::Database& database, std::ostream& out) {
    set_demo_state(database, DemoState::begun);
    if (!std::filesystem::exists(place.key_file())) base::Vault::create(place.key_file());
    const auto vault = base::Vault::load(place.key_file());
    seals::open_signing_key(database, place.seal_key_file());
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
    set_demo_state(database, DemoState::complete);
    out << "The demonstration is ready.\n" << std::flush;
}

/// What an interrupted demonstration left behind is no loss: it is made anew.
void clear_interrupted(const Place& place) {
    if (!place.database.empty())
        throw CommandError(ExitCode::usage,
                           "An earlier `demo` was interrupted; give it an empty database. · "
                           "上次生成演示数据被中断,请换一个空数据库。");
    for (const auto* name : {"gongzhi.db", "gongzhi.db-wal", "gongzhi.db-shm"})
        std::filesystem::remove(place.data / name);
}

void demo(const Place& place, bool if_empty) {
    auto database = place.open();
    switch (demo_state(*database)) {
        case DemoState::complete:
            if (if_empty) return;
            throw CommandError(ExitCode::usage,
                               "The demonstration is here already. · 演示数据已存在。");
        case DemoState::foreign:
            if (if_empty) return;
            throw CommandError(ExitCode::usage,
                               "This place holds data of its own; a demonstration needs an empty "
                               "one. · 此处已有数据,请为演示另选空目录。");
        case DemoState::begun:
            database = nullptr;
            clear_interrupted(place);
            database = place.open();
            break;
        case DemoState::empty:
            break;
    }
    make_demo(place, *database, std::cout);
    print_demo_accounts(std::cout, *database);
}

}  // namespace

void add_demo_command(CLI::App& app, Place& place) {
    auto* command = app.add_subcommand(
        "demo", "Make the demonstration: five real places, made-up people · 生成演示数据");
    const auto if_empty = std::make_shared<bool>(false);
    command->add_flag("--if-empty", *if_empty, "Do nothing where there is data already");
    command->callback([&place, if_empty] { demo(place, *if_empty); });
}

}  // namespace server
