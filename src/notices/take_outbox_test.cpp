// Who is told by which means, and that each outbox line is taken once.
#include <thread>

#include "notices/findings.h"
#include "notices/timeline.h"
#include "notices/world_test.h"

namespace notices {
namespace {

using namespace testing;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class TakeOutbox : public NoticesTest {
  protected:
    std::vector<std::string> told() {
        std::vector<std::string> out;
        for (const Seen& one : seen())
            out.push_back(std::string(boost::describe::enum_to_string(one.means, "")) + " " +
                          one.recipient + " " + boost::describe::enum_to_string(one.state, "") +
                          (one.error.empty() ? "" : " " + one.error));
        return out;
    }
};

TEST_P(TakeOutbox, AReporterIsToldByTheMeansThatHeChose) {
    const auto gateway = subscribe("http://127.0.0.1:1/", "sms");
    struct Row {
        const char* means;
        const char* told;
    };
    for (const Row& row :
         {Row{"none", "page reporter sent"}, Row{"email", "email reporter waiting"},
          Row{"sms", "sms reporter waiting"}, Row{"wechat", "wechat reporter dead no_gateway"},
          Row{"telephone", "telephone reporter waiting"},
          Row{"in_person", "in_person reporter waiting"}}) {
        act(matter(row.means), "dispatched");
        courier().take();
        EXPECT_EQ(told().back(), row.told);
    }
    EXPECT_EQ(one<std::int64_t>("SELECT COUNT(*) FROM notice WHERE means = 'sms' AND webhook_id "
                                "IS NOT NULL"),
              1);
    EXPECT_TRUE(static_cast<bool>(gateway));
}

TEST_P(TakeOutbox, WhomOnlyAVoiceReachesIsCalledForWhatMatters) {
    const auto id = matter("telephone");
    act(id, "signed_for");
    act(id, "replied");
    courier().take();
    EXPECT_THAT(told(), ElementsAre("page reporter sent", "telephone reporter waiting"));
    EXPECT_EQ(one<std::string>("SELECT audience FROM event"),
              "unit:" + std::to_string(world().a.centre.value));
}

TEST_P(TakeOutbox, AConfidentialReporterIsToldByNoOtherMeans) {
    const auto colleague = world().a.people.at(access::Role::handler);
    act(matter("none", "zh", false, colleague), "accepted");
    act(matter("none", "zh", true, colleague), "accepted");
    courier().take();
    EXPECT_THAT(told(), ElementsAre("page reporter sent",
                                    "in_app person:" + std::to_string(colleague.value) + " sent",
                                    "page reporter sent"));
}

TEST_P(TakeOutbox, StaffAreToldOnTheirScreensAndByMailOnlyWhereItIsSetUp) {
    act(matter("none"), "to_sign", "unit:5");
    courier().take();
    EXPECT_THAT(told(), ElementsAre("in_app unit:5 sent"));
    const auto body = one<std::string>("SELECT body FROM event WHERE audience = 'unit:5'");
    EXPECT_THAT(body, HasSubstr("to_sign"));
    set_mail(25, MailSecurity::none, "", "desk@example.cn");
    act(matter("none"), "to_sign", "unit:5");
    courier().take();
    EXPECT_EQ(told().back(), "email unit:5 waiting");
}

TEST_P(TakeOutbox, EachLineIsTakenOnceByHoweverManyServers) {
    constexpr int lines = 60;
    const auto id = matter("email");
    subscribe("http://127.0.0.1:1/");
    for (int i = 0; i < lines; ++i) act(id, "accepted");
    std::vector<std::thread> servers;
    for (int i = 0; i < 3; ++i)
        servers.emplace_back([&] {
            while (database().write([](db::Write& write) { return take_outbox(write, 7); }).lines >
                   0)
                continue;
        });
    for (auto& one : servers) one.join();
    EXPECT_THAT(seen(), SizeIs(2 * lines));
    EXPECT_EQ(one<std::int64_t>("SELECT COUNT(*) FROM outbox WHERE taken_at IS NULL"), 0);
}

TEST_P(TakeOutbox, AnActThatTellsSeveralIsOneEvent) {
    subscribe("http://127.0.0.1:1/");
    const auto id = matter("none");
    const auto joined = matter("none");
    database().write([&](db::Write& write) {
        const ActRow row{
            .matter_id = id, .seq = 1, .county = world().a.county_code, .act = "report"};
        insert_act(write, row);
        insert_line(write, row, id, "reporter", "replied");
        insert_line(write, row, joined, "reporter", "replied");
        insert_line(write, row, id, "unit:5", "to_sign");
    });
    while (database().write([](db::Write& write) { return take_outbox(write, 1); }).lines > 0)
        continue;
    EXPECT_EQ(one<std::int64_t>("SELECT COUNT(*) FROM notice WHERE means = 'webhook'"), 1);
    EXPECT_EQ(one<std::int64_t>("SELECT COUNT(*) FROM notice WHERE means = 'page'"), 2);
}

TEST_P(TakeOutbox, ASubscriptionGetsTheActsOfItsRegionThatItAskedFor) {
    subscribe("http://127.0.0.1:1/a", "none", "close register_matter");
    subscribe("http://127.0.0.1:1/b", "none", "", world().b.county_path);
    subscribe("http://127.0.0.1:1/c", "none", "", "/1/");
    const auto id = matter("none");
    act(id, "accepted", "reporter", "{}", "{}", "accept");
    act(id, "closed", "reporter", "{}", "{}", "close");
    courier().take();
    const auto count = [&](std::string_view message) {
        return database().read([&](db::Read& read) {
            return read.get<std::int64_t>(
                {"test/count",
                 "SELECT COUNT(*) FROM notice WHERE means = 'webhook' AND message = "
                 ":message"},
                db::arg("message", message));
        });
    };
    EXPECT_EQ(count("accept"), 1);
    EXPECT_EQ(count("close"), 2);
}

TEST_P(TakeOutbox, AMessageThatNobodyKnowsIsADeadLetterAndHoldsNothingUp) {
    act(matter("none"), "no_such_message");
    act(matter("none"), "accepted");
    EXPECT_EQ(courier().take().unsendable, 1);
    EXPECT_THAT(told(), ElementsAre("page reporter dead no_template", "page reporter sent"));
}

TEST_P(TakeOutbox, DoctorFindsWhatNobodyTakes) {
    act(matter("wechat"), "accepted");
    const auto found = [&] {
        std::vector<std::string> codes;
        for (const auto& one : database().read(findings)) codes.push_back(one.code);
        return codes;
    };
    clock().advance(std::chrono::minutes{14});
    EXPECT_THAT(found(), IsEmpty());
    clock().advance(std::chrono::minutes{2});
    EXPECT_THAT(found(), ElementsAre("outbox_late"));
    courier().take();
    EXPECT_THAT(found(), ElementsAre("notices_dead"));
    act(matter("email"), "accepted");
    courier().take();
    EXPECT_THAT(found(), ElementsAre("notices_dead", "mail_not_set_up"));
}

TEST_P(TakeOutbox, TheTimelineSaysWhatWasToldInTheWordsThatToldIt) {
    const auto id = matter("none");
    act(id, "registered");
    act(id, "dispatched", "reporter",
        R"({"unit_id":)" + std::to_string(world().a.office.value) +
            R"(,"due_at":"2026-09-08T10:00:00Z"})");
    act(id, "to_sign", "unit:5");
    courier().take();
    database().write([&](db::Write& write) {
        put_template(write, world().a.county, world().a.county_code, "dispatched", Language::zh,
                     {"新文字", "新文字"}, {});
    });
    const auto zh =
        database().read([&](db::Read& read) { return timeline(read, id, Language::zh); });
    ASSERT_THAT(zh, SizeIs(2));
    EXPECT_EQ(zh[0].message, "registered");
    EXPECT_EQ(zh[1].words.subject, "已交办：620922-20260901-1");
    EXPECT_THAT(zh[1].words.body, HasSubstr("已交瓜州县住建局办理"));
    EXPECT_THAT(zh[1].words.body, HasSubstr("应于 2026年9月8日（星期二）18:00 前答复您"));
    EXPECT_THAT(zh[1].carried, SizeIs(1));
    const auto en =
        database().read([&](db::Read& read) { return timeline(read, id, Language::en); });
    EXPECT_THAT(en[1].words.body, HasSubstr("by Tuesday, 8 September 2026, 18:00"));
    // A page goes on where the one before ended.
    const auto rest = database().read(
        [&](db::Read& read) { return timeline(read, id, Language::zh, zh[0].entry_id, 10); });
    ASSERT_THAT(rest, SizeIs(1));
    EXPECT_EQ(rest[0].message, "dispatched");
    // The next one is told in the new words.
    act(id, "dispatched");
    courier().take();
    const auto later =
        database().read([&](db::Read& read) { return timeline(read, id, Language::zh); });
    EXPECT_EQ(later[2].words.subject, "新文字");
}

TEST_P(TakeOutbox, APublishedTextIsNeverChanged) {
    const auto change = [&] {
        database().write([](db::Write& write) {
            write.run({"test/change", "UPDATE message_template SET body = 'x'"});
        });
    };
    EXPECT_THROW(change(), db::Error);
    EXPECT_EQ(
        database().write([](db::Write& write) { return publish_shipped(write, shipped_yaml()); }),
        0);
    auto other = shipped_yaml();
    other.replace(other.find("已归档：{number}"), 9, "已存档");
    EXPECT_EQ(database().write([&](db::Write& write) { return publish_shipped(write, other); }), 1);
    EXPECT_EQ(one<std::int64_t>("SELECT COUNT(*) FROM message_template WHERE message = 'archived' "
                                "AND language = 'zh'"),
              2);
}

INSTANTIATE_EACH_DATABASE(TakeOutbox);

}  // namespace
}  // namespace notices
