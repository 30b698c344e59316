// Sending: over real sockets, to receivers that answer, fail, hang and come back.
#include <condition_variable>

#include "base/hash.h"
#include "http/publish.h"
#include "notices/cloud_event.h"
#include "notices/findings.h"
#include "notices/world_test.h"

namespace notices {
namespace {

using namespace testing;
using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

/// The key behind `whsec_…`.
std::string key_of(const std::string& shown) {
    std::string text = shown.substr(6);
    std::ranges::replace(text, '+', '-');
    std::ranges::replace(text, '/', '_');
    while (text.ends_with('=')) text.pop_back();
    return base::from_base64(text);
}

class Deliver : public NoticesTest {
  protected:
    /// Takes the outbox and sends one batch.
    Settled send() {
        courier().take();
        return courier().deliver();
    }
    Seen only() {
        const auto all = seen();
        EXPECT_EQ(all.size(), 1U);
        return all.empty() ? Seen{} : all.front();
    }
    /// The notices to this subscription or by this means.
    std::vector<Seen> by(Means means) {
        auto all = seen();
        std::erase_if(all, [&](const Seen& one) { return one.means != means; });
        return all;
    }
    /// On to the moment when the next try is due.
    void wait_for(const Seen& one) {
        ASSERT_TRUE(one.next_try_at.has_value());
        clock().set(std::max(database().now(), *one.next_try_at));
    }
};

TEST_P(Deliver, ASubscriptionGetsASignedCloudEvent) {
    Receiver receiver;
    const auto hook = subscribe(receiver.url());
    const auto id = matter("none");
    act(id, "dispatched", "reporter", "{}", R"({"reason":"张三"})", "dispatch");
    EXPECT_EQ(send().sent, 1);
    const auto got = receiver.got();
    ASSERT_THAT(got, SizeIs(1));
    EXPECT_EQ(got[0].start, "POST /hook HTTP/1.1");
    EXPECT_EQ(got[0].header("content-type"), "application/cloudevents+json; charset=utf-8");
    const std::string notice(got[0].header("webhook-id"));
    const auto seconds = std::stoll(std::string(got[0].header("webhook-timestamp")));
    EXPECT_EQ(seconds, database().now().ms / 1000);
    EXPECT_EQ(got[0].header("webhook-signature"),
              webhook_signature({key_of(secrets_.at(hook))}, notice, seconds, got[0].body));
    const auto event = boost::json::parse(got[0].body);
    EXPECT_EQ(event.at("type"), "cn.gongzhi.matter.dispatch.v1");
    EXPECT_THAT(got[0].body, Not(HasSubstr("张三")));
    EXPECT_EQ(by(Means::webhook).at(0).state, NoticeState::delivered);
    EXPECT_EQ(send().sent, 0);
    EXPECT_THAT(receiver.got(), SizeIs(1));
}

TEST_P(Deliver, AFailureIsTriedAgainLaterAndLaterUntilItArrives) {
    Receiver receiver;
    subscribe(receiver.url());
    receiver.answer({.status = 500});
    act(matter("none"), "accepted");
    EXPECT_EQ(send().failed, 1);
    auto notice = by(Means::webhook).at(0);
    EXPECT_EQ(notice.state, NoticeState::failed);
    EXPECT_EQ(notice.error, "http_500");
    EXPECT_EQ(courier().deliver().failed, 0) << "not before its time";
    base::Duration before{};
    for (int i = 0; i < 3; ++i) {
        const auto wait = *notice.next_try_at - database().now();
        EXPECT_GT(wait, before);
        before = wait;
        wait_for(notice);
        EXPECT_EQ(courier().deliver().failed, 1);
        notice = by(Means::webhook).at(0);
    }
    receiver.answer({.status = 200});
    wait_for(notice);
    EXPECT_EQ(courier().deliver().sent, 1);
    EXPECT_EQ(by(Means::webhook).at(0).state, NoticeState::delivered);
    // Every try was the same message, and every one is written down.
    const auto got = receiver.got();
    ASSERT_THAT(got, SizeIs(5));
    for (const auto& one : got) EXPECT_EQ(one.header("webhook-id"), got[0].header("webhook-id"));
    EXPECT_THAT(attempts(), SizeIs(5));
    EXPECT_EQ(attempts().back().outcome, "delivered");
    EXPECT_EQ(attempts().front().status, 500);
}

TEST_P(Deliver, AReceiverThatHangsRedirectsOrTalksOnIsDealtWith) {
    struct Row {
        Receiver::Reply reply;
        const char* error;
    };
    config_.timeouts.http = 300ms;
    for (const Row& row :
         {Row{{.silent = true}, "timeout"},
          Row{{.status = 302, .headers = "Location: http://127.0.0.1:1/\r\n"}, "http_302"},
          Row{{.status = 200, .body = std::string(200'000, 'x')}, ""},
          Row{{.status = 404}, "http_404"}}) {
        Receiver receiver;
        receiver.answer(row.reply);
        const auto hook = subscribe(receiver.url());
        act(matter("none"), "accepted");
        send();
        EXPECT_EQ(by(Means::webhook).back().error, row.error);
        EXPECT_EQ(receiver.connections(), 1) << "no redirect is followed";
        database().write([&](db::Write& write) {
            write.run({"test/off", "UPDATE webhook SET active = 0 WHERE webhook_id = :id"},
                      db::arg("id", hook));
        });
    }
}

TEST_P(Deliver, AfterADayWithoutSuccessItIsADeadLetterThatCanBeRedelivered) {
    Receiver receiver;
    const auto hook = subscribe(receiver.url());
    receiver.answer({.status = 503, .headers = "Retry-After: 3600\r\n"});
    act(matter("none"), "accepted");
    send();
    auto notice = by(Means::webhook).at(0);
    EXPECT_GE(*notice.next_try_at - database().now(), 3600s) << "as the receiver asked";
    for (int i = 0; i < 60 && notice.next_try_at; ++i) {
        wait_for(notice);
        courier().deliver();
        notice = by(Means::webhook).at(0);
    }
    EXPECT_EQ(notice.state, NoticeState::dead);
    EXPECT_EQ(notice.error, "http_503");
    std::vector<std::string> codes;
    for (const auto& one : database().read(findings)) codes.push_back(one.code);
    EXPECT_THAT(codes, ::testing::Contains("notices_dead"));
    // The receiver is mended, the subscription switched on, the letter sent again.
    receiver.answer({.status = 200});
    database().write([&](db::Write& write) {
        write.run({"test/on",
                   "UPDATE webhook SET active = 1, off_reason = '', hold_until = NULL "
                   "WHERE webhook_id = :id"},
                  db::arg("id", hook));
        write.run({"test/redeliver",
                   "UPDATE notice SET state = 'waiting', tries = 0, since = :now, next_try_at = "
                   ":now WHERE state = 'dead'"},
                  db::arg("now", write.now()));
    });
    EXPECT_EQ(courier().deliver().sent, 1);
    EXPECT_EQ(by(Means::webhook).at(0).state, NoticeState::delivered);
}

TEST_P(Deliver, ASubscriptionThatOnlyFailsIsSwitchedOff) {
    Receiver receiver;
    const auto hook = subscribe(receiver.url());
    receiver.answer({.status = 500});
    const auto id = matter("none");
    bool active = true;
    for (int i = 0; i < 60 && active; ++i) {
        act(id, "accepted");
        courier().take();
        while (courier().deliver().failed > 0) continue;
        clock().advance(base::Duration{45 * 60'000});
        active = one<bool>("SELECT active FROM webhook");
    }
    EXPECT_FALSE(active);
    EXPECT_EQ(one<std::string>("SELECT off_reason FROM webhook"), "failing");
    EXPECT_GE(database().now(), base::made_at(hook.value) + base::Duration(24h));
    const auto found = database().read(findings);
    EXPECT_TRUE(std::ranges::any_of(
        found, [](const auto& one) { return one.code == "webhook_switched_off"; }));
    // What waits for it is given up at its next turn, and nothing more is made for it.
    clock().advance(base::Duration(3h));
    while (courier().deliver().dead > 0) continue;
    EXPECT_EQ(one<std::int64_t>("SELECT COUNT(*) FROM notice WHERE means = 'webhook' AND "
                                "next_try_at IS NOT NULL"),
              0);
    const auto events = by(Means::webhook).size();
    act(id, "accepted");
    courier().take();
    EXPECT_EQ(by(Means::webhook).size(), events);
}

TEST_P(Deliver, AReceiverThatIsGoneIsNotAskedAgain) {
    Receiver receiver;
    subscribe(receiver.url());
    receiver.answer({.status = 410});
    act(matter("none"), "accepted");
    EXPECT_EQ(send().dead, 1);
    EXPECT_EQ(one<std::string>("SELECT off_reason FROM webhook"), "gone");
}

TEST_P(Deliver, ADeadReceiverHoldsUpNobodyElse) {
    Receiver good;
    Receiver bad;
    config_.timeouts.http = 300ms;
    bad.answer({.silent = true});
    subscribe(bad.url());
    subscribe(good.url());
    const auto id = matter("none");
    for (int i = 0; i < 30; ++i) act(id, "accepted");
    courier().take();
    while (true) {
        const auto done = courier().deliver();
        if (done.sent + done.failed + done.dead == 0) break;
    }
    EXPECT_THAT(good.got(), SizeIs(30));
    EXPECT_LT(bad.got().size(), 20U) << "after the first failures it is left alone for a while";
}

TEST_P(Deliver, NothingGoesToAPrivateAddressThatTheInstallationDoesNotName) {
    Receiver receiver;
    database().write([](db::Write& write) { put_notice_settings(write, {}); });
    subscribe(receiver.url());
    act(matter("none"), "accepted");
    EXPECT_EQ(send().failed, 1);
    EXPECT_EQ(by(Means::webhook).at(0).error, "address_refused");
    EXPECT_EQ(receiver.connections(), 0);
}

TEST_P(Deliver, AServerThatDiesBetweenClaimAndSendingLosesNothing) {
    Receiver receiver;
    subscribe(receiver.url());
    act(matter("none"), "accepted");
    courier().take();
    // It claims, and is never heard of again.
    database().write([&](db::Write& write) {
        EXPECT_THAT(claim_notices(write, config_, "the dead one", 10).all, SizeIs(1));
    });
    EXPECT_EQ(courier().deliver().sent, 0) << "the claim is another's until its lease ends";
    clock().advance(config_.lease + 1ms);
    EXPECT_EQ(courier().deliver().sent, 1);
    EXPECT_THAT(receiver.got(), SizeIs(1));
}

TEST_P(Deliver, AServerThatComesBackTooLateWritesNothing) {
    Receiver receiver;
    subscribe(receiver.url());
    act(matter("none"), "accepted");
    courier().take();
    const auto late = database().write(
        [&](db::Write& write) { return claim_notices(write, config_, "the slow one", 10); });
    clock().advance(config_.lease + 1ms);
    EXPECT_EQ(courier().deliver().sent, 1);
    const auto settled = database().write([&](db::Write& write) {
        return settle_notices(write, config_, {{&late.all.at(0), {.error = "timeout"}}});
    });
    EXPECT_EQ(settled.lost, 1);
    EXPECT_EQ(by(Means::webhook).at(0).state, NoticeState::delivered);
}

TEST_P(Deliver, TwoServersSendEachNoticeOnce) {
    Receiver receiver;
    subscribe(receiver.url());
    const auto id = matter("none");
    for (int i = 0; i < 40; ++i) act(id, "accepted");
    courier().take();
    Courier other(database(), config_, {});
    std::thread second([&] {
        for (int i = 0; i < 10; ++i) other.deliver();
    });
    for (int i = 0; i < 10; ++i) courier().deliver();
    second.join();
    std::set<std::string> ids;
    for (const auto& one : receiver.got()) ids.emplace(one.header("webhook-id"));
    EXPECT_THAT(ids, SizeIs(40));
    EXPECT_THAT(receiver.got(), SizeIs(40));
}

TEST_P(Deliver, AGatewayAloneIsGivenTheTelephoneAndEachReadingIsLogged) {
    Receiver gateway;
    Receiver platform;
    subscribe(gateway.url(), "sms");
    subscribe(platform.url());
    act(matter("sms", "en"), "accepted");
    EXPECT_EQ(send().sent, 2);
    ASSERT_THAT(gateway.got(), SizeIs(1));
    const auto event = boost::json::parse(gateway.got()[0].body);
    EXPECT_EQ(event.at("type"), "cn.gongzhi.notice.sms.v1");
    EXPECT_EQ(event.at("data").at("telephone"), "13900001234");
    EXPECT_THAT(std::string(event.at("data").at("text").as_string()),
                HasSubstr("has been accepted"));
    ASSERT_THAT(platform.got(), SizeIs(1));
    EXPECT_THAT(platform.got()[0].body, Not(HasSubstr("13900001234")));
    EXPECT_EQ(by(Means::sms).at(0).state, NoticeState::sent);
    EXPECT_EQ(one<std::string>("SELECT fields FROM access_log WHERE action = 'read_field'"),
              "reporter.telephone");
    // It stands in the matter's journal, by the function that the house gives.
    ASSERT_THAT(recorded_, SizeIs(1));
    EXPECT_EQ(recorded_[0].means, Means::sms);
    EXPECT_EQ(recorded_[0].outcome, NoticeState::sent);
}

TEST_P(Deliver, WhoChoseAnotherWaySinceIsNotReachedByTheOldOne) {
    Receiver gateway;
    subscribe(gateway.url(), "sms");
    act(matter("sms"), "accepted");
    courier().take();
    database().write([](db::Write& write) {
        write.run({"test/silence", "UPDATE reporter SET means = 'none'"});
    });
    EXPECT_EQ(courier().deliver().dead, 1);
    EXPECT_EQ(only().error, "means_changed");
    EXPECT_THAT(gateway.got(), IsEmpty());
    EXPECT_EQ(one<std::int64_t>("SELECT COUNT(*) FROM access_log WHERE action = 'read_field'"), 0);
}

TEST_P(Deliver, OnItsThreadItIsWokenByWhatIsTold) {
    Receiver receiver;
    subscribe(receiver.url());
    std::mutex mutex;
    std::condition_variable changed;
    std::int64_t sent = 0;
    Courier running(database(), config_,
                    {.interval = base::Duration{60'000}, .watch = [&](const Courier::Round& round) {
                         const std::lock_guard lock(mutex);
                         sent += round.settled.sent;
                         changed.notify_all();
                     }});
    running.start();
    const auto id = matter("none");
    act(id, "accepted");
    // An act of a matter always tells open screens; that wakes it long before its next round.
    database().write(
        [](db::Write& write) { http::publish(write, "unit:1", "matter_changed", {}); });
    std::unique_lock lock(mutex);
    EXPECT_TRUE(changed.wait_for(lock, 10s, [&] { return sent == 1; }));
    lock.unlock();
    running.stop();
    EXPECT_THAT(receiver.got(), SizeIs(1));
}

TEST_P(Deliver, WhatMachinesAndScreensWereToldIsForgottenAfterHalfAYear) {
    Receiver receiver;
    subscribe(receiver.url());
    act(matter("none"), "accepted");
    act(matter("none"), "to_sign", "unit:5");
    courier().round();
    EXPECT_THAT(seen(), SizeIs(4));
    clock().advance(base::Duration(24h * 200));
    courier().round();
    const auto left = seen();
    ASSERT_THAT(left, SizeIs(1)) << "what a reporter was told stays with the matter";
    EXPECT_EQ(left[0].means, Means::page);
    EXPECT_THAT(attempts(), IsEmpty());
}

INSTANTIATE_EACH_DATABASE(Deliver);

}  // namespace
}  // namespace notices
