#pragma once

#include <memory>

#include "http/endpoint.h"
#include "matters/config.h"
#include "notices/config.h"

namespace notices {

/// Every endpoint of this room. `follow` bounds tries at query codes.
http::Endpoints endpoints(const Config& config, const matters::Config& follow);

using Shared = std::shared_ptr<const Config>;

// One use case each; the file is called like the function, or like the first of a pair.

http::Endpoint list_messages();
http::Endpoint list_message_templates();
http::Endpoint preview_message_template();
http::Endpoint set_message_template();
http::Endpoint end_message_template();

http::Endpoint get_mail_settings_endpoint();
http::Endpoint put_mail_settings_endpoint(Shared config);
http::Endpoint test_mail(Shared config);
http::Endpoint get_notice_settings_endpoint();
http::Endpoint put_notice_settings_endpoint();

http::Endpoint list_webhooks();
http::Endpoint create_webhook(Shared config);
http::Endpoint update_webhook();
http::Endpoint delete_webhook();
http::Endpoint rotate_webhook_secret(Shared config);
http::Endpoint test_webhook(Shared config);

http::Endpoint list_notices();
http::Endpoint redeliver_notice();
http::Endpoint list_notices_to_tell();
http::Endpoint tell_notice(Shared config);
http::Endpoint follow_timeline(const matters::Config& follow);

}  // namespace notices
