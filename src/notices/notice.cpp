#include "notices/notice.h"

#include <fmt/format.h>

namespace notices {

std::string webhook_channel(WebhookId id) {
    return fmt::format("webhook:{}", id.value);
}

void tell_journal(db::Write& write, const RecordDelivery& record, const Notice& notice) {
    if (!record || notice.recipient != "reporter") return;
    record(write, {.matter_id = notice.matter_id,
                   .outbox_id = notice.outbox_id,
                   .notice_id = notice.notice_id,
                   .message = notice.message,
                   .means = notice.means,
                   .outcome = notice.state,
                   .at = write.now()});
}

}  // namespace notices
