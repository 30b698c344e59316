// How fast a file of another system is lived again, and how good routing is on what it was not
// taught. Reads the real data of GONGZHI_SHARED_DATA (or ../shared/data); without it, says so.
//
//   exchange_bench [PROJECT]     default: the working directory

#include <chrono>
#include <iostream>

#include "db/scratch.h"
#include "exchange/export_matters.h"
#include "real/real_data.h"

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

void say_rate(std::string_view what, std::int64_t count, double seconds) {
    std::cout << fmt::format("{:34} {:6} in {:6.1f} s  {:7.0f} a second\n", what, count, seconds,
                             static_cast<double>(count) / seconds)
              << std::flush;
}

void measure_import(const std::filesystem::path& project, const real::Table& table) {
    const auto scratch = db::testing::Scratch::sqlite();
    auto& database = scratch->database();
    real::District district(database, project, scratch->folder());
    const auto mapping = real::get_mapping(project, "pingshan.mapping.json");
    const auto text = table.text(0, table.rows.size());

    auto start = Clock::now();
    const auto done = district.import(mapping, exchange::Format::csv, text);
    say_rate("whole lives imported", done.taken, seconds_since(start));
    start = Clock::now();
    const auto again = district.import(mapping, exchange::Format::csv, text);
    say_rate("a second import, nothing new", again.known, seconds_since(start));
    start = Clock::now();
    std::ostringstream out;
    const auto written = exchange::export_matters(database, out, {});
    say_rate("exported", written, seconds_since(start));
    if (done.refused + again.refused + again.taken > 0)
        std::cout << fmt::format("!! {} refused, {} twice\n", done.refused, again.taken);
}

void measure_routing(const std::filesystem::path& project, real::Table table, unsigned seed) {
    const auto scratch = db::testing::Scratch::sqlite();
    real::District district(scratch->database(), project, scratch->folder());
    table.mix(seed);
    const auto hits =
        real::try_routing(district, scratch->database(), table, table.rows.size() * 8 / 10,
                          real::get_mapping(project, "pingshan.mapping.json"));
    const auto percent = [&](int count) { return 100.0 * count / hits.asked; };
    std::cout << fmt::format(
        "routing, seed {}: {} asked; right first {:.1f} %, among three {:.1f} %; the usual unit "
        "of type and street, learnt from the same part: {:.1f} %\n",
        seed, hits.asked, percent(hits.first), percent(hits.among_3), percent(hits.yardstick));
}

}  // namespace

int main(int argc, char** argv) {
    const std::filesystem::path project = argc > 1 ? argv[1] : ".";
    const auto file = real::shared_file(project, "complaints/pingshan2018_events.csv.xz");
    if (!file) {
        std::cout << "The real data is not here: set GONGZHI_SHARED_DATA.\n";
        return 0;
    }
    const real::Table table(exchange::read_text(*file).value());
    measure_import(project, table);
    for (const unsigned seed : {1U, 2U, 3U}) measure_routing(project, table, seed);
}
