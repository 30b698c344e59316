#include "access/access_log.h"
#include "access/permission.h"
#include "access/person_view.h"
#include "access/queries.h"
#include "access/services.h"
#include "access/use_cases.h"
#include "base/vault.h"

namespace access {

namespace {

struct UpdatePerson {
    PersonId person_id;
    std::int64_t version = 0;
    std::optional<http::Text<1, 64>> display_name;
    std::optional<http::Text<0, 32>> work_telephone;
    std::optional<http::Text<0, 32>> identity_number;
    std::optional<http::Text<0, 32>> private_telephone;
};
BOOST_DESCRIBE_STRUCT(UpdatePerson, (),
                      (person_id, version, display_name, work_telephone, identity_number,
                       private_telephone))

struct NewValues {
    PersonId person_id;
    std::int64_t version = 0;
    std::string display_name;
    std::optional<std::string> work_telephone;
    std::optional<std::string> identity_number_sealed;
    std::optional<std::string> identity_number_lookup;
    std::optional<std::string> private_telephone_sealed;
    std::optional<std::string> private_telephone_lookup;
};
BOOST_DESCRIBE_STRUCT(NewValues, (),
                      (person_id, version, display_name, work_telephone, identity_number_sealed,
                       identity_number_lookup, private_telephone_sealed, private_telephone_lookup))

// A field left out stays, an empty one is cleared.
std::optional<std::string> merge(const std::optional<http::Text<0, 32>>& given,
                                 const std::optional<std::string>& present) {
    if (!given) return present;
    return given->value.empty() ? std::nullopt : std::optional(given->value);
}

NewValues merge(const base::Vault& vault, const UpdatePerson& in, const Person& present) {
    const Sealed identity = seal(
        vault, merge(in.identity_number, open_field(vault, present, PersonField::identity_number)),
        PersonField::identity_number);
    const Sealed telephone = seal(
        vault,
        merge(in.private_telephone, open_field(vault, present, PersonField::private_telephone)),
        PersonField::private_telephone);
    return {.person_id = in.person_id,
            .version = in.version,
            .display_name = in.display_name ? in.display_name->value : present.display_name,
            .work_telephone = merge(in.work_telephone, present.work_telephone),
            .identity_number_sealed = identity.sealed,
            .identity_number_lookup = identity.lookup,
            .private_telephone_sealed = telephone.sealed,
            .private_telephone_lookup = telephone.lookup};
}

std::string changed_fields(const UpdatePerson& in) {
    std::string names;
    if (in.display_name) names += " display_name";
    if (in.work_telephone) names += " work_telephone";
    if (in.identity_number) names += " identity_number";
    if (in.private_telephone) names += " private_telephone";
    return names.empty() ? names : names.substr(1);
}

base::Result<PersonView> update(const base::Vault& vault, db::Write& write, const Actor& actor,
                                const UpdatePerson& in) {
    const auto present = get_managed(write, actor, in.person_id);
    if (!present) return std::unexpected(present.error());
    if (write.run(sql::update_person, merge(vault, in, *present)) == 0)
        return base::refuse(base::stale, "version", std::to_string(present->version));
    keep(write, actor,
         {.action = Action::update_person,
          .subject = {.kind = "person",
                      .id = in.person_id.value,
                      .concerned = in.person_id,
                      .region_path = present->region_path},
          .fields = changed_fields(in),
          .purpose = Purpose::personnel});
    return view(*find_person(write, actor.scope, in.person_id));
}

}  // namespace

http::Endpoint update_person(const Shared& services) {
    return {.method = http::Method::patch,
            .path = "/api/v1/people/{person_id}",
            .summary = "Correct a person's data; fields left out stay, empty ones are cleared",
            .summary_zh = "更正人员信息；未填字段不变，填空则清除",
            .tag = "people",
            .needs = permission::manage_people,
            .reach = http::Reach::region,
            .refusals = {&base::not_found, &base::stale, &not_yourself, &may_not_give},
            .example = {{"person_id", "{person}"}, {"version", 1}, {"display_name", "李明"}},
            .handle = http::handler(
                [services](db::Write& write, const Actor& actor, const UpdatePerson& in) {
                    return update(*services->config.vault, write, actor, in);
                })};
}

}  // namespace access
