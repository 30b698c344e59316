#pragma once

#include "access/person.h"
#include "http/fields.h"

namespace access {

/// What colleagues see of a person: nothing private, only whether there is something.
struct PersonView {
    PersonId person_id;
    std::optional<RegionId> region_id;
    PersonKind kind{};
    std::string login_name;
    std::string display_name;
    std::optional<std::string> work_telephone;
    bool has_identity_number = false;
    bool has_private_telephone = false;
    bool disabled = false;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(PersonView, (),
                      (person_id, region_id, kind, login_name, display_name, work_telephone,
                       has_identity_number, has_private_telephone, disabled, version))

PersonView view(const Person& person);

struct OnePerson {
    PersonId person_id;
};
BOOST_DESCRIBE_STRUCT(OnePerson, (), (person_id))

/// The person inside the actor's scope, whom the actor may manage; refuses not_found or why not.
base::Result<Person> get_managed(db::Read& read, const Actor& actor, PersonId person);

}  // namespace access
