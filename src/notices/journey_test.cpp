// What a reporter hears through the life of a real matter, from the acts of the room `matters`.
#include "matters/record_delivery.h"
#include "matters/testing_words.h"
#include "matters/world_test.h"
#include "notices/endpoints.h"
#include "notices/story.h"
#include "notices/take_outbox.h"
#include "notices/template_store.h"
#include "notices/timeline.h"

namespace notices {
namespace {

using matters::testing::Life;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;
using ::testing::Not;
using ::testing::SizeIs;

class Journey : public matters::testing::Served {
  protected:
    void SetUp() override {
        Served::SetUp();
        if (IsSkipped()) return;
        yaml_ = matters::testing::file_text("data/message-templates.yaml");
        database().write([&](db::Write& write) {
            publish_shipped(write, yaml_);
            write.run({"test/telephone", "UPDATE unit SET telephone = '0937-5520001'"});
        });
        const Config config{.vault = world().config().vault, .templates_yaml = yaml_};
        gate_ = std::make_unique<access::Gate>(world().config());
        server_ = std::make_unique<http::Server>(http::Config{.port = 0, .access_log = false},
                                                 notices::endpoints(config, {world().config()}),
                                                 *gate_, database());
        server_->start();
    }
    void TearDown() override {
        server_ = nullptr;
        Served::TearDown();
    }

    void take() {
        while (database().write([](db::Write& write) { return take_outbox(write, 100); }).lines > 0)
            continue;
    }
    std::vector<TimelineEntry> told(const Life& life, Language language = Language::zh) {
        take();
        return database().read([&](db::Read& read) {
            return timeline(read, MatterId{std::stoll(life.id)}, language);
        });
    }
    static std::vector<std::string> messages_of(const std::vector<TimelineEntry>& all) {
        std::vector<std::string> out;
        for (const auto& one : all) out.push_back(one.message);
        return out;
    }
    http::testing::Answer ask_timeline(const Life& life, const std::string& code,
                                       std::string_view more = "") {
        http::testing::Client client(server_->port());
        boost::json::object body{{"code", code}};
        if (!more.empty()) body["language"] = more;
        return client.post("/api/v1/follow/" + life.number + "/timeline", body);
    }
    std::int64_t count(std::string_view sql) {
        return database().read([&](db::Read& read) { return read.get<std::int64_t>({sql, sql}); });
    }

  private:
    std::string yaml_;
    std::unique_ptr<access::Gate> gate_;
    std::unique_ptr<http::Server> server_;
};

TEST_P(Journey, EveryStepIsToldWithWhoHoldsItAndByWhen) {
    Life life = this->life();
    life.begin();
    life.accept();
    life.dispatch();
    life.sign();
    life.start();
    life.done();
    life.check();
    life.close();
    const auto zh = told(life);
    EXPECT_THAT(messages_of(zh), ElementsAre("registered", "accepted", "dispatched", "signed_for",
                                             "contacted", "replied", "closed"));
    const auto& dispatched = zh.at(2).words.body;
    EXPECT_THAT(dispatched, HasSubstr("已交瓜州县住建局办理，联系电话 0937-5520001"));
    EXPECT_THAT(dispatched, HasSubstr("前答复您"));
    EXPECT_THAT(dispatched, HasSubstr("交办依据：职责清单。"));
    EXPECT_THAT(zh.at(5).words.body, HasSubstr("查明的情况：经查，线路老化。"));
    EXPECT_THAT(zh.at(5).words.body, HasSubstr("处理意见：已更换，恢复照明。"));
    EXPECT_THAT(zh.at(5).words.body, HasSubstr("依据：城市照明管理规定"));
    const auto en = told(life, Language::en);
    EXPECT_THAT(en.at(2).words.body, HasSubstr("You are to be answered by"));
    // The reporter never reads what a colleague wrote for colleagues.
    for (const auto& one : zh) EXPECT_THAT(one.words.body, Not(HasSubstr("灯亮")));
    EXPECT_EQ(count("SELECT COUNT(*) FROM notice WHERE state = 'dead'"), 0);
}

TEST_P(Journey, TheBodyThatMediatesIsToldByWhen) {  // row 10
    namespace say = matters::testing::say;
    Life life = this->life();
    life.begin();
    life.accept("010103");
    const auto body = std::to_string(world().a.office.value);
    life.act(access::Role::triage_officer, "mediation", say::consent(body));
    const auto seq = life.journal().back().at("seq").as_int64();
    const MatterId id{std::stoll(life.id)};
    const auto told = database().read([&](db::Read& read) {
        const auto recipient = "unit:" + body;
        return Narrator(read).tell(find_story(read, id, id, seq).value(), recipient,
                                   *find_message("to_mediate", recipient), Language::zh,
                                   {"", "请[[在 {due} 前]]完成"});
    });
    EXPECT_THAT(told.body, HasSubstr("2026年10月")) << "thirty days";
}

TEST_P(Journey, AnOldMessageSpeaksOfWhatHeldWhenItWasTold) {
    Life life = this->life();
    life.begin();
    life.accept();
    clock().advance(std::chrono::minutes{1});
    life.dispatch();
    const auto before = told(life).back();
    EXPECT_EQ(before.message, "dispatched");
    clock().advance(std::chrono::minutes{1});
    life.sign();
    life.start();
    life.act(access::Role::unit_head, "extension",
             {{"by", "2wh"}, {"reason", "需外地调配件"}, {"done_so_far", "已下单"}});
    life.act(access::Role::centre_head, "extension-decision",
             {{"agreed", true}, {"reason", "理由成立"}});
    const auto all = told(life);
    EXPECT_EQ(all.back().message, "extended");
    EXPECT_THAT(all.back().words.body, HasSubstr("原因：需外地调配件。"));
    EXPECT_EQ(all.at(2).words, before.words) << "the first date is what was told then";
}

TEST_P(Journey, WhatIsAskedGrantedAndRefusedIsToldInItsOwnWords) {
    using access::Role;
    Life life = this->life();
    life.to_hand();
    life.act(Role::handler, "preliminary-reply",
             {{"text", "已查明为线路故障。"}, {"next_step", "三日内更换"}, {"legal_ground", ""}});
    life.act(Role::handler, "papers-request",
             {{"papers", boost::json::array{"房屋租赁合同", "照片"}}, {"note", ""}});
    const auto all = told(life);
    EXPECT_THAT(messages_of(all), IsSupersetOf({"preliminary_reply", "papers_asked"}));
    for (const auto& one : all) {
        if (one.message == "preliminary_reply") {
            EXPECT_THAT(one.words.body, HasSubstr("已查明为线路故障。"));
            EXPECT_THAT(one.words.body, HasSubstr("接下来：三日内更换"));
            EXPECT_THAT(one.words.body, Not(HasSubstr("依据:")));
        }
        if (one.message == "papers_asked") {
            EXPECT_THAT(one.words.body, HasSubstr("房屋租赁合同、照片"));
            EXPECT_THAT(one.words.body, HasSubstr("请在 2026年"));
        }
    }
}

TEST_P(Journey, TheTimelineIsReadWithNumberAndCodeOnly) {
    Life life = this->life();
    life.begin();
    life.accept();
    take();
    EXPECT_EQ(ask_timeline(life, "wrong-code-wrong").status, 404);
    const auto answer = ask_timeline(life, life.code, "en");
    ASSERT_EQ(answer.status, 200) << answer.body;
    const auto page = answer.json();
    ASSERT_THAT(page.at("items").as_array(), SizeIs(2));
    EXPECT_THAT(std::string(page.at("items").at(0).at("subject").as_string()),
                HasSubstr("Registered: " + life.number));
    EXPECT_THAT(answer.body, Not(HasSubstr(life.code)));
    // Tries at codes are counted, here as everywhere.
    int status = 0;
    for (int i = 0; i < 12 && status != 429; ++i) status = ask_timeline(life, "nonono").status;
    EXPECT_EQ(status, 429);
}

TEST_P(Journey, RetentionTakesTheTextsOutOfTheTimeline) {
    Life life = this->life();
    life.begin();
    life.accept();
    life.dispatch();
    life.sign();
    life.start();
    life.done();
    life.check();
    EXPECT_THAT(told(life).back().words.body, HasSubstr("线路老化"));
    database().write([](db::Write& write) {
        write.run({"test/forget", "DELETE FROM journal_text"});
    });
    EXPECT_THAT(told(life).back().words.body, Not(HasSubstr("线路老化")));
    EXPECT_THAT(told(life).back().words.body, HasSubstr("见答复书"));
}

TEST_P(Journey, WhatBecameOfANoticeStandsInTheJournalAndDisturbsNobody) {
    Life life = this->life();
    auto report = Life::report(world().a);
    report["reporter"].as_object()["means"] = "wechat";
    life.begin({{"reporter", report.at("reporter")}});
    const auto version = life.view().at("line").at("version").as_int64();
    const auto record = [](db::Write& write, const Delivery& one) {
        matters::record_delivery(write, one.matter_id,
                                 {.notice_id = one.notice_id.value,
                                  .message = one.message,
                                  .means = boost::describe::enum_to_string(one.means, ""),
                                  .outcome = boost::describe::enum_to_string(one.outcome, "")});
    };
    // Nobody runs a gateway for WeChat: the receipt is a dead letter.
    database().write([&](db::Write& write) { take_outbox(write, 100, record); });
    const auto entry = life.journal().back();
    EXPECT_EQ(entry.at("act").as_string(), "record_delivery");
    EXPECT_EQ(row(life).version, version + 1);
    // Whoever looked before that acts on what he saw all the same,
    life.act(access::Role::triage_officer, "acceptance",
             {{"category", "030402"}, {"note", ""}, {"version", version}});
    // but not past what a colleague has done since.
    const auto late = life.try_act(access::Role::dispatcher, "dispatch",
                                   {{"lead_unit_id", std::to_string(world().a.office.value)},
                                    {"support_unit_ids", boost::json::array{}},
                                    {"basis", "职责清单"},
                                    {"note", ""},
                                    {"version", version}});
    EXPECT_EQ(late.status, 409) << late.body;
    EXPECT_THAT(late.body, HasSubstr("accept"));
}

INSTANTIATE_EACH_DATABASE(Journey);

}  // namespace
}  // namespace notices
