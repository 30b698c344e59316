#include "access/access_log.h"
#include "access/permission.h"
#include "access/person_view.h"
#include "access/place.h"
#include "access/services.h"
#include "access/use_cases.h"

namespace access {

namespace {

struct CreatePerson {
    RegionId region_id;
    std::optional<PersonKind> kind;
    http::Text<2, 64> login_name;
    http::Text<1, 64> display_name;
    std::optional<http::Text<1, 32>> work_telephone;
    std::optional<http::Text<1, 32>> identity_number;
    std::optional<http::Text<1, 32>> private_telephone;
};
BOOST_DESCRIBE_STRUCT(CreatePerson, (),
                      (region_id, kind, login_name, display_name, work_telephone, identity_number,
                       private_telephone))

/// `password` is shown once; its owner changes it at the first sign-in.
struct CreatedPerson {
    PersonId person_id;
    std::optional<std::string> password;
};
BOOST_DESCRIBE_STRUCT(CreatedPerson, (), (person_id, password))

std::optional<std::string> text(const auto& field) {
    return field ? std::optional(field->value) : std::nullopt;
}

base::Result<PersonId> store(db::Write& write, const Services& services, const Actor& actor,
                             const CreatePerson& in, const std::string& hash) {
    const auto place = find_place(write, actor.scope, in.region_id);
    if (!place) return base::refuse(outside_scope);
    const auto id = insert_person(write, *services.config.vault,
                                  {.county = place->county,
                                   .region_id = in.region_id,
                                   .kind = in.kind.value_or(PersonKind::person),
                                   .login_name = in.login_name.value,
                                   .display_name = in.display_name.value,
                                   .work_telephone = text(in.work_telephone),
                                   .identity_number = text(in.identity_number),
                                   .private_telephone = text(in.private_telephone),
                                   .password_hash = hash});
    if (!id) return base::refuse(login_name_taken);
    keep(write, actor,
         {.action = Action::create_person,
          .subject =
              {.kind = "person", .id = id->value, .concerned = *id, .region_path = place->path},
          .purpose = Purpose::personnel});
    return *id;
}

base::Result<http::Created<CreatedPerson>> create(const Services& services, http::Call& call,
                                                  const Actor& actor, const CreatePerson& in) {
    CreatedPerson out;
    std::string hash;
    if (in.kind != PersonKind::machine) {
        out.password = generate_password();
        hash = services.hasher.hash(*out.password);
    }
    auto id = call.database.write(
        [&](db::Write& write) { return store(write, services, actor, in, hash); });
    if (!id) return std::unexpected(id.error());
    out.person_id = *id;
    return http::Created<CreatedPerson>{out, "/api/v1/people/" + std::to_string(id->value)};
}

}  // namespace

http::Endpoint create_person(const Shared& services) {
    return {.method = http::Method::post,
            .path = "/api/v1/people",
            .summary = "Open an account; gives its first password, once",
            .summary_zh = "新建人员账号，并一次性给出初始密码",
            .tag = "people",
            .needs = permission::manage_people,
            .reach = http::Reach::region,
            .refusals = {&outside_scope, &login_name_taken},
            .example = {{"region_id", "{village}"},
                        {"login_name", "liming"},
                        {"display_name", "李明"},
                        {"work_telephone", "0937-5520000"}},
            .handle = http::handler(
                [services](http::Call& call, const Actor& actor, const CreatePerson& in) {
                    return create(*services, call, actor, in);
                }),
            .keeps_answer = false};
}

}  // namespace access
