#include "access/first_administrator.h"

#include <algorithm>

#include "access/access_log.h"
#include "access/attempt.h"
#include "access/person.h"
#include "access/queries.h"
#include "access/refusals.h"
#include "access/session.h"
#include "base/text.h"

namespace access {

namespace {

Act act_on(PersonId person, Action action) {
    return {.action = action,
            .subject = {.kind = "person", .id = person.value, .concerned = person},
            .reason = "gongzhi init"};
}

bool is_security_administrator(db::Read& read, PersonId person) {
    const auto posts = live_posts(read, person);
    return std::ranges::any_of(
        posts, [](const LivePost& post) { return post.role == Role::security_administrator; });
}

}  // namespace

bool has_security_administrator(db::Read& read) {
    return read.find<PersonId>(sql::any_live_role, db::arg("role", Role::security_administrator))
        .has_value();
}

base::Result<PersonId> make_first_administrator(db::Database& database, const Config& config,
                                                const FirstAdministrator& who) {
    if (auto ok = check_password("password", who.password, who.login_name); !ok)
        return std::unexpected(ok.error());
    const std::string hash = PasswordHasher(config.hash).hash(who.password);
    return database.write([&](db::Write& write) -> base::Result<PersonId> {
        if (has_security_administrator(write)) return base::refuse(already_set_up);
        const auto person = insert_person(write, *config.vault,
                                          {.login_name = who.login_name,
                                           .display_name = who.display_name,
                                           .password_hash = hash,
                                           .password_given = who.password_given});
        if (!person) return base::refuse(login_name_taken);
        insert_post(write, {.person_id = *person,
                            .role = Role::security_administrator,
                            .valid_from = write.now()});
        keep(write, Doer{}, act_on(*person, Action::create_person));
        return *person;
    });
}

base::Result<PersonId> recover_administrator(db::Database& database, const Config& config,
                                             const FirstAdministrator& who) {
    if (auto ok = check_password("password", who.password, who.login_name); !ok)
        return std::unexpected(ok.error());
    const std::string hash = PasswordHasher(config.hash).hash(who.password);
    const std::string name = base::fold(who.login_name);
    return database.write([&](db::Write& write) -> base::Result<PersonId> {
        const auto login = write.find<Login>(sql::find_login, db::arg("login_name", name));
        if (!login || !is_security_administrator(write, login->person_id))
            return base::refuse(base::not_found);
        const auto person = login->person_id;
        const auto now = write.now();
        write.run(sql::set_password, db::arg("person_id", person), db::arg("password_hash", hash),
                  db::arg("password_given", who.password_given), db::arg("now", now));
        write.run(sql::drop_totp, db::arg("person_id", person));
        write.run(sql::drop_recovery_codes, db::arg("person_id", person));
        write.run(sql::enable_person, db::arg("person_id", person));
        write.run(sql::end_other_sessions, db::arg("person_id", person),
                  db::arg("session_id", SessionId{}), db::arg("now", now),
                  db::arg("because", "recovered"));
        forget_attempts(write, account_attempts(name));
        forget_attempts(write, second_factor_attempts(person));
        keep(write, Doer{}, act_on(person, Action::reset_password));
        return person;
    });
}

}  // namespace access
