// Real events and letters, read from a folder that is not part of the project, and one district
// to import them into. For the test and the benchmark; includes no test framework.
#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <sstream>

#include <fmt/format.h>

#include "base/expects.h"
#include "base/vault.h"
#include "catalogue/catalogue_file.h"
#include "catalogue/catalogue_store.h"
#include "clocks/announce_calendar.h"
#include "exchange/csv.h"
#include "exchange/import_matters.h"
#include "matters/routing.h"
#include "matters/store.h"
#include "regions/import_divisions.h"
#include "regions/unit_store.h"

namespace real {

inline constexpr std::string_view county = "440310";

inline std::string file_text(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream all;
    all << file.rdbuf();
    return all.str();
}

/// A file of the shared folder: GONGZHI_SHARED_DATA, else `../shared/data` beside the project.
/// Nothing when it is not there.
inline std::optional<std::filesystem::path> shared_file(const std::filesystem::path& project,
                                                        std::string_view name) {
    const char* set = std::getenv("GONGZHI_SHARED_DATA");
    const auto file = (set ? std::filesystem::path(set) : project / "../shared/data") / name;
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file, ignored)) return {};
    return file;
}

/// The district with its towns and villages, its centre, catalogue and calendar.
class District {
  public:
    District(db::Database& database, const std::filesystem::path& project,
             const std::filesystem::path& folder)
        : database_(database) {
        load_divisions(project);
        const auto read =
            catalogue::read_catalogue(file_text(project / "data/matter-catalogue.yaml"));
        const auto calendar = file_text(project / "data/calendar/cn_workdays_2004_2026.tsv");
        database.write([&](db::Write& write) {
            base::expects(catalogue::publish(write, read->catalogue, {}).has_value(), "catalogue");
            base::expects(clocks::announce_calendar(write, calendar, "built in").has_value(),
                          "calendar");
            add_centre(write);
        });
        base::Vault::create(folder / "key");
        vault_ = std::make_shared<const base::Vault>(base::Vault::load(folder / "key"));
    }

    matters::Config config() const { return {{.vault = vault_}}; }

    exchange::Imported import(const exchange::Mapping& mapping, exchange::Format format,
                              const std::string& text, exchange::ImportOptions options = {}) {
        const auto records = exchange::read_records(format, text);
        return exchange::import_matters(database_, config(), mapping, **records, options);
    }

  private:
    /// The division and what stands above it, out of the built-in file.
    void load_divisions(const std::filesystem::path& project) {
        std::ifstream file(project / "data/divisions/cn_divisions_places.tsv");
        std::string text;
        for (std::string line; std::getline(file, line);)
            if (text.empty() || line.starts_with(county) || line.starts_with("440000000000") ||
                line.starts_with("440300000000"))
                text += line + "\n";
        const auto done = regions::import_divisions(
            database_, text, {.as_of = std::chrono::sys_days{std::chrono::year{2018} / 1 / 1}});
        base::expects(done.has_value(), "the built-in divisions are a right file");
    }

    static void add_centre(db::Write& write) {
        const auto region = regions::find_region_by_code(write, access::public_scope(),
                                                         std::string(county) + "000000", 3);
        regions::insert_unit(write, {.unit = {.unit_id = write.next_id<access::UnitId>(),
                                              .county = std::string(county),
                                              .region_id = region->region_id,
                                              .kind = regions::UnitKind::centre,
                                              .department = "ZZ",
                                              .name = "区综治中心",
                                              .level = 3,
                                              .valid_from = base::Instant{0}}});
    }

    db::Database& database_;
    std::shared_ptr<const base::Vault> vault_;
};

inline exchange::Mapping get_mapping(const std::filesystem::path& project, std::string_view name) {
    auto mapping = exchange::read_mapping(file_text(project / "tests/real" / name));
    base::expects(mapping.has_value(), mapping ? "" : base::to_text(mapping.error()));
    return std::move(*mapping);
}

/// A table in memory, cut and mixed as a test needs it.
struct Table {
    std::vector<std::string> head;
    std::vector<std::vector<std::string>> rows;

    explicit Table(const std::string& text) {
        exchange::CsvReader reader(text);
        head = reader.next()->cells;
        while (auto row = reader.next()) rows.push_back(std::move(row->cells));
    }

    const std::string& cell(const std::vector<std::string>& row, std::string_view column) const {
        return row[static_cast<std::size_t>(std::ranges::find(head, column) - head.begin())];
    }
    void mix(unsigned seed) {
        std::mt19937 random(seed);
        std::ranges::shuffle(rows, random);
    }
    std::string text(std::size_t from, std::size_t to) const {
        std::string out = exchange::csv_line(head);
        for (; from < to; ++from) out += exchange::csv_line(rows[from]);
        return out;
    }
};

/// How often routing names the unit that really dealt with an event.
struct Hits {
    int asked = 0;
    int first = 0;      ///< The suggestion's lead.
    int among_3 = 0;    ///< The lead or one of the first two alternatives.
    int yardstick = 0;  ///< The usual unit of type and street in what was learnt, else of type.
};

/// Learns from the first `learnt` rows of a mixed table and asks about the rest, which are
/// registered and accepted but never dispatched. Rows of no unit are not asked about, nor the one
/// row without a number, which cannot be found again.
Hits try_routing(District& district, db::Database& database, const Table& table, std::size_t learnt,
                 const exchange::Mapping& mapping);

}  // namespace real
