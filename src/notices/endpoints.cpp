#include "notices/endpoints.h"

namespace notices {

http::Endpoints endpoints(const Config& config, const matters::Config& follow) {
    const auto shared = std::make_shared<const Config>(config);
    http::Endpoints out;
    for (auto* const declare :
         {&list_messages, &list_message_templates, &preview_message_template, &set_message_template,
          &end_message_template, &get_mail_settings_endpoint, &get_notice_settings_endpoint,
          &put_notice_settings_endpoint, &list_webhooks, &update_webhook, &delete_webhook,
          &list_notices, &redeliver_notice, &list_notices_to_tell})
        out.push_back(declare());
    for (auto* const declare : {&put_mail_settings_endpoint, &test_mail, &create_webhook,
                                &rotate_webhook_secret, &test_webhook, &tell_notice})
        out.push_back(declare(shared));
    out.push_back(follow_timeline(follow));
    return out;
}

}  // namespace notices
