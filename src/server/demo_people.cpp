#include "server/demo_people.h"

#include <map>

#include <fmt/format.h>

#include "access/password.h"
#include "access/person.h"
#include "base/expects.h"
#include "regions/grid_store.h"
#include "server/demo_accounts.h"
#include "simulation/cast.h"

namespace server {

namespace {

using access::PersonId;
using access::RegionId;
using access::Role;
using regions::TeamPart;
using regions::Unit;
using regions::UnitKind;

/// Hires people for units in one transaction.
class Hiring {
  public:
    Hiring(db::Write& write, const base::Vault& vault) : write_(write), vault_(vault) {}

    /// Somebody who works there but does not sign in here.
    PersonId hire(const Unit& unit, Role role) {
        const auto person = add({.county = unit.county,
                                 .region_id = unit.region_id,
                                 .login_name = fmt::format("demo-{:05}", ++number_),
                                 .display_name = simulation::made_up_name(number_)});
        give_post(person, unit, role);
        return person;
    }

    /// Somebody who signs in.
    PersonId open_account(const DemoAccount& account, const Unit* unit, const std::string& hash) {
        ++number_;
        access::NewPerson who{.login_name = std::string(account.login_name),
                              .display_name = simulation::made_up_name(number_),
                              .password_hash = hash,
                              .password_given = false};
        if (unit != nullptr) {
            who.county = unit->county;
            who.region_id = unit->region_id;
        }
        const auto person = add(std::move(who));
        if (unit != nullptr) {
            give_post(person, *unit, account.role);
            for (const auto& more : account.also)
                if (more) give_post(person, *unit, *more);
        } else {
            access::insert_post(
                write_, {.person_id = person, .role = account.role, .valid_from = write_.now()});
        }
        return person;
    }

    void give_post(PersonId person, const Unit& unit, Role role) {
        access::insert_post(write_, {.county = unit.county,
                                     .person_id = person,
                                     .role = role,
                                     .unit_id = unit.unit_id,
                                     .region_id = unit.region_id,
                                     .valid_from = write_.now()});
    }

  private:
    PersonId add(access::NewPerson who) {
        // No such number can be dialled.
        who.work_telephone = fmt::format("0000-{:07}", number_);
        const auto person = access::insert_person(write_, vault_, who);
        base::expects(person.has_value(), "login names of the demonstration are free");
        return *person;
    }

    db::Write& write_;
    const base::Vault& vault_;
    std::size_t number_ = 0;
};

Role head_of(UnitKind kind) {
    return regions::is_centre(kind) || kind == UnitKind::centre_section ? Role::centre_head
                                                                        : Role::unit_head;
}

using Heads = std::map<RegionId, PersonId>;

/// A head for every unit; gives those of the village committees, who are heads of grids too.
Heads hire_heads(Hiring& hiring, const DemoPlaces& places, DemoPeople& count) {
    Heads villages;
    for (const auto& [place, unit] : places.units) {
        const auto person = hiring.hire(unit, head_of(unit.kind));
        if (unit.kind == UnitKind::village_committee) villages.emplace(unit.region_id, person);
        ++count.heads;
    }
    return villages;
}

void hire_teams(db::Write& write, Hiring& hiring, const DemoPlaces& places, const Heads& heads,
                DemoPeople& count) {
    std::map<RegionId, const Unit*> committees;
    for (const auto& [place, unit] : places.units)
        if (unit.kind == UnitKind::village_committee) committees.emplace(unit.region_id, &unit);

    std::vector<regions::TeamMember> teams;
    RegionId last{};
    for (const auto& grid : places.grids) {
        const auto& committee = *committees.at(grid.region_id);
        const auto head = heads.at(grid.region_id);
        if (grid.region_id != last) {
            hiring.give_post(head, committee, Role::grid_head);
            ++count.grid_heads;
            last = grid.region_id;
        }
        teams.push_back({grid.grid_id, head, TeamPart::head});
        teams.push_back({grid.grid_id, hiring.hire(committee, Role::grid_member)});
        ++count.grid_members;
    }
    regions::assign_teams(write, places.grids, teams);
}

/// Whom a city's centre needs to take what is complained of about the counties' centres. The
/// centres of counties get theirs with the matters.
void hire_city_staff(Hiring& hiring, const DemoPlaces& places) {
    constexpr Role staff[] = {Role::window_clerk, Role::triage_officer, Role::dispatcher,
                              Role::unit_clerk,   Role::handler,        Role::unit_head,
                              Role::checker,      Role::revisitor,      Role::supervisor};
    for (const auto* place : {"guazhou", "guichi", "lanshan"})
        for (const auto* centre : places.of(place, UnitKind::centre, 2))
            for (const Role role : staff) hiring.hire(centre->unit, role);
}

/// The unit in Guazhou where an account sits.
const Unit* unit_at(const DemoPlaces& places, DemoDesk desk) {
    const auto first = [&](UnitKind kind, int level) {
        const auto found = places.of("guazhou", kind, level);
        base::expects(!found.empty(), "Guazhou has every kind of unit");
        return &found.front()->unit;
    };
    switch (desk) {
        case DemoDesk::nowhere:
            return nullptr;
        case DemoDesk::centre:
            return first(UnitKind::centre, 3);
        case DemoDesk::housing_department:
            return &places.department("guazhou", "ZJ")->unit;
        case DemoDesk::town:
            return first(UnitKind::town_government, 4);
        case DemoDesk::village:
            return first(UnitKind::village_committee, 5);
        case DemoDesk::mediation:
            return first(UnitKind::mediation_body, 3);
    }
    return nullptr;
}

}  // namespace

DemoPeople make_demo_people(db::Database& database, const base::Vault& vault,
                            const DemoPlaces& places) {
    // One hash for all: hashing is slow on purpose, and these passwords are no secret.
    const auto hash = access::PasswordHasher(access::HashCost{}).hash(demo_password);
    return database.write([&](db::Write& write) {
        DemoPeople count;
        Hiring hiring(write, vault);
        const auto heads = hire_heads(hiring, places, count);
        hire_teams(write, hiring, places, heads, count);
        hire_city_staff(hiring, places);
        for (const auto& account : demo_accounts()) {
            hiring.open_account(account, unit_at(places, account.desk), hash);
            ++count.accounts;
        }
        return count;
    });
}

}  // namespace server
