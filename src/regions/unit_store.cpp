#include "regions/unit_store.h"

#include "regions/queries.h"
#include "regions/region_store.h"

namespace regions {

namespace {

struct Details {
    std::vector<PlateRow> plates;
    std::vector<RoomRow> rooms;
    std::vector<HoursRow> hours;

    void add(const UnitFile& file) {
        const auto id = file.unit.unit_id;
        const auto& county = file.unit.county;
        for (std::size_t i = 0; i < file.plates.size(); ++i)
            plates.push_back({id, static_cast<std::int64_t>(i), county, file.plates[i]});
        for (std::size_t i = 0; i < file.rooms.size(); ++i)
            rooms.push_back(
                {id, static_cast<std::int64_t>(i), county, file.rooms[i].kind, file.rooms[i].name});
        for (const auto& one : file.hours)
            hours.push_back({id, one.weekday, one.opens_minute, county, one.closes_minute});
    }

    void insert(db::Write& write) const {
        write.insert_many("unit_plate", plates);
        write.insert_many("unit_room", rooms);
        write.insert_many("unit_hours", hours);
    }
};

/// What LIKE looks for, with its own signs made plain.
std::string like(std::string_view part) {
    if (part.empty()) return {};
    std::string out = "%";
    for (const char c : part) {
        if (c == '%' || c == '_' || c == '!') out.push_back('!');
        out.push_back(c);
    }
    return out + '%';
}

}  // namespace

std::optional<Unit> find_unit(db::Read& read, const access::Scope& scope, UnitId unit_id) {
    return read.find<Unit>(sql::find_unit, db::arg("unit_id", unit_id),
                           db::arg("path_from", scope.path_from),
                           db::arg("path_to", scope.path_to));
}

std::vector<Unit> list_units(db::Read& read, const access::Scope& scope,
                             const UnitQuestion& question) {
    const auto from = question.within_from.empty() ? scope.path_from : question.within_from;
    const auto to = question.within_to.empty() ? scope.path_to : question.within_to;
    return read.all<Unit>(
        sql::list_units, narrowing(read, from), db::arg("path_from", scope.path_from),
        db::arg("path_to", scope.path_to), db::arg("within_from", from), db::arg("within_to", to),
        db::arg("level", question.level), db::arg("kind", question.kind),
        db::arg("department", question.department), db::arg("host_id", question.host_id),
        db::arg("part", like(question.part)), db::arg("after", question.after),
        db::arg("count", question.count));
}

UnitFile with_details(db::Read& read, Unit unit) {
    const auto id = db::arg("unit_id", unit.unit_id);
    UnitFile out;
    out.plates = read.all<std::string>(sql::list_plates, id);
    out.rooms = read.all<Room>(sql::list_rooms, id);
    out.hours = read.all<Opening>(sql::list_hours, id);
    out.unit = std::move(unit);
    return out;
}

void insert_unit(db::Write& write, const UnitFile& file) {
    insert_units(write, {file});
}

void insert_units(db::Write& write, const std::vector<UnitFile>& files) {
    std::vector<Unit> units;
    Details details;
    for (const auto& file : files) {
        units.push_back(file.unit);
        details.add(file);
    }
    write.insert_many("unit", units);
    details.insert(write);
}

bool update_unit(db::Write& write, const UnitFile& file) {
    if (write.run(sql::update_unit, file.unit) == 0) return false;
    const auto id = db::arg("unit_id", file.unit.unit_id);
    write.run(sql::delete_plates, id);
    write.run(sql::delete_rooms, id);
    write.run(sql::delete_hours, id);
    Details details;
    details.add(file);
    details.insert(write);
    return true;
}

std::vector<PostSum> sum_posts(db::Read& read, const access::Scope& scope,
                               std::string_view within_path, std::optional<UnitKind> kind) {
    const std::string name = kind ? boost::describe::enum_to_string(*kind, "") : std::string();
    return read.all<PostSum>(sql::sum_posts, narrowing(read, within_path),
                             db::arg("path_from", scope.path_from),
                             db::arg("path_to", scope.path_to), db::arg("within_from", within_path),
                             db::arg("within_to", end_of(within_path)), db::arg("kind", name));
}

}  // namespace regions
