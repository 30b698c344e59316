#include <algorithm>

#include "access/access_log.h"
#include "access/permission.h"
#include "access/person_view.h"
#include "access/services.h"
#include "access/use_cases.h"
#include "base/vault.h"

namespace access {

namespace {

struct RevealPerson {
    PersonId person_id;
    http::List<PersonField, 2> fields;
    Purpose purpose{};
    http::Text<2, 500> reason;
};
BOOST_DESCRIBE_STRUCT(RevealPerson, (), (person_id, fields, purpose, reason))

struct RevealedPerson {
    std::optional<std::string> identity_number;
    std::optional<std::string> private_telephone;
};
BOOST_DESCRIBE_STRUCT(RevealedPerson, (), (identity_number, private_telephone))

base::Result<RevealedPerson> reveal_fields(const base::Vault& vault, db::Write& write,
                                           const Actor& actor, const RevealPerson& in) {
    const auto person = find_person(write, actor.scope, in.person_id);
    if (!person) return base::refuse(base::not_found);
    const Subject subject{.kind = "person",
                          .id = in.person_id.value,
                          .concerned = in.person_id,
                          .region_path = person->region_path};
    RevealedPerson out;
    for (const PersonField field : in.fields.value) {
        const char* name = boost::describe::enum_to_string(field, "");
        reveal(write, actor, subject, {name}, in.purpose, in.reason.value);
        auto& into =
            field == PersonField::identity_number ? out.identity_number : out.private_telephone;
        into = open_field(vault, *person, field);
    }
    return out;
}

}  // namespace

http::Endpoint reveal_person(const Shared& services) {
    return {.method = http::Method::post,
            .path = "/api/v1/people/{person_id}/reveals",
            .summary = "Read a colleague's private fields, for a purpose; the person can see it",
            .summary_zh = "按目的查阅人员隐私字段；本人可见查阅记录",
            .tag = "people",
            .needs = permission::manage_people,
            .reach = http::Reach::region,
            .refusals = {&base::not_found},
            .example = {{"person_id", "{person}"},
                        {"fields", {"private_telephone"}},
                        {"purpose", "personnel"},
                        {"reason", "核对值班联系方式"}},
            .handle = http::handler(
                [services](db::Write& write, const Actor& actor, const RevealPerson& in) {
                    return reveal_fields(*services->config.vault, write, actor, in);
                }),
            .keeps_answer = false};
}

}  // namespace access
