#include "regions/unit_view.h"

#include "base/expects.h"
#include "regions/region_store.h"
#include "regions/unit_rules.h"

namespace regions {

namespace {

template <class Field>
auto inner(const std::optional<Field>& field) {
    using Value = std::remove_cvref_t<decltype(field->value)>;
    return field ? std::optional<Value>(field->value) : std::nullopt;
}

/// Units above may lie outside the caller's scope: a town's centre has the county's above it. They
/// never lie beside it: nobody hangs a unit on a neighbour's, who then could not close it.
bool may_stand_above(db::Read& read, const std::optional<UnitId>& id, const Region& home) {
    if (!id) return true;
    const auto unit = find_unit(read, access::system_scope(), *id);
    if (!unit || unit->valid_to) return false;
    const auto region = find_region(read, access::system_scope(), unit->region_id);
    base::expects(region.has_value(), "a unit stands in a region");
    return home.path.starts_with(region->path) || region->path.starts_with(home.path);
}

void add_details(const UnitInput& input, UnitFile& file) {
    if (input.plates)
        for (const auto& plate : input.plates->value) file.plates.push_back(plate.value);
    if (input.rooms)
        for (const auto& room : input.rooms->value)
            file.rooms.push_back({room.kind, room.name.value});
    if (input.hours)
        for (const auto& one : input.hours->value)
            file.hours.push_back({static_cast<int>(one.weekday.value),
                                  static_cast<int>(one.opens_minute.value),
                                  static_cast<int>(one.closes_minute.value)});
}

}  // namespace

UnitView view(db::Read& read, Unit unit) {
    auto file = with_details(read, std::move(unit));
    auto& row = file.unit;
    const auto region = find_region(read, access::public_scope(), row.region_id);
    return {.unit_id = row.unit_id,
            .region_id = row.region_id,
            .region_name = region ? region->name : "",
            .kind = row.kind,
            .sector = row.sector,
            .department = row.department,
            .name = row.name,
            .plates = std::move(file.plates),
            .level = row.level,
            .superior_id = row.superior_id,
            .host_id = row.host_id,
            .building = row.building,
            .legal_nature = row.legal_nature,
            .rank = row.rank,
            .posts_authorised = row.posts_authorised,
            .posts_filled = row.posts_filled,
            .premises = row.premises,
            .address = row.address,
            .telephone = row.telephone,
            .residence = row.residence,
            .rooms = std::move(file.rooms),
            .hours = std::move(file.hours),
            .valid_from = row.valid_from,
            .valid_to = row.valid_to,
            .version = row.version};
}

base::Result<UnitFile> apply(db::Read& read, const UnitInput& input, Unit unit) {
    unit.kind = input.kind;
    unit.sector = input.sector;
    unit.department = inner(input.department);
    unit.name = input.name.value;
    unit.superior_id = input.superior_id;
    unit.host_id = input.host_id;
    unit.building = input.building;
    unit.legal_nature = inner(input.legal_nature);
    unit.rank = inner(input.rank);
    unit.posts_authorised = inner(input.posts_authorised).value_or(0);
    unit.posts_filled = inner(input.posts_filled).value_or(0);
    unit.premises = input.premises;
    unit.address = inner(input.address);
    unit.telephone = inner(input.telephone);
    unit.residence = input.residence;
    UnitFile file{.unit = std::move(unit)};
    add_details(input, file);

    auto errors = check_unit(file);
    const auto home = find_region(read, access::system_scope(), file.unit.region_id);
    base::expects(home.has_value(), "a unit stands in a region");
    if (!may_stand_above(read, file.unit.superior_id, *home))
        errors.push_back({"superior_id", "not_found", "本地或上级没有这个单位",
                          "there is no such unit here or above"});
    if (!may_stand_above(read, file.unit.host_id, *home))
        errors.push_back({"host_id", "not_found", "本地或上级没有这个单位",
                          "there is no such unit here or above"});
    if (errors.empty()) return file;
    return std::unexpected(
        base::Refusal{.kind = &base::invalid_input, .fields = std::move(errors)});
}

}  // namespace regions
