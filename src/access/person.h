#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "access/actor.h"
#include "base/refusal.h"
#include "db/database.h"

namespace base {
class Vault;
}

namespace access {

/// A machine signs in with tokens only.
BOOST_DEFINE_ENUM_CLASS(PersonKind, person, machine)

/// The fields that are kept sealed; reading one is logged.
BOOST_DEFINE_ENUM_CLASS(PersonField, identity_number, private_telephone)

/// A person as stored.
struct Person {
    PersonId person_id;
    std::string county;
    std::optional<RegionId> region_id;
    std::string region_path;
    PersonKind kind{};
    std::string login_name;
    std::string display_name;
    std::optional<std::string> work_telephone;
    std::optional<std::string> identity_number_sealed;
    std::optional<std::string> private_telephone_sealed;
    std::optional<base::Instant> disabled_at;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Person, (),
                      (person_id, county, region_id, region_path, kind, login_name, display_name,
                       work_telephone, identity_number_sealed, private_telephone_sealed,
                       disabled_at, version))

/// What a new account is made of. `password_hash` empty: cannot sign in (machines).
struct NewPerson {
    std::string county;
    std::optional<RegionId> region_id;
    PersonKind kind{};
    std::string login_name;
    std::string display_name;
    std::optional<std::string> work_telephone;
    std::optional<std::string> identity_number;
    std::optional<std::string> private_telephone;
    std::string password_hash;
    bool password_given = true;  ///< Must be changed at the first sign-in.
};

/// Stores an account; nothing when the login name is taken. For `create_person`, `gongzhi init`
/// and the demonstration; permissions are the caller's affair.
std::optional<PersonId> insert_person(db::Write& write, const base::Vault& vault,
                                      const NewPerson& person);

/// A role at a unit for somebody. `unit_id` and `region_id` may be missing for administrators only.
struct NewPost {
    std::string county;
    PersonId person_id;
    Role role{};
    std::optional<UnitId> unit_id;
    std::optional<RegionId> region_id;
    bool full_time = true;
    std::optional<PostId> substitute_for;
    base::Instant valid_from;
    std::optional<base::Instant> valid_to;
    std::optional<PersonId> given_by;
};
BOOST_DESCRIBE_STRUCT(NewPost, (),
                      (county, person_id, role, unit_id, region_id, full_time, substitute_for,
                       valid_from, valid_to, given_by))

PostId insert_post(db::Write& write, const NewPost& post);

/// The person, if administered inside the scope.
std::optional<Person> find_person(db::Read& read, const Scope& scope, PersonId person);

/// A post that somebody holds now or later: as what, and where (`/` for the whole).
struct HeldRole {
    Role role{};
    std::string region_path;
};
BOOST_DESCRIBE_STRUCT(HeldRole, (), (role, region_path))

/// Every post of the person, inside and outside of anybody's scope.
std::vector<HeldRole> held_roles(db::Read& read, PersonId person);

/// Whether the actor may change this account: not one's own, and only when every post that the
/// person holds could be given by the actor, in role and in place. So a centre's head cannot lock
/// out an administrator, and a county's security administrator cannot take over the account of one
/// of the whole country who lives in the county.
base::Result<void> may_manage(db::Read& read, const Actor& actor, PersonId person);

/// A field as it is stored, with the keyed digest it is found by.
struct Sealed {
    std::optional<std::string> sealed;
    std::optional<std::string> lookup;
};
Sealed seal(const base::Vault& vault, const std::optional<std::string>& plain, PersonField field);

/// A sealed field in clear; nothing when there is none. Log the reading first (`reveal`).
std::optional<std::string> open_field(const base::Vault& vault, const Person& person,
                                      PersonField field);

}  // namespace access
