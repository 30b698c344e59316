#include "notices/settle_notices.h"

#include <algorithm>
#include <set>

#include "notices/queries.h"

namespace notices {

namespace {

/// Machines confirm; a mail server or a gateway only takes over.
NoticeState success_of(Means means) {
    return means == Means::webhook ? NoticeState::delivered : NoticeState::sent;
}

class Settling {
  public:
    Settling(db::Write& write, const Config& config) : write_(write), config_(config) {}

    Settled run(const std::vector<Result>& results) {
        for (const Result& result : results) settle(*result.claim, result.sent);
        for (const Result& result : results) judge_channel(*result.claim, result.sent);
        return sum_;
    }

  private:
    void settle(const Claim& claim, const Sent& sent) {
        Notice notice = claim.notice;
        decide(notice, claim, sent);
        if (write_.run(sql::settle_notice, notice, db::arg("claimed_by", claim.notice.holder)) ==
            0) {
            ++sum_.lost;
            return;
        }
        const std::int64_t status = sent.status, took = sent.took.count();
        write_.run(sql::insert_attempt, notice, db::arg("at", write_.now()),
                   db::arg("status", status), db::arg("took_ms", took));
        if (notice.state == NoticeState::failed) {
            ++sum_.failed;
            return;
        }
        ++(notice.state == NoticeState::dead ? sum_.dead : sum_.sent);
        tell_journal(write_, config_.record, notice);
    }

    void decide(Notice& notice, const Claim& claim, const Sent& sent) const {
        const auto now = write_.now();
        notice.holder.clear();
        notice.next_try_at.reset();
        notice.error = claim.impossible.empty() ? sent.error : claim.impossible;
        if (sent.ok) {
            notice.state = success_of(notice.means);
            notice.error.clear();
            notice.sent_at = now;
            if (notice.state == NoticeState::delivered) notice.delivered_at = now;
            return;
        }
        const Backoff& backoff = notice.webhook_id ? config_.webhook : config_.mail;
        const auto wait = std::max(wait_after(backoff, notice.tries, notice.notice_id.value),
                                   base::Duration(sent.retry_after));
        const auto next = now + wait;
        const bool again =
            !claim.never && !sent.final && may_try_again(backoff, notice.tries, notice.since, next);
        notice.state = again ? NoticeState::failed : NoticeState::dead;
        if (again) notice.next_try_at = next;
    }

    /// After a failure of the other side nothing else is tried there for a while; after a success
    /// all is well again. Once a batch and channel.
    void judge_channel(const Claim& claim, const Sent& sent) {
        if (!claim.impossible.empty() && claim.impossible != "mail_not_set_up") return;
        if (!judged_.emplace(claim.notice.channel).second) return;
        if (claim.webhook)
            sent.ok ? praise(*claim.webhook) : blame(*claim.webhook, sent);
        else if (!sent.ok && (sent.channel_down || !claim.impossible.empty()))
            hold(claim.notice.channel, write_.now() + config_.mail.first);
    }

    void praise(const Webhook& webhook) {
        // While all is well its row is written once a minute.
        const auto now = write_.now();
        const auto recently = now - base::Duration{60'000};
        write_.run(sql::webhook_succeeded, db::arg("webhook_id", webhook.webhook_id),
                   db::arg("now", now), db::arg("recently", recently));
    }

    void blame(const Webhook& webhook, const Sent& sent) {
        const auto now = write_.now();
        const auto failures = webhook.failures + 1;
        const auto since = webhook.failing_since.value_or(now);
        const auto wait = std::max(wait_after(config_.webhook, failures, webhook.webhook_id.value),
                                   base::Duration(sent.retry_after));
        const auto until = now + wait;
        const bool hopeless =
            now - since >= config_.switch_off_after && failures >= config_.switch_off_failures;
        const std::string off = sent.final ? "gone" : hopeless ? "failing" : "";
        const bool active = off.empty();
        write_.run(sql::webhook_failed, db::arg("webhook_id", webhook.webhook_id),
                   db::arg("since", since), db::arg("until", until), db::arg("active", active),
                   db::arg("off_reason", off));
        if (active) hold(webhook_channel(webhook.webhook_id), until);
    }

    void hold(const std::string& channel, base::Instant until) {
        constexpr int most = 1'000;  // The rest is met by the next failure.
        write_.run(sql::hold_channel, db::arg("channel", channel), db::arg("until", until),
                   db::arg("most", most));
    }

    db::Write& write_;
    const Config& config_;
    Settled sum_;
    std::set<std::string, std::less<>> judged_;
};

}  // namespace

Settled settle_notices(db::Write& write, const Config& config, const std::vector<Result>& results) {
    return Settling(write, config).run(results);
}

}  // namespace notices
