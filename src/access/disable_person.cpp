#include "access/access_log.h"
#include "access/permission.h"
#include "access/person_view.h"
#include "access/queries.h"
#include "access/services.h"
#include "access/use_cases.h"

namespace access {

namespace {

struct DisablePerson {
    PersonId person_id;
    bool disabled = false;
};
BOOST_DESCRIBE_STRUCT(DisablePerson, (), (person_id, disabled))

base::Result<PersonView> disable(db::Write& write, const Actor& actor, const DisablePerson& in) {
    const auto person = get_managed(write, actor, in.person_id);
    if (!person) return std::unexpected(person.error());
    const auto now = write.now();
    const auto rows = write.run(in.disabled ? sql::disable_person : sql::enable_person,
                                db::arg("person_id", in.person_id), db::arg("now", now));
    if (rows > 0) {
        if (in.disabled)
            write.run(sql::end_other_sessions, db::arg("person_id", in.person_id),
                      db::arg("session_id", SessionId{}), db::arg("now", now),
                      db::arg("because", "disabled"));
        keep(write, actor,
             {.action = in.disabled ? Action::disable_person : Action::enable_person,
              .subject = {.kind = "person",
                          .id = in.person_id.value,
                          .concerned = in.person_id,
                          .region_path = person->region_path},
              .purpose = Purpose::personnel});
    }
    return view(*find_person(write, actor.scope, in.person_id));
}

}  // namespace

http::Endpoint disable_person() {
    return {.method = http::Method::put,
            .path = "/api/v1/people/{person_id}/state",
            .summary = "Disable an account, or enable it again; its sessions end at once",
            .summary_zh = "停用或恢复账号；停用后其会话立即结束",
            .tag = "people",
            .needs = permission::manage_people,
            .reach = http::Reach::region,
            .refusals = {&base::not_found, &not_yourself, &may_not_give},
            .example = {{"person_id", "{person}"}, {"disabled", true}},
            .handle = http::handler(disable)};
}

}  // namespace access
