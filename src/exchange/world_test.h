// For tests only: the small world, imports into it, and what came of them.
#pragma once

#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/testing.h"
#include "catalogue/catalogue_file.h"
#include "catalogue/catalogue_store.h"
#include "clocks/announce_calendar.h"
#include "db/testing.h"
#include "exchange/import_matters.h"

namespace exchange::testing {

inline std::string file_text(const std::string& path) {
    std::ifstream file(path);
    std::ostringstream all;
    all << file.rdbuf();
    return all.str();
}

/// What matters need beside regions and units.
inline void lay_ground(db::Database& database) {
    static const auto catalogue =
        catalogue::read_catalogue(file_text("data/matter-catalogue.yaml"))->catalogue;
    static const auto calendar = file_text("data/calendar/cn_workdays_2004_2026.tsv");
    database.write([&](db::Write& write) {
        base::expects(catalogue::publish(write, catalogue, {}).has_value(), "a catalogue");
        base::expects(clocks::announce_calendar(write, calendar, "国务院办公厅").has_value(),
                      "a calendar");
    });
}

/// A matter as the tests look at it.
struct Stands {
    std::string number;
    std::string state;
    std::string unit;
    std::string handling;  ///< State of the handling clock.
    base::Instant registered_at;
    std::optional<base::Instant> ended_at;
};
BOOST_DESCRIBE_STRUCT(Stands, (), (number, state, unit, handling, registered_at, ended_at))

inline std::map<std::string, Stands> all_matters(db::Database& database) {
    static constexpr db::Sql query{
        "test/stands",
        "SELECT m.number, m.state, COALESCE(u.name, ''), COALESCE(k.state, ''), m.registered_at, "
        "m.ended_at FROM matter m JOIN matter_content c ON c.matter_id = m.matter_id "
        "LEFT JOIN unit u ON u.unit_id = m.lead_unit_id "
        "LEFT JOIN clock k ON k.subject_kind = 'matter' AND k.subject_id = m.matter_id "
        "AND k.kind = 'handling' ORDER BY m.matter_id"};
    static constexpr db::Sql numbers{"test/source_numbers",
                                     "SELECT source_number FROM matter_content ORDER BY matter_id"};
    return database.read([](db::Read& read) {
        const auto keys = read.all<std::string>(numbers);
        const auto rows = read.all<Stands>(query);
        base::expects(keys.size() == rows.size(), "a matter has one handling clock at most");
        std::map<std::string, Stands> out;
        for (std::size_t i = 0; i < rows.size(); ++i) out.emplace(keys[i], rows[i]);
        return out;
    });
}

struct Counts {
    std::int64_t matters = 0;
    std::int64_t entries = 0;
    std::int64_t outbox = 0;
    std::int64_t events = 0;
    std::int64_t people = 0;

    friend bool operator==(const Counts&, const Counts&) = default;
};
BOOST_DESCRIBE_STRUCT(Counts, (), (matters, entries, outbox, events, people))

inline Counts count(db::Database& database) {
    static constexpr db::Sql query{
        "test/count",
        "SELECT (SELECT COUNT(*) FROM matter), (SELECT COUNT(*) FROM journal), "
        "(SELECT COUNT(*) FROM outbox), (SELECT COUNT(*) FROM event), "
        "(SELECT COUNT(*) FROM person)"};
    return database.read([](db::Read& read) { return read.get<Counts>(query); });
}

}  // namespace exchange::testing
