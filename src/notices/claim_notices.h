#pragma once

#include "notices/config.h"
#include "notices/settings.h"
#include "notices/story.h"
#include "notices/webhook.h"

namespace notices {

/// A notice that this server alone may send until its lease ends, with all that sending needs.
/// Personal data is still sealed.
struct Claim {
    Notice notice;  ///< As it stands after the claim: `tries` counts this one.
    Words words;    ///< In words, for people; empty for machines.
    std::optional<Story> story;
    std::optional<std::string> contact_sealed;  ///< Telephone or e-mail address of the reporter.
    std::string address;                        ///< Of staff, in clear.
    std::optional<Webhook> webhook;
    std::string impossible;  ///< Why it cannot be sent, as a code; empty when it can.
    bool never = false;      ///< And never will.
};

struct Claims {
    std::vector<Claim> all;
    MailSettings mail;
    std::optional<std::string> mail_password_sealed;
    NoticeSettings settings;
    base::Instant at;
};

/// Claims up to `most` notices that are due, oldest first. Each reading of a telephone number or an
/// address is written to the access log, in the same transaction.
Claims claim_notices(db::Write& write, const Config& config, std::string_view holder, int most);

}  // namespace notices
