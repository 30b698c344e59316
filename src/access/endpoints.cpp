#include "access/endpoints.h"

#include "access/use_cases.h"

namespace access {

http::Endpoints endpoints(const Config& config) {
    const auto services = std::make_shared<const Services>(config);
    return {sign_in(services),
            confirm_second_factor(services),
            read_session(services),
            switch_post(services),
            keep_on_screen(services),
            sign_out(services),
            change_password(services),
            offer_totp(services),
            confirm_totp(services),
            remove_totp(services),
            list_my_sessions(services),
            end_my_session(),
            end_my_sessions(),
            read_my_data(services),
            list_log_about_me(),
            create_person(services),
            list_people(),
            find_person(),
            update_person(services),
            disable_person(),
            reveal_person(services),
            reset_password(services),
            unlock_person(),
            reset_second_factor(),
            end_sessions(),
            appoint(),
            list_posts(),
            end_post(),
            list_roles(),
            require_second_factor(),
            create_token(),
            list_tokens(),
            revoke_token(),
            open_break_glass(),
            end_break_glass(),
            list_break_glass(),
            list_access_log(),
            check_access_log()};
}

}  // namespace access
