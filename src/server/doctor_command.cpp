#include <iostream>

#include <fmt/format.h>

#include "access/findings.h"
#include "catalogue/findings.h"
#include "clocks/findings.h"
#include "files/findings.h"
#include "matters/findings.h"
#include "notices/findings.h"
#include "regions/findings.h"
#include "seals/findings.h"
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
    {"matters: holders, clocks and lists of work", &matters::findings},
    {"seals over the journal", &seals::findings},
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
    const auto tell = [&found](const char* what, const Findings& findings) {
        std::cout << fmt::format("{:4}  {}\n", findings.empty() ? "ok" : "!!", what);
        print(findings);
        found += findings.size();
    };
    for (const auto& [what, look] : checks) tell(what, database->read(look));
    const files::DiskStore store(place.files_folder());
    tell("attachments and their files",
         database->read([&](db::Read& read) { return files::findings(read, store); }));
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
