#pragma once

#include <functional>
#include <optional>
#include <string>

#include <boost/describe.hpp>

#include "base/instant.h"
#include "db/database.h"
#include "notices/ids.h"
#include "notices/message.h"

namespace notices {

/// How a notice travels. `page`: it stands on the residents' page and nobody is called. `telephone`
/// and `in_person`: somebody has to say it, and says when he did.
BOOST_DEFINE_ENUM_CLASS(Means, page, in_app, email, sms, wechat, webhook, telephone, in_person)

/// `sent`: handed on, arrival unknown (a mail server, a gateway, a screen). `delivered`: the other
/// side confirmed. `failed`: will be tried again. `dead`: will not.
BOOST_DEFINE_ENUM_CLASS(NoticeState, waiting, sent, delivered, failed, dead)

/// One thing told to one recipient by one means, as its row has it.
struct Notice {
    NoticeId notice_id;
    std::string county;
    MatterId matter_id;
    MatterId about_id;
    std::int64_t seq = 0;
    std::int64_t outbox_id = 0;
    std::string recipient;
    std::string message;
    Language language{};
    std::optional<TemplateId> template_id;
    Means means{};
    std::optional<WebhookId> webhook_id;
    std::string channel;
    NoticeState state = NoticeState::waiting;
    std::int64_t tries = 0;
    std::string error;
    base::Instant made_at;
    base::Instant since;
    std::optional<base::Instant> next_try_at;
    std::string holder;
    std::optional<base::Instant> sent_at;
    std::optional<base::Instant> delivered_at;
};
BOOST_DESCRIBE_STRUCT(Notice, (),
                      (notice_id, county, matter_id, about_id, seq, outbox_id, recipient, message,
                       language, template_id, means, webhook_id, channel, state, tries, error,
                       made_at, since, next_try_at, holder, sent_at, delivered_at))

inline constexpr std::string_view mail_channel = "mail";
std::string webhook_channel(WebhookId id);

/// What the journal of a matter is told about a notice to its reporter.
struct Delivery {
    MatterId matter_id;
    std::int64_t outbox_id = 0;
    NoticeId notice_id;
    std::string message;
    Means means{};
    NoticeState outcome{};  ///< sent, delivered or dead.
    base::Instant at;
};

/// Writes it there, in the transaction in which the notice changes. It may run twice.
using RecordDelivery = std::function<void(db::Write&, const Delivery&)>;

/// Calls `record`, if there is one and the notice is for a reporter.
void tell_journal(db::Write& write, const RecordDelivery& record, const Notice& notice);

}  // namespace notices
