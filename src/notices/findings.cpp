#include "notices/findings.h"

#include <boost/describe.hpp>
#include <fmt/format.h>

#include "notices/ids.h"
#include "notices/queries.h"
#include "notices/settings.h"

namespace notices {

using namespace std::chrono;
using base::Finding;

namespace {

// A courier that lives takes a line within seconds.
constexpr base::Duration too_late = minutes{15};
constexpr base::Duration look_back = hours{30 * 24};

struct DeadRow {
    std::string county;
    std::string means;
    std::string error;
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(DeadRow, (), (county, means, error, count))

struct FailingRow {
    WebhookId webhook_id;
    std::string name;
    bool active = false;
    std::string off_reason;
    std::int64_t failures = 0;
};
BOOST_DESCRIBE_STRUCT(FailingRow, (), (webhook_id, name, active, off_reason, failures))

void check_outbox(db::Read& read, std::vector<Finding>& out) {
    const auto before = read.now() - too_late;
    const auto late = read.get<std::int64_t>(sql::count_late_outbox, db::arg("before", before));
    if (late > 0)
        out.push_back({"outbox_late", fmt::format("{} lines", late),
                       "有消息超过15分钟仍未取走发送：服务是否在运行？",
                       "Messages wait for more than 15 minutes: is a server running?"});
}

void check_dead(db::Read& read, std::vector<Finding>& out) {
    const auto since = read.now() - look_back;
    for (const DeadRow& row : read.all<DeadRow>(sql::count_dead, db::arg("since", since)))
        out.push_back(
            {"notices_dead",
             fmt::format("{} notices by {} in {}: {}", row.count, row.means,
                         row.county.empty() ? "the whole" : row.county, row.error),
             "有消息未能送达，已停止重试；排除原因后可重新投递。",
             "Messages did not arrive and are given up; mend the cause and redeliver them."});
}

void check_webhooks(db::Read& read, std::vector<Finding>& out) {
    const auto before = read.now() - hours{1};
    for (const FailingRow& row :
         read.all<FailingRow>(sql::failing_webhooks, db::arg("before", before))) {
        if (row.active)
            out.push_back({"webhook_failing",
                           fmt::format("webhook {} {}", row.webhook_id.value, row.name),
                           "订阅一小时以上只有失败。",
                           "The subscription has only failed for more than an hour."});
        else
            out.push_back(
                {"webhook_switched_off",
                 fmt::format("webhook {} {}: {}", row.webhook_id.value, row.name, row.off_reason),
                 "订阅因持续失败或对方停用已关闭。",
                 "The subscription was switched off, because it only failed or the "
                 "receiver is gone."});
    }
}

void check_mail(db::Read& read, std::vector<Finding>& out) {
    if (get_mail_settings(read)) return;
    const auto waiting = read.get<std::int64_t>(sql::count_waiting_mail);
    if (waiting > 0)
        out.push_back({"mail_not_set_up", fmt::format("{} notices", waiting),
                       "有人选择用电子邮件告知，但尚未配置邮件服务器。",
                       "People asked to be told by e-mail, and no mail server is set up."});
}

}  // namespace

std::vector<Finding> findings(db::Read& read) {
    std::vector<Finding> out;
    check_outbox(read, out);
    check_dead(read, out);
    check_webhooks(read, out);
    check_mail(read, out);
    return out;
}

}  // namespace notices
