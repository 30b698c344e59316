#include "notices/claim_notices.h"

#include "access/access_log.h"
#include "notices/queries.h"
#include "notices/template_store.h"

namespace notices {

namespace {

/// How the reporter is reached now: what he chose may have changed since the notice was made.
struct Contact {
    std::string means;
    bool confidential = false;
    std::optional<std::string> telephone_sealed;
    std::optional<std::string> email_sealed;
};
BOOST_DESCRIBE_STRUCT(Contact, (), (means, confidential, telephone_sealed, email_sealed))

class Claiming {
  public:
    Claiming(db::Write& write, const Config& config, std::string_view holder)
        : write_(write), config_(config), holder_(holder), narrator_(write) {}

    Claims run(int most) {
        const auto now = write_.now();
        Claims out{.all = {},
                   .mail = get_mail_settings(write_),
                   .mail_password_sealed = sealed_mail_password(write_),
                   .settings = get_notice_settings(write_),
                   .at = now};
        mail_ = &out.mail;
        for (Notice& notice :
             write_.all<Notice>(sql::due_notices, db::arg("now", now), db::arg("most", most))) {
            if (!take(notice)) continue;
            out.all.push_back({.notice = std::move(notice)});
            prepare(out.all.back());
        }
        mail_ = nullptr;
        return out;
    }

  private:
    bool take(Notice& notice) {
        const auto lease_end = write_.now() + config_.lease;
        if (write_.run(sql::claim_notice, notice, db::arg("claimed_by", holder_),
                       db::arg("lease_end", lease_end)) == 0)
            return false;
        ++notice.tries;
        notice.holder = holder_;
        notice.next_try_at = lease_end;
        return true;
    }

    void prepare(Claim& claim) {
        const Notice& notice = claim.notice;
        claim.story = find_story(write_, notice.matter_id, notice.about_id, notice.seq);
        if (!claim.story) return never(claim, "no_matter");
        if (auto problem = choose_webhook(claim); !problem.empty()) return never(claim, problem);
        if (notice.means == Means::webhook) return;
        if (auto problem = put_into_words(claim); !problem.empty()) return never(claim, problem);
        if (notice.means == Means::email && !*mail_) {
            claim.impossible = "mail_not_set_up";
            return;
        }
        if (notice.recipient == "reporter") return reach_reporter(claim);
        claim.address = mail_->staff_address;
        if (claim.address.empty()) never(claim, "no_address");
    }

    /// The subscription that carries it; for a message that had no gateway when it was made, the
    /// one that there is now.
    std::string choose_webhook(Claim& claim) {
        Notice& notice = claim.notice;
        if (!notice.webhook_id) {
            if (notice.means != Means::sms && notice.means != Means::wechat) return {};
            const auto kind = notice.means == Means::sms ? Gateway::sms : Gateway::wechat;
            const auto all = active_webhooks(write_);
            const auto* gateway = nearest_gateway(all, kind, claim.story->scope_path);
            if (gateway == nullptr) return "no_gateway";
            notice.webhook_id = gateway->webhook_id;
            notice.channel = webhook_channel(gateway->webhook_id);
            write_.run(sql::assign_gateway, notice);
        }
        claim.webhook = find_webhook(write_, access::system_scope(), *notice.webhook_id);
        return claim.webhook && claim.webhook->active ? "" : "webhook_off";
    }

    static void never(Claim& claim, std::string why) {
        claim.impossible = std::move(why);
        claim.never = true;
    }

    std::string put_into_words(Claim& claim) {
        const Notice& notice = claim.notice;
        const Message* message = find_message(notice.message, notice.recipient);
        if (message == nullptr || !notice.template_id) return "no_template";
        const auto words = find_template(write_, *notice.template_id);
        if (!words) return "no_template";
        claim.words = narrator_.tell(*claim.story, notice.recipient, *message, notice.language,
                                     words->words());
        return {};
    }

    void reach_reporter(Claim& claim) {
        const Notice& notice = claim.notice;
        const auto contact =
            write_.find<Contact>(sql::find_contact, db::arg("matter_id", notice.matter_id));
        if (!contact) return never(claim, "no_contact");
        // He may have chosen another way, or silence, since.
        if (contact->means != boost::describe::enum_to_string(notice.means, ""))
            return never(claim, "means_changed");
        const bool by_mail = notice.means == Means::email;
        claim.contact_sealed = by_mail ? contact->email_sealed : contact->telephone_sealed;
        if (!claim.contact_sealed) return never(claim, "no_contact");
        access::keep(write_, access::Doer{.county = notice.county},
                     {.action = access::Action::read_field,
                      .subject = {.kind = "matter",
                                  .id = notice.matter_id.value,
                                  .concerned = {},
                                  .region_path = claim.story->scope_path},
                      .fields = by_mail ? "reporter.email" : "reporter.telephone",
                      .purpose = access::Purpose::contact,
                      .reason = "notice " + notice.message});
    }

    db::Write& write_;
    const Config& config_;
    const std::string holder_;
    Narrator narrator_;
    const MailSettings* mail_ = nullptr;
};

}  // namespace

Claims claim_notices(db::Write& write, const Config& config, std::string_view holder, int most) {
    return Claiming(write, config, holder).run(most);
}

}  // namespace notices
