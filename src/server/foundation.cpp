#include "server/foundation.h"

#include <chrono>

#include <fmt/format.h>

#include "base/expects.h"
#include "base/xz.h"
#include "catalogue/catalogue_file.h"
#include "catalogue/catalogue_store.h"
#include "clocks/announce_calendar.h"
#include "regions/import_divisions.h"
#include "server/resources.h"

namespace server {

namespace {

using namespace std::chrono;

/// The day up to which the built-in divisions speak.
constexpr base::Date divisions_cut_off{sys_days{2023y / June / 30}};

class Stopwatch {
  public:
    double seconds() const { return duration<double>(steady_clock::now() - started_).count(); }

  private:
    const steady_clock::time_point started_ = steady_clock::now();
};

/// The lines of the built-in divisions that are the county's, or of a region above it.
std::string divisions_of(std::string_view county) {
    constexpr std::size_t most_bytes = 256UL << 20;
    const auto all = base::unpack_xz(divisions_xz(), most_bytes);
    base::expects(all.has_value(), "the built-in divisions are a right file");
    const auto province = fmt::format("{:0<12}\t", county.substr(0, 2));
    const auto city = fmt::format("{:0<12}\t", county.substr(0, 4));
    std::string out;
    std::string_view rest = *all;
    for (bool first = true; !rest.empty(); first = false) {
        const auto end = std::min(rest.find('\n'), rest.size() - 1) + 1;
        const auto line = rest.substr(0, end);
        if (first || line.starts_with(county) || line.starts_with(province) ||
            line.starts_with(city))
            out += line;
        rest.remove_prefix(end);
    }
    return out;
}

void load_divisions(db::Database& database, std::ostream& out) {
    const Stopwatch watch;
    regions::DivisionImport how{.as_of = divisions_cut_off};
    std::size_t last_tenth = 0;
    how.progress = [&](std::string_view stage, std::size_t done, std::size_t total) {
        const auto tenth = total == 0 ? 0 : done * 10 / total;
        if (stage != "writing" || tenth == last_tenth) return;
        last_tenth = tenth;
        out << fmt::format("   divisions {:3}0 %\n", tenth) << std::flush;
    };
    const auto done = regions::import_divisions(database, divisions_xz(), how);
    base::expects(done.has_value(), "the built-in divisions are a right file");
    out << fmt::format("   divisions: {} of five levels, {} changed, {:.1f} s\n", done->total,
                       done->added + done->renamed + done->closed, watch.seconds());
}

void load_calendar(db::Database& database, std::ostream& out) {
    const auto done = database.write([](db::Write& write) {
        auto announced = clocks::announce_calendar(write, calendar_tsv(), "built in");
        base::expects(announced.has_value(), "the built-in calendar is a right file");
        return *announced;
    });
    out << fmt::format("   calendar: working days {} to {}\n", base::to_text(done.first),
                       base::to_text(done.last));
}

void load_catalogue(db::Database& database, std::ostream& out) {
    const auto standing =
        database.read([](db::Read& read) { return catalogue::get_edition(read); });
    if (standing) return;  // Somebody's edition is never replaced by ours.
    const auto file = catalogue::read_catalogue(catalogue_yaml());
    base::expects(file.has_value(), "the built-in catalogue is a right file");
    const auto done = database.write([&](db::Write& write) {
        return catalogue::publish(write, file->catalogue,
                                  {.note = "built in", .retired = file->retired});
    });
    base::expects(done.has_value(), "the built-in catalogue can be published");
    out << fmt::format("   catalogue: edition {}\n", done->version.number);
}

}  // namespace

void lay_foundation(db::Database& database, std::ostream& out) {
    out << "Loading divisions, calendar and catalogue…\n" << std::flush;
    load_divisions(database, out);
    load_calendar(database, out);
    load_catalogue(database, out);
}

void lay_foundation_of(db::Database& database, std::string_view county, std::ostream& out) {
    const auto divisions = divisions_of(county);
    const auto done = regions::import_divisions(database, divisions, {.as_of = divisions_cut_off});
    base::expects(done.has_value(), "a part of the built-in divisions is a right file");
    out << fmt::format("   divisions: {}\n", done->total);
    load_calendar(database, out);
    load_catalogue(database, out);
}

}  // namespace server
