#include "access/person.h"

#include "access/queries.h"
#include "access/refusals.h"
#include "base/text.h"
#include "base/vault.h"

namespace access {

namespace {

struct PersonRow {
    PersonId person_id;
    std::string county;
    std::optional<RegionId> region_id;
    PersonKind kind{};
    std::string login_name;
    std::string display_name;
    std::optional<std::string> work_telephone;
    std::optional<std::string> identity_number_sealed;
    std::optional<std::string> identity_number_lookup;
    std::optional<std::string> private_telephone_sealed;
    std::optional<std::string> private_telephone_lookup;
    base::Instant now;
};
BOOST_DESCRIBE_STRUCT(PersonRow, (),
                      (person_id, county, region_id, kind, login_name, display_name, work_telephone,
                       identity_number_sealed, identity_number_lookup, private_telephone_sealed,
                       private_telephone_lookup, now))

constexpr std::string_view identity_context = "person.identity_number";
constexpr std::string_view telephone_context = "person.private_telephone";

}  // namespace

Sealed seal(const base::Vault& vault, const std::optional<std::string>& plain, PersonField field) {
    if (!plain) return {};
    const auto context =
        field == PersonField::identity_number ? identity_context : telephone_context;
    return {.sealed = vault.seal(*plain, context), .lookup = vault.lookup(*plain, context)};
}

std::optional<PersonId> insert_person(db::Write& write, const base::Vault& vault,
                                      const NewPerson& person) {
    const Sealed identity = seal(vault, person.identity_number, PersonField::identity_number);
    const Sealed telephone = seal(vault, person.private_telephone, PersonField::private_telephone);
    const PersonRow row{.person_id = write.next_id<PersonId>(),
                        .county = person.county,
                        .region_id = person.region_id,
                        .kind = person.kind,
                        .login_name = base::fold(person.login_name),
                        .display_name = person.display_name,
                        .work_telephone = person.work_telephone,
                        .identity_number_sealed = identity.sealed,
                        .identity_number_lookup = identity.lookup,
                        .private_telephone_sealed = telephone.sealed,
                        .private_telephone_lookup = telephone.lookup,
                        .now = write.now()};
    if (write.run(sql::insert_person, row) == 0) return std::nullopt;
    if (!person.password_hash.empty())
        write.run(sql::insert_credential, row, db::arg("password_hash", person.password_hash),
                  db::arg("password_given", person.password_given));
    return row.person_id;
}

PostId insert_post(db::Write& write, const NewPost& post) {
    const auto id = write.next_id<PostId>();
    write.run(sql::insert_post, post, db::arg("post_id", id));
    return id;
}

std::optional<Person> find_person(db::Read& read, const Scope& scope, PersonId person) {
    const auto now = read.now();
    return read.find<Person>(sql::find_person, scope, db::arg("person_id", person),
                             db::arg("now", now));
}

std::vector<HeldRole> held_roles(db::Read& read, PersonId person) {
    const auto now = read.now();
    return read.all<HeldRole>(sql::held_roles, db::arg("person_id", person), db::arg("now", now));
}

base::Result<void> may_manage(db::Read& read, const Actor& actor, PersonId person) {
    if (person == actor.person) return base::refuse(not_yourself);
    for (const HeldRole& post : held_roles(read, person))
        if (!may_give(actor.role, post.role) || !actor.scope.covers(post.region_path))
            return base::refuse(may_not_give);
    return {};
}

std::optional<std::string> open_field(const base::Vault& vault, const Person& person,
                                      PersonField field) {
    const bool identity = field == PersonField::identity_number;
    const auto& sealed = identity ? person.identity_number_sealed : person.private_telephone_sealed;
    if (!sealed) return std::nullopt;
    return vault.open(*sealed, identity ? identity_context : telephone_context);
}

}  // namespace access
