#include "access/person_view.h"

namespace access {

PersonView view(const Person& person) {
    return {.person_id = person.person_id,
            .region_id = person.region_id,
            .kind = person.kind,
            .login_name = person.login_name,
            .display_name = person.display_name,
            .work_telephone = person.work_telephone,
            .has_identity_number = person.identity_number_sealed.has_value(),
            .has_private_telephone = person.private_telephone_sealed.has_value(),
            .disabled = person.disabled_at.has_value(),
            .version = person.version};
}

base::Result<Person> get_managed(db::Read& read, const Actor& actor, PersonId person) {
    auto found = find_person(read, actor.scope, person);
    if (!found) return base::refuse(base::not_found);
    if (auto ok = may_manage(read, actor, person); !ok) return std::unexpected(ok.error());
    return std::move(*found);
}

}  // namespace access
