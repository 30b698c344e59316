#pragma once

#include "access/services.h"

/// Every endpoint of this room; each stands in the file of its name.
namespace access {

// The session.
http::Endpoint sign_in(const Shared& services);
http::Endpoint confirm_second_factor(const Shared& services);
http::Endpoint read_session(const Shared& services);
http::Endpoint switch_post(const Shared& services);
http::Endpoint keep_on_screen(const Shared& services);
http::Endpoint sign_out(const Shared& services);

// Oneself.
http::Endpoint change_password(const Shared& services);
http::Endpoint offer_totp(const Shared& services);
http::Endpoint confirm_totp(const Shared& services);
http::Endpoint remove_totp(const Shared& services);
http::Endpoint list_my_sessions(const Shared& services);
http::Endpoint end_my_session();
http::Endpoint end_my_sessions();
http::Endpoint read_my_data(const Shared& services);
http::Endpoint list_log_about_me();

// People.
http::Endpoint create_person(const Shared& services);
http::Endpoint list_people();
http::Endpoint find_person();
http::Endpoint update_person(const Shared& services);
http::Endpoint disable_person();
http::Endpoint reveal_person(const Shared& services);
http::Endpoint reset_password(const Shared& services);
http::Endpoint unlock_person();
http::Endpoint reset_second_factor();
http::Endpoint end_sessions();

// Posts and what comes with them.
http::Endpoint appoint();
http::Endpoint list_posts();
http::Endpoint end_post();
http::Endpoint list_roles();
http::Endpoint require_second_factor();

// Machines.
http::Endpoint create_token();
http::Endpoint list_tokens();
http::Endpoint revoke_token();

// Urgent reading, and the log.
http::Endpoint open_break_glass();
http::Endpoint end_break_glass();
http::Endpoint list_break_glass();
http::Endpoint list_access_log();
http::Endpoint check_access_log();

}  // namespace access
