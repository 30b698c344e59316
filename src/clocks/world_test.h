// For tests of this room: a small world of regions and units, and a calendar.
#pragma once

#include "clocks/announce_calendar.h"
#include "clocks/calendars_test.h"
#include "clocks/run_clock.h"
#include "db/testing.h"

namespace clocks::testing {

/// The calendar as shipped; with `from_year`, only the years from then on.
inline std::string calendar_file(std::string_view from_year = "") {
    std::ifstream file("data/calendar/cn_workdays_2004_2026.tsv");
    std::string line, text;
    std::getline(file, line);
    text = line + "\n";
    while (std::getline(file, line))
        if (line.substr(0, 4) >= from_year) text += line + "\n";
    return text;
}

inline constexpr access::UnitId village_unit{11}, town_centre{12}, county_centre{13},
    county_bureau{14}, other_county_centre{15};

/// County 620922 (region 1) with town 2 and village 3, county 620921 (region 4); a committee in
/// the village, centres in the town and in both counties, a bureau in the county.
inline void make_world(db::Database& database, std::string_view from_year = "2025") {
    static constexpr std::string_view regions =
        "INSERT INTO region (region_id, county, code, level, name, parent_id, path, pinyin, "
        "initials, valid_from) VALUES "
        "(1, '620922', '620922000000', 3, '瓜州县', NULL, '/1/', '', '', 0), "
        "(2, '620922', '620922100000', 4, '渊泉镇', 1, '/1/2/', '', '', 0), "
        "(3, '620922', '620922100200', 5, '渊泉村', 2, '/1/2/3/', '', '', 0), "
        "(4, '620921', '620921000000', 3, '金塔县', NULL, '/4/', '', '', 0)";
    static constexpr std::string_view units =
        "INSERT INTO unit (unit_id, county, region_id, kind, sector, name, level, superior_id, "
        "posts_authorised, posts_filled, valid_from, version) VALUES "
        "(11, '620922', 3, 'committee', 'society', '渊泉村委会', 5, NULL, 0, 0, 0, 1), "
        "(12, '620922', 2, 'centre', 'government', '渊泉镇综治中心', 4, NULL, 0, 0, 0, 1), "
        "(13, '620922', 1, 'centre', 'government', '瓜州县综治中心', 3, NULL, 0, 0, 0, 1), "
        "(14, '620922', 1, 'bureau', 'government', '瓜州县住建局', 3, 13, 0, 0, 0, 1), "
        "(15, '620921', 4, 'centre', 'government', '金塔县综治中心', 3, NULL, 0, 0, 0, 1)";
    database.write([&](db::Write& write) {
        write.run(db::Sql{"test/regions", regions});
        write.run(db::Sql{"test/units", units});
        if (from_year.empty()) return;
        const auto loaded = announce_calendar(write, calendar_file(from_year), "国务院办公厅");
        ASSERT_TRUE(loaded.has_value());
    });
}

/// A ladder in force for one region (0: the country) and kind.
inline void make_ladder(db::Database& database, std::int64_t id, std::int64_t region,
                        std::string_view kind, std::string_view steps) {
    database.write([&](db::Write& write) {
        write.run(db::Sql{"test/ladder",
                          "INSERT INTO ladder (ladder_id, county, region_id, clock_kind, steps, "
                          "valid_from) VALUES (:id, '', :region, :kind, :steps, 0)"},
                  db::arg("id", id), db::arg("region", region), db::arg("kind", kind),
                  db::arg("steps", steps));
    });
}

}  // namespace clocks::testing
