#include "notices/parcels.h"

#include <fmt/format.h>

#include "base/log.h"
#include "base/mail_address.h"
#include "notices/cloud_event.h"
#include "notices/mail.h"

namespace notices {

namespace {

/// Staff get the subject only: a mailbox is no place for what a resident said.
Words for_staff(const Words& words, const NoticeSettings& settings) {
    return {words.subject, settings.public_url.empty()
                               ? "请登录系统查看。Please sign in to see it."
                               : fmt::format("请登录系统查看。Please sign in to see it.\n{}",
                                             settings.public_url)};
}

class Packing {
  public:
    Packing(const Claims& claims, const base::Vault& vault) : claims_(claims), vault_(vault) {}

    /// Sorts every claim into what to post, what to mail and what cannot be sent.
    void pack() {
        for (const Claim& claim : claims_.all) {
            if (!claim.impossible.empty()) {
                results.push_back({&claim, {.error = claim.impossible}});
                continue;
            }
            try {
                if (claim.notice.means == Means::email)
                    pack_mail(claim);
                else
                    pack_http(claim);
            } catch (const base::VaultError&) {
                results.push_back({&claim, {.error = "key_gone"}});
            }
        }
    }

    std::vector<Result> results;
    std::vector<const Claim*> posted, mailed;
    std::vector<HttpParcel> posts;
    std::vector<MailParcel> mails;

  private:
    void pack_mail(const Claim& claim) {
        const bool reporter = claim.notice.recipient == "reporter";
        const auto to =
            reporter ? vault_.open(*claim.contact_sealed, "reporter.email") : claim.address;
        if (!base::is_mail_address(to)) {
            results.push_back({&claim, {.final = true, .error = "no_address"}});
            return;
        }
        const Mail mail{.to = to,
                        .words = reporter ? claim.words : for_staff(claim.words, claims_.settings),
                        .id = fmt::format("notice.{}", claim.notice.notice_id.value),
                        .at = claims_.at};
        mailed.push_back(&claim);
        mails.push_back({to, mail_text(claims_.mail, mail)});
    }

    void pack_http(const Claim& claim) {
        const auto source = event_source(claims_.settings);
        const Notice& notice = claim.notice;
        std::string body;
        if (notice.means == Means::webhook) {
            body = matter_event(*claim.story, source);
        } else {
            const auto telephone = vault_.open(*claim.contact_sealed, "reporter.telephone");
            body = gateway_event({.notice_id = notice.notice_id,
                                  .means = boost::describe::enum_to_string(notice.means, ""),
                                  .message = notice.message,
                                  .language = notice.language,
                                  .number = claim.story->number,
                                  .telephone = telephone,
                                  .words = claim.words,
                                  .at = notice.made_at},
                                 source);
        }
        posted.push_back(&claim);
        posts.push_back(signed_parcel(vault_, *claim.webhook,
                                      fmt::format("notice_{}", notice.notice_id.value),
                                      std::move(body), claims_.at));
    }

    const Claims& claims_;
    const base::Vault& vault_;
};

}  // namespace

std::string event_source(const NoticeSettings& settings) {
    return settings.public_url.empty() ? "urn:gongzhi" : settings.public_url;
}

HttpParcel signed_parcel(const base::Vault& vault, const Webhook& webhook, std::string_view id,
                         std::string body, base::Instant now) {
    const auto seconds = now.ms / 1000;
    HttpParcel parcel{.url = webhook.url, .headers = {}, .body = std::move(body)};
    parcel.headers = {fmt::format("Content-Type: {}", cloud_event_type),
                      fmt::format("webhook-id: {}", id),
                      fmt::format("webhook-timestamp: {}", seconds),
                      "webhook-signature: " + webhook_signature(live_keys(vault, webhook, now), id,
                                                                seconds, parcel.body)};
    return parcel;
}

std::vector<Result> send_all(const Claims& claims, const base::Vault& vault, Transport& transport) {
    Packing packing(claims, vault);
    packing.pack();
    auto out = std::move(packing.results);
    if (!packing.posts.empty()) {
        const Destinations destinations(claims.settings.private_networks);
        const auto sent = transport.post(packing.posts, destinations);
        for (std::size_t i = 0; i < sent.size(); ++i) out.push_back({packing.posted[i], sent[i]});
    }
    if (!packing.mails.empty()) {
        const auto password = open_mail_password(vault, claims.mail_password_sealed);
        const auto sent = transport.mail(packing.mails, claims.mail, password);
        for (std::size_t i = 0; i < sent.size(); ++i) out.push_back({packing.mailed[i], sent[i]});
    }
    return out;
}

}  // namespace notices
