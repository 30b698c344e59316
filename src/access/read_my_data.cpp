#include "access/access_log.h"
#include "access/person.h"
#include "access/queries.h"
#include "access/scope_maker.h"
#include "access/services.h"
#include "access/use_cases.h"
#include "base/vault.h"

namespace access {

namespace {

/// All that is kept about me as a member of staff (个人信息保护法 art. 45).
struct MyData {
    PersonId person_id;
    std::string login_name;
    std::string display_name;
    std::optional<std::string> work_telephone;
    std::optional<std::string> identity_number;
    std::optional<std::string> private_telephone;
    bool has_second_factor = false;
    std::int64_t recovery_codes_left = 0;
};
BOOST_DESCRIBE_STRUCT(MyData, (),
                      (person_id, login_name, display_name, work_telephone, identity_number,
                       private_telephone, has_second_factor, recovery_codes_left))

base::Result<MyData> read_my_data(const base::Vault& vault, db::Write& write, const Actor& actor) {
    if (auto ok = need_session(actor); !ok) return std::unexpected(ok.error());
    // Oneself is always within reach, also without a post.
    const auto row = find_person(write, ScopeMaker::subtree("/"), actor.person);
    if (!row) return base::refuse(base::not_found);
    const Subject subject{.kind = "person",
                          .id = actor.person.value,
                          .concerned = actor.person,
                          .region_path = row->region_path};
    if (row->identity_number_sealed)
        reveal(write, actor, subject, {"identity_number"}, Purpose::own_data);
    if (row->private_telephone_sealed)
        reveal(write, actor, subject, {"private_telephone"}, Purpose::own_data);
    const Login login = get_login(write, actor.person);
    return MyData{.person_id = row->person_id,
                  .login_name = row->login_name,
                  .display_name = row->display_name,
                  .work_telephone = row->work_telephone,
                  .identity_number = open_field(vault, *row, PersonField::identity_number),
                  .private_telephone = open_field(vault, *row, PersonField::private_telephone),
                  .has_second_factor = login.totp_confirmed_at.has_value(),
                  .recovery_codes_left = write.get<std::int64_t>(
                      sql::count_recovery_codes, db::arg("person_id", actor.person))};
}

}  // namespace

http::Endpoint read_my_data(const Shared& services) {
    return {.path = "/api/v1/me",
            .summary = "All that is kept about me; reading it is logged like any reading",
            .summary_zh = "系统保存的我的全部信息",
            .tag = "me",
            .needs = http::signed_in,
            .reach = http::Reach::own,
            .handle =
                http::handler([services](db::Write& write, const Actor& actor, const http::Empty&) {
                    return read_my_data(*services->config.vault, write, actor);
                })};
}

}  // namespace access
