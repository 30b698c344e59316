// Fires everything that is due in the database given by its URL, and ends when nothing is left. A
// line goes to standard output before each transaction, so that one can be hit by a signal.
#include <unistd.h>

#include "clocks/tick.h"

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    const auto database = db::Database::open(argv[1]);
    const clocks::EffectsTable effects;
    clocks::Tick tick(*database, effects);
    const auto say = [] {
        if (::write(STDOUT_FILENO, "\n", 1) < 0) ::_exit(1);
        return false;
    };
    // A step that lost its race is left for the next round.
    for (clocks::TickReport report{.fired = 1}; report.steps() + report.failed > 0;)
        report = tick.run(database->now(), say);
}
