#include <algorithm>

#include "access/access_log.h"
#include "access/queries.h"
#include "access/services.h"
#include "access/use_cases.h"

namespace access {

namespace {

struct RemoveTotp {
    http::Secret<1, 128> password;
};
BOOST_DESCRIBE_STRUCT(RemoveTotp, (), (password))

bool is_required(db::Read& read, PersonId person) {
    const auto roles = second_factor_roles(read);
    return std::ranges::any_of(live_posts(read, person), [&](const LivePost& post) {
        return std::ranges::find(roles, post.role) != roles.end();
    });
}

base::Result<http::Empty> remove(const Services& services, http::Call& call, const Actor& actor,
                                 const RemoveTotp& in) {
    if (auto ok = need_present_password(services, call, actor, in.password.value); !ok)
        return std::unexpected(ok.error());
    return call.database.write([&](db::Write& write) -> base::Result<http::Empty> {
        if (is_required(write, actor.person)) return base::refuse(second_factor_required);
        drop_second_factor(write, actor, actor.person);
        return http::Empty{};
    });
}

}  // namespace

void drop_second_factor(db::Write& write, const Actor& actor, PersonId person) {
    const Login login = get_login(write, person);
    write.run(sql::drop_totp, db::arg("person_id", person));
    write.run(sql::drop_recovery_codes, db::arg("person_id", person));
    keep(write, actor,
         {.action = Action::drop_second_factor,
          .subject = {.kind = "person",
                      .id = person.value,
                      .concerned = person,
                      .region_path = login.region_path}});
}

http::Endpoint remove_totp(const Shared& services) {
    return {.method = http::Method::post,
            .path = "/api/v1/me/totp/removal",
            .summary = "Remove my second factor, where my posts do not ask for one",
            .summary_zh = "解绑动态验证码（岗位未要求时）",
            .tag = "me",
            .needs = http::signed_in,
            .reach = http::Reach::own,
            .refusals = {&wrong_password, &too_many_tries, &second_factor_required},
            .example = {{"password", "{password}"}},
            .handle = http::handler(
                [services](http::Call& call, const Actor& actor, const RemoveTotp& in) {
                    return remove(*services, call, actor, in);
                })};
}

}  // namespace access
