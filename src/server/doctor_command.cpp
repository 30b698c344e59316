#include <iostream>

#include <fmt/format.h>

#include "access/findings.h"
#include "catalogue/findings.h"
#include "clocks/findings.h"
#include "notices/findings.h"
#include "regions/findings.h"
#include "server/commands.h"

namespace server {

namespace {

using Findings = std::vector<base::Finding>;

/// One check of the live database, by the room that keeps it.
struct Check {
    const char* what;
    Findings (*look)(db::Read&);
};

constexpr Check checks[] = {
    {"access log, posts and administrators", &access::findings},
    {"units, grids and their teams", &regions::findings},
    {"catalogue, duties and overrides", &catalogue::findings},
    {"clocks: holders and next steps", &clocks::findings},
    {"notices: outbox, dead letters, subscriptions", &notices::findings},
};

void print(const Findings& findings) {
    for (const auto& one : findings)
        std::cout << fmt::format("   {}  {}\n      {}\n      {}\n", one.code, one.subject, one.en,
                                 one.zh);
}

void examine(const Place& place) {
    const auto database = place.open_existing();
    std::size_t found = 0;
    for (const auto& [what, look] : checks) {
        const auto findings = database->read(look);
        std::cout << fmt::format("{:4}  {}\n", findings.empty() ? "ok" : "!!", what);
        print(findings);
        found += findings.size();
    }
    if (found == 0) return;
    std::cout << fmt::format("{} findings · 发现 {} 处问题\n", found, found);
    throw CommandEnd{ExitCode::finding};
}

}  // namespace

void add_doctor_command(CLI::App& app, Place& place) {
    auto* command =
        app.add_subcommand("doctor", "Check every invariant on the live database · 体检");
    command->callback([&place] { examine(place); });
}

}  // namespace server
