#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/refusal.h"
#include "db/database.h"
#include "matters/attach.h"
#include "matters/config.h"
#include "matters/hand.h"
#include "matters/journal.h"
#include "matters/reporter.h"
#include "matters/store.h"

namespace matters {

/// Which system of coordinates a point is in: they differ by hundreds of metres.
BOOST_DEFINE_ENUM_CLASS(Datum, wgs84, cgcs2000, gcj02)

struct Point {
    double longitude = 0;
    double latitude = 0;
    Datum datum = Datum::wgs84;
};
BOOST_DESCRIBE_STRUCT(Point, (), (longitude, latitude, datum))

/// What a registration brings (domain 3.3 row 1), whatever the channel.
struct Registration {
    Channel channel = Channel::web;
    std::string title;  ///< Empty: taken from the words.
    std::string words;
    RegionId region_id;
    std::optional<GridId> grid_id = {};
    std::optional<Point> point = {};
    std::string address = {};
    std::string category = {};  ///< Six digits, if somebody said; triage decides.
    std::optional<base::Date> happened_on = {};
    std::optional<ReporterInput> reporter = {};
    std::optional<PersonId> reporter_person_id = {};
    std::optional<UnitId> about_unit_id = {};
    std::optional<PersonId> about_person_id = {};
    bool confidential = false;
    bool publishable = false;
    bool draft = false;
    std::vector<std::string> tags = {};
    std::string source = {};
    std::string source_number = {};
    std::vector<files::AttachmentProof> attachments = {};
    std::string number = {};  ///< Of an import that keeps its own; empty: the next one.
    /// An open matter that the reporter says is the same; triage decides whether to join them.
    std::optional<MatterId> repeats = {};
};

/// What whoever brought it gets: the code is never told again.
struct Registered {
    Matter matter;
    std::string query_code;
    Entry entry;
};

/// Registers a matter: always, for anybody, whatever it is about (信访工作条例 17, 21). Refuses
/// only what cannot be: invalid_input for a place, point, date, category or unit that is not there,
/// place_not_served where no centre works. What comes through the reporter's own channels goes on
/// to triage at once; what a clerk registers waits ten minutes, so that it can be settled on the
/// spot (rows 3, 4).
base::Result<Registered> register_matter(db::Write& write, const Config& config, const Hand& hand,
                                         const Registration& input);

/// The centre that pushes a matter of this place forward: the county's, else the nearest above,
/// else the nearest below. `below_level`: only centres of a higher level than this (about a
/// centre of that level).
struct Desk {
    UnitId unit_id;
    RegionId region_id;
    int level = 0;
    std::string path;
};
BOOST_DESCRIBE_STRUCT(Desk, (), (unit_id, region_id, level, path))
std::optional<Desk> find_desk(db::Read& read, RegionId region_id, int below_level = 6);

/// Who may see a matter, and which desk has it, when it complains of a unit (domain 2, leaves 09;
/// 信访工作条例 28): an office of a place is out of sight for that place and whatever lies below.
struct Sight {
    std::string scope_path;
    int below_level = 6;
};
Sight sight_of(db::Read& read, std::string_view region_path, std::optional<UnitId> about);

/// The desk of a matter with such a sight. When a centre is complained of and none stands above it,
/// a petitions office above takes its place. Refuses none_above, or place_not_served where no
/// centre works.
base::Result<Desk> desk_for(db::Read& read, RegionId region_id, const Sight& sight);

}  // namespace matters
