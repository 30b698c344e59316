#include "notices/take_outbox.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "http/publish.h"
#include "notices/queries.h"
#include "notices/settings.h"
#include "notices/template_store.h"
#include "notices/webhook.h"

namespace notices {

namespace {

/// An outbox line with what decides who is told how.
struct Line {
    std::int64_t outbox_id = 0;
    std::string county;
    MatterId matter_id;
    MatterId about_id;
    std::int64_t seq = 0;
    std::string recipient;
    std::string message;
    std::string number;
    std::string region_path;
    std::string scope_path;
    std::string about_scope_path;
    bool confidential = false;
    std::optional<PersonId> reporter_person_id;
    UnitId desk_unit_id;
    std::string means;
    Language language{};
    std::string act;
};
BOOST_DESCRIBE_STRUCT(Line, (),
                      (outbox_id, county, matter_id, about_id, seq, recipient, message, number,
                       region_path, scope_path, about_scope_path, confidential, reporter_person_id,
                       desk_unit_id, means, language, act))

class Taking {
  public:
    Taking(db::Write& write, const RecordDelivery& record)
        : write_(write),
          record_(record),
          templates_(write),
          webhooks_(active_webhooks(write)),
          mail_(get_mail_settings(write)) {}

    Taken run(int most) {
        const auto lines = write_.all<Line>(sql::waiting_outbox, db::arg("most", most));
        if (lines.empty()) return {};
        for (const Line& line : lines) take(line);
        // The same snapshot: what was committed since is neither seen nor marked.
        write_.run(sql::take_outbox, db::arg("now", write_.now()),
                   db::arg("last", lines.back().outbox_id));
        write_.insert_many("notice", notices_);
        for (const Notice& notice : notices_)
            if (notice.state == NoticeState::dead) tell_journal(write_, record_, notice);
        http::publish(write_, tellings_);
        taken_.lines = std::ssize(lines);
        taken_.notices += std::ssize(notices_);
        return taken_;
    }

  private:
    void take(const Line& line) {
        if (line.recipient == "reporter")
            tell_reporter(line);
        else
            tell_staff(line);
        tell_webhooks(line);
    }

    void tell_reporter(const Line& line) {
        if (line.means == "email")
            send(line, Means::email, std::string(mail_channel));
        else if (line.means == "sms" || line.means == "wechat")
            send_by_gateway(line, line.means == "sms" ? Means::sms : Means::wechat);
        else if ((line.means == "telephone" || line.means == "in_person") && is_spoken(line))
            leave_to_people(line, line.means == "telephone" ? Means::telephone : Means::in_person);
        else
            write_on_page(line);
        if (line.reporter_person_id && !line.confidential)
            show(line, fmt::format("person:{}", line.reporter_person_id->value));
    }

    static bool is_spoken(const Line& line) {
        const Message* message = find_message(line.message);
        return message == nullptr || message->spoken;
    }

    /// Kept all the same: which version of the words stands there.
    void write_on_page(const Line& line) {
        Notice& notice = add(line, Means::page, line.recipient);
        if (notice.state == NoticeState::dead) return;
        notice.state = NoticeState::sent;
        notice.sent_at = write_.now();
    }

    void tell_staff(const Line& line) {
        show(line, line.recipient);
        if (mail_ && !mail_.staff_address.empty())
            send(line, Means::email, std::string(mail_channel));
    }

    Notice& add(const Line& line, Means means, const std::string& recipient) {
        const Message* message = find_message(line.message, line.recipient);
        const auto words = message == nullptr
                               ? std::nullopt
                               : templates_.find(line.region_path, message->code, line.language);
        const auto now = write_.now();
        auto& notice = notices_.emplace_back(Notice{.notice_id = write_.next_id<NoticeId>(),
                                                    .county = line.county,
                                                    .matter_id = line.matter_id,
                                                    .about_id = line.about_id,
                                                    .seq = line.seq,
                                                    .outbox_id = line.outbox_id,
                                                    .recipient = recipient,
                                                    .message = line.message,
                                                    .language = line.language,
                                                    .template_id = words,
                                                    .means = means,
                                                    .webhook_id = {},
                                                    .channel = {},
                                                    .made_at = now,
                                                    .since = now});
        if (!words) die(notice, "no_template");
        return notice;
    }

    void die(Notice& notice, std::string_view why) {
        notice.state = NoticeState::dead;
        notice.error = why;
        ++taken_.unsendable;
    }

    void send(const Line& line, Means means, const std::string& channel,
              std::optional<WebhookId> webhook = {}) {
        Notice& notice = add(line, means, line.recipient);
        if (notice.state == NoticeState::dead) return;
        notice.channel = channel;
        notice.webhook_id = webhook;
        notice.next_try_at = write_.now();
    }

    void send_by_gateway(const Line& line, Means means) {
        const auto* gateway = nearest_gateway(
            webhooks_, means == Means::sms ? Gateway::sms : Gateway::wechat, line.scope_path);
        if (gateway != nullptr)
            return send(line, means, webhook_channel(gateway->webhook_id), gateway->webhook_id);
        Notice& notice = add(line, means, line.recipient);
        if (notice.state != NoticeState::dead) die(notice, "no_gateway");
    }

    void leave_to_people(const Line& line, Means means) {
        const Notice& notice = add(line, means, line.recipient);
        if (notice.state == NoticeState::dead) return;
        tellings_.push_back({fmt::format("unit:{}", line.desk_unit_id.value), "notice_to_tell",
                             body_of(line, notice.notice_id)});
    }

    void show(const Line& line, const std::string& audience) {
        Notice& notice = add(line, Means::in_app, audience);
        if (notice.state == NoticeState::dead) return;
        notice.state = NoticeState::sent;
        notice.sent_at = write_.now();
        tellings_.push_back({audience, "notice", body_of(line, notice.notice_id)});
    }

    static boost::json::object body_of(const Line& line, NoticeId id) {
        return {{"notice_id", std::to_string(id.value)},
                {"matter_id", std::to_string(line.matter_id.value)},
                {"number", line.number},
                {"message", line.message}};
    }

    void tell_webhooks(const Line& line) {
        if (line.act.empty() || !events_.emplace(line.about_id, line.seq).second) return;
        for (const ActiveWebhook& webhook : webhooks_) {
            if (!webhook.wants(line.act, line.about_scope_path)) continue;
            const auto now = write_.now();
            const Notice notice{.notice_id = write_.next_id<NoticeId>(),
                                .county = line.county,
                                .matter_id = line.about_id,
                                .about_id = line.about_id,
                                .seq = line.seq,
                                .outbox_id = line.outbox_id,
                                .recipient = webhook_channel(webhook.webhook_id),
                                .message = line.act,
                                .language = line.language,
                                .template_id = {},
                                .means = Means::webhook,
                                .webhook_id = webhook.webhook_id,
                                .channel = webhook_channel(webhook.webhook_id),
                                .made_at = now,
                                .since = now,
                                .next_try_at = std::max(now, webhook.hold_until.value_or(now))};
            // An act may tell several people, in lines of several batches.
            taken_.notices += write_.run(sql::insert_event_once, notice);
        }
    }

    db::Write& write_;
    const RecordDelivery& record_;
    TemplatesInForce templates_;
    const std::vector<ActiveWebhook> webhooks_;
    const MailSettings mail_;
    std::vector<Notice> notices_;
    std::vector<http::Telling> tellings_;
    std::set<std::pair<MatterId, std::int64_t>> events_;
    Taken taken_;
};

}  // namespace

Taken take_outbox(db::Write& write, int most, const RecordDelivery& record) {
    return Taking(write, record).run(most);
}

}  // namespace notices
