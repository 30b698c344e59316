#pragma once

#include <string>

#include "access/config.h"
#include "access/ids.h"
#include "base/refusal.h"
#include "db/database.h"

/// What `gongzhi init` does: the one account that no account has made.
namespace access {

inline constexpr base::RefusalKind already_set_up{"already_set_up", base::Because::conflict,
                                                  "已有安全管理员，不再新建首个管理员。",
                                                  "There is a security administrator already."};

struct FirstAdministrator {
    std::string login_name;
    std::string display_name;
    std::string password;
    bool password_given = true;  ///< Somebody else knows it, so it is changed at the first sign-in.
};

/// Whether any security administrator can sign in.
bool has_security_administrator(db::Read& read);

/// Makes a security administrator of the whole country, who appoints everybody else and sees no
/// content. Refuses `already_set_up`, a taken login name, or an unfit password (field `password`).
base::Result<PersonId> make_first_administrator(db::Database& database, const Config& config,
                                                const FirstAdministrator& who);

/// The way back in when every security administrator is locked out: a new password, no lock, no
/// second factor, no sessions. Only for security administrators; logged like any reset.
base::Result<PersonId> recover_administrator(db::Database& database, const Config& config,
                                             const FirstAdministrator& who);

}  // namespace access
