#include "catalogue/duty_store.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/expects.h"
#include "catalogue/calendar.h"
#include "catalogue/catalogue_store.h"
#include "catalogue/queries.h"
#include "catalogue/refusals.h"

namespace catalogue {

namespace {

DutyRow row_of(const Duty& duty, const regions::Region& region, std::optional<access::PersonId> by,
               base::Instant now) {
    DutyRow row{.duty_id = duty.duty_id,
                .county = region.county,
                .region_id = region.region_id,
                .region_name = region.name,
                .region_path = region.path,
                .code = duty.code,
                .kind = duty.kind,
                .level = duty.level,
                .department = duty.department,
                .basis_kind = duty.basis_kind,
                .basis = duty.basis,
                .batch = duty.batch,
                .batch_date = duty.batch_date,
                .disputed = duty.disputed,
                .clarification = duty.clarification,
                .approved_by = duty.approved_by,
                .valid_from = duty.valid_from,
                .valid_to = duty.valid_to,
                .entered_by = by,
                .entered_at = now,
                .version = duty.version};
    if (duty.unit_id) row.unit_id = duty.unit_id;
    return row;
}

std::vector<DutyRow> duties_of(db::Read& read, access::RegionId region_id, std::string_view code) {
    return read.all<DutyRow>(sql::duties_of_region, db::arg("region_id", region_id),
                             db::arg("code", code));
}

base::Result<void> check(db::Read& read, const Duty& duty) {
    const auto edition = get_edition(read);
    if (!edition) return std::unexpected(edition.error());
    const Category* leaf = edition->catalogue->find(duty.code);
    if (!leaf)
        return base::refuse_field("code", "unknown", "事项目录中没有这个编码。",
                                  "Is no leaf of the catalogue.");
    auto errors = problems_of(duty, *leaf, *edition->catalogue);
    if (!errors.empty())
        return std::unexpected(
            base::Refusal{.kind = &base::invalid_input, .fields = std::move(errors)});
    for (const DutyRow& other : duties_of(read, duty.region_id, duty.code))
        if (other.duty_id != duty.duty_id && overlap(duty_of(other), duty))
            return base::refuse(duty_stands_already, "duty_id",
                                std::to_string(other.duty_id.value));
    return {};
}

void insert(db::Write& write, DutyRow& row) {
    row.duty_id = write.next_id<DutyId>();
    row.version = 1;
    write.run(sql::insert_duty, row);
}

/// Finds the regions and units that a file names.
class Resolver {
  public:
    Resolver(db::Write& write, const access::Scope& scope) : write_(write), scope_(scope) {}

    std::vector<FileProblem> problems;

    std::optional<Duty> resolve(const DutyLine& line) {
        const regions::Region* region = find(line.region_code);
        if (!region) {
            problems.push_back(
                {line.line, "region",
                 fmt::format("没有区划“{}”，或不在您的范围内。", line.region_code),
                 fmt::format("`{}` is no region, or outside your scope.", line.region_code)});
            return {};
        }
        Duty duty = line.duty;
        duty.region_id = region->region_id;
        if (line.unit_name.empty()) return duty;
        const auto unit = find_unit_named(write_, region->region_id, line.unit_name);
        if (!unit) {
            problems.push_back({line.line, "unit",
                                fmt::format("{}没有单位“{}”。", region->name, line.unit_name),
                                fmt::format("{} has no unit `{}`.", region->name, line.unit_name)});
            return {};
        }
        duty.unit_id = *unit;
        return duty;
    }

    const regions::Region& region(const std::string& code) const { return *regions_.at(code); }

  private:
    const regions::Region* find(const std::string& code) {
        const auto [place, fresh] = regions_.try_emplace(code);
        if (fresh) {
            auto found = find_region_by_code(write_, code);
            if (found && scope_.covers(found->path)) place->second = std::move(found);
        }
        return place->second ? &*place->second : nullptr;
    }

    db::Write& write_;
    const access::Scope& scope_;
    std::map<std::string, std::optional<regions::Region>> regions_;
};

}  // namespace

Duty duty_of(const DutyRow& row) {
    return {.duty_id = row.duty_id,
            .region_id = row.region_id,
            .code = row.code,
            .kind = row.kind,
            .level = row.level,
            .unit_id = row.unit_id.value_or(access::UnitId{}),
            .department = row.department,
            .basis_kind = row.basis_kind,
            .basis = row.basis,
            .batch = row.batch,
            .batch_date = row.batch_date,
            .disputed = row.disputed,
            .clarification = row.clarification,
            .approved_by = row.approved_by,
            .valid_from = row.valid_from,
            .valid_to = row.valid_to,
            .version = row.version};
}

std::optional<DutyRow> find_duty(db::Read& read, const access::Scope& scope, DutyId duty_id) {
    return read.find<DutyRow>(sql::find_duty, scope, db::arg("duty_id", duty_id));
}

std::vector<DutyRow> list_duties(db::Read& read, const access::Scope& scope,
                                 const DutyQuery& query) {
    return read.all<DutyRow>(sql::list_duties, scope, query);
}

std::vector<Duty> duties_at(db::Read& read, const Place& place, std::string_view code,
                            base::Date day) {
    std::vector<Duty> duties;
    for (const regions::Region& region : place)
        for (const DutyRow& row : duties_of(read, region.region_id, code))
            if (Duty duty = duty_of(row); duty.holds_on(day)) duties.push_back(std::move(duty));
    return duties;
}

base::Result<DutyRow> put_duty(db::Write& write, const Duty& duty, const regions::Region& region,
                               std::optional<access::PersonId> by) {
    base::expects(duty.region_id == region.region_id);
    if (const auto checked = check(write, duty); !checked) return std::unexpected(checked.error());
    if (duty.unit_id) {
        const auto unit = find_unit_fact(write, duty.unit_id);
        const auto home = unit
                              ? regions::find_region(write, access::public_scope(), unit->region_id)
                              : std::nullopt;
        if (!home || !home->path.starts_with(region.path))
            return base::refuse_field("unit_id", "unknown", "该区划内没有这个单位。",
                                      "Is no unit of this region.");
    }
    DutyRow row = row_of(duty, region, by, write.now());
    if (!row.duty_id) {
        insert(write, row);
    } else {
        if (write.run(sql::change_duty, row) == 0) return base::refuse(base::stale);
        ++row.version;
    }
    return write.get<DutyRow>(sql::find_duty, access::public_scope(),
                              db::arg("duty_id", row.duty_id));
}

base::Result<DutyRow> change_duty(db::Write& write, const DutyRow& row, Duty wanted,
                                  const regions::Region& region, access::PersonId by) {
    const base::Date today = date_of(write.now());
    wanted.region_id = row.region_id;
    if (row.valid_from > today) {
        wanted.duty_id = row.duty_id;
        wanted.version = row.version;
        return put_duty(write, wanted, region, by);
    }
    if (wanted.valid_from < today)
        return base::refuse_field("valid_from", "range", "已生效的职责只能从今日或以后起更改。",
                                  "What holds already can change from today on, not before.");
    auto ended = end_duty(write, row, row.version, wanted.valid_from);
    if (!ended) return ended;
    wanted.duty_id = {};
    return put_duty(write, wanted, region, by);
}

base::Result<DutyRow> end_duty(db::Write& write, DutyRow row, std::int64_t version,
                               base::Date day) {
    row.valid_to = std::max(day, row.valid_from);
    if (row.version != version || write.run(sql::end_duty, row) == 0)
        return base::refuse(base::stale, "version", std::to_string(row.version));
    ++row.version;
    return row;
}

std::expected<ImportedDuties, std::vector<FileProblem>> import_duties(
    db::Write& write, const access::Scope& scope, std::span<const DutyLine> lines,
    std::optional<access::PersonId> by) {
    Resolver resolver(write, scope);
    std::vector<Duty> duties;
    for (const DutyLine& line : lines)
        if (auto duty = resolver.resolve(line)) duties.push_back(std::move(*duty));
    if (!resolver.problems.empty()) return std::unexpected(std::move(resolver.problems));

    ImportedDuties done;
    for (std::size_t i = 0; i < duties.size(); ++i) {
        const auto others = duties_of(write, duties[i].region_id, duties[i].code);
        const bool known = std::ranges::any_of(
            others, [&](const DutyRow& other) { return overlap(duty_of(other), duties[i]); });
        ++(known ? done.known : done.added);
        if (known) continue;
        DutyRow row = row_of(duties[i], resolver.region(lines[i].region_code), by, write.now());
        insert(write, row);
    }
    return done;
}

int enter_default_duties(db::Write& write, const Catalogue& catalogue, access::RegionId region_id) {
    const auto region = regions::find_region(write, access::system_scope(), region_id);
    base::expects(region.has_value(), "default duties are for a region that is there");
    int added = 0;
    const auto standing = duties_of(write, region_id, "");
    for (const Duty& duty : default_duties(catalogue, region_id, date_of(write.now()))) {
        const bool known = std::ranges::any_of(
            standing, [&](const DutyRow& other) { return overlap(duty_of(other), duty); });
        if (known) continue;
        DutyRow row = row_of(duty, *region, {}, write.now());
        insert(write, row);
        ++added;
    }
    return added;
}

}  // namespace catalogue
