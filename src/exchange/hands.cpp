#include "exchange/hands.h"

#include <fmt/format.h>

#include "access/person.h"
#include "access/program_actor.h"
#include "exchange/queries.h"

namespace exchange {

namespace {

using access::PersonId;
using access::Role;

/// Before any matter that a computer has kept: a post has to have held when the matter was there.
constexpr base::Instant long_ago{0};

struct Account {
    PersonId person_id;
    access::PersonKind kind{};
};
BOOST_DESCRIBE_STRUCT(Account, (), (person_id, kind))

struct Called {
    std::string_view login;
    std::string_view zh;
};
constexpr Called called[] = {
    {"desk", "登记分流"}, {"unit", "办理"}, {"check", "核查"}, {"callback", "回访"}};

}  // namespace

Hands::Hands(db::Database& database, const base::Vault& vault, std::string county,
             std::optional<PersonId> given_by)
    : database_(database), vault_(vault), county_(std::move(county)), given_by_(given_by) {}

PersonId Hands::machine(db::Write& write, Machine which) {
    const auto& name = called[static_cast<std::size_t>(which)];
    const std::string login = fmt::format("import-{}-{}", county_, name.login);
    if (const auto found = write.find<Account>(sql::find_account, db::arg("login_name", login))) {
        if (found->kind != access::PersonKind::machine) throw NameTaken(login);
        return found->person_id;
    }
    return *access::insert_person(
        write, vault_,
        {.county = county_,
         .region_id = write.find<access::RegionId>(sql::find_county, db::arg("county", county_)),
         .kind = access::PersonKind::machine,
         .login_name = login,
         .display_name = fmt::format("历史事项导入·{}", name.zh)});
}

Actor Hands::hand(db::Write& write, Machine which, Role role, access::UnitId unit,
                  access::RegionId region) {
    const auto person = machine(write, which);
    const auto now = write.now();
    auto post = write.find<access::PostId>(sql::find_post, db::arg("person_id", person),
                                           db::arg("role", role), db::arg("unit_id", unit),
                                           db::arg("now", now));
    if (!post)
        post = access::insert_post(write, {.county = county_,
                                           .person_id = person,
                                           .role = role,
                                           .unit_id = unit,
                                           .region_id = region,
                                           .full_time = false,
                                           .valid_from = long_ago,
                                           .given_by = given_by_});
    return access::program_actor(write, *post);
}

const DeskHands& Hands::at_desk(const matters::Desk& desk) {
    const auto found = desks_.find(desk.unit_id);
    if (found != desks_.end()) return found->second;
    const auto hands = database_.write([&](db::Write& write) {
        const auto one = [&](Machine which, Role role) {
            return hand(write, which, role, desk.unit_id, desk.region_id);
        };
        return DeskHands{.clerk = one(Machine::desk, Role::window_clerk),
                         .triage = one(Machine::desk, Role::triage_officer),
                         .dispatcher = one(Machine::desk, Role::dispatcher),
                         .checker = one(Machine::check, Role::checker),
                         .revisitor = one(Machine::callback, Role::revisitor)};
    });
    return desks_.emplace(desk.unit_id, hands).first->second;
}

const UnitHands& Hands::at_unit(access::UnitId unit, access::RegionId region) {
    const auto found = units_.find(unit);
    if (found != units_.end()) return found->second;
    const auto hands = database_.write([&](db::Write& write) {
        return UnitHands{.clerk = hand(write, Machine::unit, Role::unit_clerk, unit, region),
                         .handler = hand(write, Machine::unit, Role::handler, unit, region)};
    });
    return units_.emplace(unit, hands).first->second;
}

}  // namespace exchange
