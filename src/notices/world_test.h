// For tests of this room: two counties, matters as the room `matters` leaves them, and a courier
// with a clock of its own.
#pragma once

#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/testing.h"
#include "db/testing.h"
#include "notices/courier.h"
#include "notices/peers_test.h"
#include "notices/testing.h"

namespace notices::testing {

inline const std::string& shipped_yaml() {
    static const std::string text = [] {
        std::ifstream file("data/message-templates.yaml");
        std::stringstream all;
        all << file.rdbuf();
        return all.str();
    }();
    return text;
}

/// What a test looks at of a notice.
struct Seen {
    NoticeId notice_id;
    std::string recipient;
    std::string message;
    Means means{};
    NoticeState state{};
    std::int64_t tries = 0;
    std::string error;
    std::optional<base::Instant> next_try_at;
};
BOOST_DESCRIBE_STRUCT(Seen, (),
                      (notice_id, recipient, message, means, state, tries, error, next_try_at))

struct AttemptSeen {
    NoticeId notice_id;
    std::int64_t attempt = 0;
    std::string outcome;
    std::string error;
    std::int64_t status = 0;
};
BOOST_DESCRIBE_STRUCT(AttemptSeen, (), (notice_id, attempt, outcome, error, status))

class NoticesTest : public db::testing::EachDatabase {
  protected:
    void SetUp() override {
        EachDatabase::SetUp();
        if (IsSkipped()) return;
        world_ = std::make_unique<access::testing::World>(database());
        config_.vault = world_->config().vault;
        config_.templates_yaml = shipped_yaml();
        config_.record = [this](db::Write&, const Delivery& one) { recorded_.push_back(one); };
        config_.timeouts = {.connect = std::chrono::milliseconds{1'000},
                            .http = std::chrono::milliseconds{1'000},
                            .mail = std::chrono::milliseconds{2'000}};
        database().write([&](db::Write& write) {
            publish_shipped(write, shipped_yaml());
            put_notice_settings(write, {.public_url = "https://gongzhi.example.cn",
                                        .private_networks = {"127.0.0.0/8"}});
        });
    }
    void TearDown() override {
        courier_ = nullptr;
        world_ = nullptr;
        EachDatabase::TearDown();
    }

    access::testing::World& world() { return *world_; }
    Courier& courier() {
        if (!courier_)
            courier_ = std::make_unique<Courier>(database(), config_, Courier::Options{});
        return *courier_;
    }

    /// A matter of county A's village, with a reporter who is told by `means`.
    MatterId matter(std::string_view means, std::string_view language = "zh",
                    bool confidential = false, std::optional<access::PersonId> colleague = {}) {
        return database().write([&](db::Write& write) {
            const auto& vault = *config_.vault;
            const auto id = write.next_id<MatterId>();
            insert_reporter(write,
                            {.reporter_id = id.value,
                             .county = world().a.county_code,
                             .telephone_sealed = vault.seal("13900001234", "reporter.telephone"),
                             .email_sealed = vault.seal("resident@example.cn", "reporter.email"),
                             .means = std::string(means),
                             .language = std::string(language)});
            insert_matter(write, {.matter_id = id,
                                  .county = world().a.county_code,
                                  .number = "620922-20260901-" + std::to_string(++matters_),
                                  .region_id = world().a.village,
                                  .scope_path = world().a.village_path,
                                  .confidential = confidential,
                                  .reporter_id = id.value,
                                  .reporter_person_id = colleague,
                                  .desk_unit_id = world().a.centre,
                                  .lead_unit_id = world().a.office,
                                  .now = write.now()});
            return id;
        });
    }
    /// An act that tells `recipient` something.
    void act(MatterId matter, std::string_view message, std::string_view recipient = "reporter",
             std::string facts = "{}", std::string texts = "{}", std::string_view name = "act") {
        database().write([&](db::Write& write) {
            const ActRow row{.matter_id = matter,
                             .seq = ++entries_[matter],
                             .county = world().a.county_code,
                             .act = std::string(name),
                             .facts = std::move(facts),
                             .texts = std::move(texts)};
            insert_act(write, row);
            insert_line(write, row, matter, recipient, message);
        });
    }
    WebhookId subscribe(const std::string& url, std::string_view gateway = "none",
                        std::string_view events = "", const std::string& path = "") {
        return database().write([&](db::Write& write) {
            const auto id = write.next_id<WebhookId>();
            const auto secret = make_secret(*config_.vault);
            secrets_[id] = secret.shown;
            const std::string at = path.empty() ? world().a.county_path : path;
            write.run({"test/subscribe",
                       "INSERT INTO webhook (webhook_id, county, region_id, region_path, name, "
                       "url, events, gateway, agreement, secret_sealed, active, off_reason, "
                       "failures, created_by, created_at, version) VALUES (:id, :county, :region, "
                       ":path, 'test', :url, :events, :gateway, '', :secret, 1, '', 0, 0, 0, 1)"},
                      db::arg("id", id), db::arg("county", world().a.county_code),
                      db::arg("region", world().a.county), db::arg("path", at), db::arg("url", url),
                      db::arg("events", events), db::arg("gateway", gateway),
                      db::arg("secret", secret.sealed));
            return id;
        });
    }
    void set_mail(int port, MailSecurity security = MailSecurity::none, std::string user = "",
                  std::string staff = "") {
        database().write([&](db::Write& write) {
            put_mail_settings(write, *config_.vault,
                              {.host = "127.0.0.1",
                               .port = port,
                               .security = security,
                               .user = std::move(user),
                               .from_address = "gongzhi@example.cn",
                               .from_name = "瓜州县综治中心",
                               .staff_address = std::move(staff)},
                              "the password");
        });
    }

    std::vector<Seen> seen() {
        return database().read([](db::Read& read) {
            return read.all<Seen>({"test/seen",
                                   "SELECT notice_id, recipient, message, means, state, tries, "
                                   "error, next_try_at FROM notice ORDER BY notice_id"});
        });
    }
    std::vector<AttemptSeen> attempts() {
        return database().read([](db::Read& read) {
            return read.all<AttemptSeen>(
                {"test/attempts",
                 "SELECT notice_id, attempt, outcome, error, status FROM notice_attempt "
                 "ORDER BY notice_id, attempt"});
        });
    }
    template <class T>
    T one(std::string_view sql) {
        return database().read([&](db::Read& read) { return read.get<T>({sql, sql}); });
    }

    Config config_;
    std::vector<Delivery> recorded_;
    std::map<WebhookId, std::string> secrets_;

  private:
    std::unique_ptr<access::testing::World> world_;
    std::unique_ptr<Courier> courier_;
    std::map<MatterId, std::int64_t> entries_;
    int matters_ = 0;
};

}  // namespace notices::testing
