// For tests only; includes no test framework, so that any program can make this scene. Rows of the
// room `matters` as that room leaves them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "access/testing.h"
#include "base/vault.h"
#include "db/database.h"
#include "notices/ids.h"
#include "notices/template_store.h"
#include "notices/webhook.h"

namespace notices::testing {

/// A matter of which only what this room reads is told apart.
struct MatterRow {
    MatterId matter_id;
    std::string county;
    std::string number;
    RegionId region_id;
    std::string scope_path;
    std::string category;
    bool confidential = false;
    std::optional<std::int64_t> reporter_id;
    std::optional<PersonId> reporter_person_id;
    UnitId desk_unit_id;
    std::optional<UnitId> lead_unit_id;
    std::optional<MatterId> merged_into;
    base::Instant now;
};
BOOST_DESCRIBE_STRUCT(MatterRow, (),
                      (matter_id, county, number, region_id, scope_path, category, confidential,
                       reporter_id, reporter_person_id, desk_unit_id, lead_unit_id, merged_into,
                       now))

inline void insert_matter(db::Write& write, const MatterRow& row) {
    static constexpr db::Sql insert{
        "test/insert_matter",
        "INSERT INTO matter (matter_id, county, number, code_digest, state, queue, pending, "
        "channel, region_id, scope_path, category, catalogue_number, priority, route, level, "
        "confidential, publishable, first_petition, reporter_id, reporter_person_id, "
        "desk_unit_id, lead_unit_id, holder_unit_id, designated, rung, returns, reworks, "
        "extensions, papers_asked, callback_tries, supports_open, supports_named, merged_into, "
        "merged_count, cards_open, content_digest, registered_at, entries, last_digest, "
        "changed_at, version) "
        "VALUES (:matter_id, :county, :number, '', 'in_hand', 'in_hand', 'nothing', 'web', "
        ":region_id, :scope_path, :category, 1, 'p3', 'order', 'county', :confidential, 0, 0, "
        ":reporter_id, :reporter_person_id, :desk_unit_id, :lead_unit_id, :lead_unit_id, 0, 0, 0, "
        "0, 0, 0, 0, 0, 0, :merged_into, 0, 0, '', :now, 1, '', :now, 1)"};
    write.run(insert, row);
}

struct ReporterRow {
    std::int64_t reporter_id = 0;
    std::string county;
    std::optional<std::string> telephone_sealed;
    std::optional<std::string> email_sealed;
    std::string means;
    std::string language = "zh";
};
BOOST_DESCRIBE_STRUCT(ReporterRow, (),
                      (reporter_id, county, telephone_sealed, email_sealed, means, language))

inline void insert_reporter(db::Write& write, const ReporterRow& row) {
    static constexpr db::Sql insert{
        "test/insert_reporter",
        "INSERT INTO reporter (reporter_id, county, telephone_sealed, email_sealed, means, "
        "language, concealed, consent_version, made_at, version) "
        "VALUES (:reporter_id, :county, :telephone_sealed, :email_sealed, :means, :language, 0, "
        "'1', 0, 1)"};
    write.run(insert, row);
}

/// One act with what it tells: journal entry, its texts, an outbox line for each recipient.
struct ActRow {
    MatterId matter_id;
    std::int64_t seq = 1;
    std::string county;
    std::string act;
    std::string to_state = "in_hand";
    std::string facts = "{}";
    std::string texts = "{}";
};
BOOST_DESCRIBE_STRUCT(ActRow, (), (matter_id, seq, county, act, to_state, facts, texts))

inline void insert_act(db::Write& write, const ActRow& row) {
    static constexpr db::Sql insert_entry{
        "test/insert_entry",
        "INSERT INTO journal (matter_id, seq, county, entry_id, at, act, from_state, to_state, "
        "hand, facts, changed, text_digest, previous_digest, digest) "
        "VALUES (:matter_id, :seq, :county, :entry_id, :at, :act, '', :to_state, 'system', "
        ":facts, '{}', '', '', '')"};
    static constexpr db::Sql insert_text{"test/insert_text",
                                         "INSERT INTO journal_text (matter_id, seq, county, body) "
                                         "VALUES (:matter_id, :seq, :county, :texts)"};
    const auto entry = write.next_id<NoticeId>();
    write.run(insert_entry, row, db::arg("entry_id", entry), db::arg("at", write.now()));
    write.run(insert_text, row);
}

inline std::int64_t insert_line(db::Write& write, const ActRow& act, MatterId told,
                                std::string_view recipient, std::string_view message) {
    static constexpr db::Sql insert{
        "test/insert_line",
        "INSERT INTO outbox (outbox_id, county, matter_id, about_id, seq, recipient, message, "
        "made_at) VALUES (:outbox_id, :county, :told, :matter_id, :seq, :recipient, :message, "
        ":now)"};
    const auto id = write.next_id<NoticeId>();
    write.run(insert, act, db::arg("outbox_id", id), db::arg("told", told),
              db::arg("recipient", recipient), db::arg("message", message),
              db::arg("now", write.now()));
    return id.value;
}

/// Gives county A what the examples of this room's endpoints speak of: words of its own, a
/// subscription, a notice that was given up and one that somebody has to tell.
inline std::map<std::string, std::string> set_scene(db::Database& database,
                                                    const access::testing::World& world) {
    const auto vault = world.config().vault;
    const auto& side = world.a;
    return database.write([&](db::Write& write) {
        const auto words = put_template(write, side.county, side.county_code, "resumed",
                                        Language::zh, {"恢复办理", "恢复办理：{number}"}, {});
        const auto webhook = write.next_id<WebhookId>();
        const auto secret = make_secret(*vault);
        const auto now = write.now();
        write.run({"test/insert_webhook",
                   "INSERT INTO webhook (webhook_id, county, region_id, region_path, name, url, "
                   "events, gateway, agreement, secret_sealed, active, off_reason, failures, "
                   "created_by, created_at, version) VALUES (:id, :county, :region, :path, 'x', "
                   "'https://127.0.0.1:1/', '', 'none', '', :secret, 1, '', 0, :by, :now, 1)"},
                  db::arg("id", webhook), db::arg("by", world.root),
                  db::arg("county", side.county_code), db::arg("region", side.county),
                  db::arg("path", side.county_path), db::arg("secret", secret.sealed),
                  db::arg("now", now));
        const MatterRow matter{.matter_id = write.next_id<MatterId>(),
                               .county = side.county_code,
                               .number = "620922-20260901-00001-1",
                               .region_id = side.village,
                               .scope_path = side.village_path,
                               .desk_unit_id = side.centre,
                               .lead_unit_id = side.office,
                               .now = now};
        insert_matter(write, matter);
        const ActRow act{
            .matter_id = matter.matter_id, .county = side.county_code, .act = "resume"};
        insert_act(write, act);
        const auto notice = [&](std::string_view means, std::string_view state) {
            const auto id = write.next_id<NoticeId>();
            write.run({"test/insert_notice",
                       "INSERT INTO notice (notice_id, county, matter_id, about_id, seq, "
                       "outbox_id, recipient, message, language, template_id, means, channel, "
                       "state, tries, error, made_at, since, holder) VALUES (:id, :county, "
                       ":matter, :matter, 1, 1, 'reporter', 'resumed', 'zh', :words, :means, '', "
                       ":state, 0, '', :now, :now, '')"},
                      db::arg("id", id), db::arg("county", side.county_code),
                      db::arg("matter", matter.matter_id), db::arg("words", words.template_id),
                      db::arg("means", means), db::arg("state", state), db::arg("now", now));
            return std::to_string(id.value);
        };
        return std::map<std::string, std::string>{
            {"message_template", std::to_string(words.template_id.value)},
            {"webhook", std::to_string(webhook.value)},
            {"dead_notice", notice("email", "dead")},
            {"notice_to_tell", notice("telephone", "waiting")}};
    });
}

}  // namespace notices::testing
