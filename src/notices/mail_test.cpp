// E-mail to a mail server on a real socket.
#include "base/hash.h"
#include "notices/world_test.h"

namespace notices {
namespace {

using namespace testing;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class MailDelivery : public NoticesTest {
  protected:
    Settled send() {
        courier().take();
        return courier().deliver();
    }
    static std::string body_of(const MailServer::Mail& mail) {
        std::string base64 = mail.text.substr(mail.text.find("\r\n\r\n") + 4);
        std::erase_if(base64, [](char c) { return c == '\r' || c == '\n' || c == '='; });
        std::ranges::replace(base64, '+', '-');
        std::ranges::replace(base64, '/', '_');
        return base::from_base64(base64);
    }
};

TEST_P(MailDelivery, AReporterGetsAPlainMailInHisLanguage) {
    MailServer server;
    set_mail(server.port());
    act(matter("email", "zh"), "accepted");
    act(matter("email", "en"), "accepted");
    EXPECT_EQ(send().sent, 2);
    auto got = server.got();
    ASSERT_THAT(got, SizeIs(2));
    std::ranges::sort(got, {}, [](const auto& mail) { return body_of(mail); });
    EXPECT_EQ(got[0].from.substr(0, 20), "<gongzhi@example.cn>");
    EXPECT_EQ(got[0].to, "<resident@example.cn>");
    EXPECT_THAT(body_of(got[0]), HasSubstr("has been accepted"));
    EXPECT_THAT(body_of(got[1]), HasSubstr("已受理"));
    EXPECT_THAT(got[1].text, HasSubstr("Subject: =?UTF-8?B?"));
    EXPECT_THAT(got[1].text, HasSubstr("Content-Type: text/plain; charset=utf-8"));
    EXPECT_THAT(got[1].text, HasSubstr("Auto-Submitted: auto-generated"));
    for (const Seen& one : seen()) EXPECT_EQ(one.state, NoticeState::sent);
    EXPECT_THAT(recorded_, SizeIs(2));
    EXPECT_EQ(one<std::int64_t>("SELECT COUNT(*) FROM access_log WHERE fields = 'reporter.email'"),
              2);
}

TEST_P(MailDelivery, SignsInWithTheSealedPassword) {
    MailServer server;
    set_mail(server.port(), MailSecurity::none, "gongzhi");
    act(matter("email"), "accepted");
    EXPECT_EQ(send().sent, 1);
    EXPECT_EQ(server.got().at(0).signed_in,
              base::to_mime_base64(std::string("\0gongzhi\0the password", 21)));
    EXPECT_THAT(one<std::string>("SELECT value FROM setting WHERE name = 'mail'"),
                Not(HasSubstr("the password")));
}

TEST_P(MailDelivery, WithoutTheTlsThatItAsksForItSendsNothing) {
    MailServer server;
    set_mail(server.port(), MailSecurity::starttls, "gongzhi");
    act(matter("email"), "accepted");
    EXPECT_EQ(send().failed, 1);
    EXPECT_EQ(seen().at(0).error, "no_tls");
    EXPECT_THAT(server.got(), IsEmpty());
}

TEST_P(MailDelivery, AnAddressThatIsRefusedForGoodIsADeadLetter) {
    MailServer server;
    set_mail(server.port());
    server.answer_recipients("550 no such box");
    act(matter("email"), "accepted");
    EXPECT_EQ(send().dead, 1);
    EXPECT_EQ(seen().at(0).error, "smtp_550");
    EXPECT_EQ(recorded_.at(0).outcome, NoticeState::dead);
}

TEST_P(MailDelivery, AnAddressThatIsRefusedForNowIsTriedAgain) {
    MailServer server;
    set_mail(server.port());
    server.answer_recipients("451 later");
    act(matter("email"), "accepted");
    EXPECT_EQ(send().failed, 1);
    EXPECT_EQ(seen().at(0).error, "smtp_451");
    server.answer_recipients("250 ok");
    clock().set(*seen().at(0).next_try_at);
    EXPECT_EQ(courier().deliver().sent, 1);
}

TEST_P(MailDelivery, WithoutAMailServerItWaits) {
    act(matter("email"), "accepted");
    EXPECT_EQ(send().failed, 1);
    EXPECT_EQ(seen().at(0).error, "mail_not_set_up");
    MailServer server;
    set_mail(server.port());
    clock().set(*seen().at(0).next_try_at);
    EXPECT_EQ(courier().deliver().sent, 1);
}

TEST_P(MailDelivery, StaffGetTheSubjectOnly) {
    MailServer server;
    set_mail(server.port(), MailSecurity::none, "", "desk@example.cn");
    act(matter("none"), "mention", "person:7", "{}", R"({"text":"张三的事"})");
    EXPECT_EQ(send().sent, 1);
    const auto mail = server.got().at(0);
    EXPECT_EQ(mail.to, "<desk@example.cn>");
    EXPECT_THAT(body_of(mail), Not(HasSubstr("张三")));
    EXPECT_THAT(body_of(mail), HasSubstr("https://gongzhi.example.cn"));
    EXPECT_THAT(recorded_, IsEmpty());
}

INSTANTIATE_EACH_DATABASE(MailDelivery);

}  // namespace
}  // namespace notices
