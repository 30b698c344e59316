#include "access/access_log.h"
#include "access/permission.h"
#include "base/mail_address.h"
#include "notices/endpoints.h"
#include "notices/mail.h"
#include "notices/refusals.h"

namespace notices {

namespace {

struct MailView {
    std::string host;
    int port = 0;
    MailSecurity security{};
    std::string user;
    bool has_password = false;
    std::string from_address;
    std::string from_name;
    std::string staff_address;
};
BOOST_DESCRIBE_STRUCT(MailView, (),
                      (host, port, security, user, has_password, from_address, from_name,
                       staff_address))

struct PutMail {
    http::Text<0, 200> host;
    http::Whole<1, 65535> port;
    MailSecurity security{};
    std::optional<http::Text<0, 200>> user;
    std::optional<http::Secret<0, 200>> password;  ///< Left out: as it was. Empty: none.
    http::Text<0, 254> from_address;
    std::optional<http::Text<0, 100>> from_name;
    std::optional<http::Text<0, 254>> staff_address;
};
BOOST_DESCRIBE_STRUCT(PutMail, (),
                      (host, port, security, user, password, from_address, from_name,
                       staff_address))

struct TestMail {
    http::Text<3, 254> to;
};
BOOST_DESCRIBE_STRUCT(TestMail, (), (to))

struct MailTested {
    bool sent = false;
    std::string error;  ///< A code; empty when it was taken.
    int status = 0;     ///< What the mail server answered; 0: nothing.
    std::int64_t took_ms = 0;
};
BOOST_DESCRIBE_STRUCT(MailTested, (), (sent, error, status, took_ms))

template <class T>
std::string text_or_empty(const std::optional<T>& field) {
    return field ? field->value : "";
}

base::Result<MailView> get(db::Read& read, const access::Actor& actor, const http::Empty&) {
    if (!actor.scope.covers("/")) return base::refuse(only_for_the_whole);
    const auto settings = get_mail_settings(read);
    return MailView{.host = settings.host,
                    .port = settings.port,
                    .security = settings.security,
                    .user = settings.user,
                    .has_password = sealed_mail_password(read).has_value(),
                    .from_address = settings.from_address,
                    .from_name = settings.from_name,
                    .staff_address = settings.staff_address};
}

bool is_host(std::string_view host) {
    return std::ranges::all_of(host, [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || c == '.' || c == '-' || c == ':' ||
               c == '[' || c == ']';
    });
}

base::Result<void> check(const MailSettings& settings) {
    if (!is_host(settings.host))
        return base::refuse_field("host", "format", "应为主机名或地址。",
                                  "A host's name or address.");
    if (settings && !base::is_mail_address(settings.from_address))
        return base::refuse_field("from_address", "format", "应为电子邮件地址。",
                                  "An e-mail address.");
    if (!settings.staff_address.empty() && !base::is_mail_address(settings.staff_address))
        return base::refuse_field("staff_address", "format", "应为电子邮件地址。",
                                  "An e-mail address.");
    if (!settings.user.empty() && settings.security == MailSecurity::none &&
        !Destinations::is_loopback(settings.host))
        return base::refuse_field("security", "range", "需要登录时，须用 starttls 或 tls。",
                                  "A sign-in goes over starttls or tls only.");
    return {};
}

base::Result<MailView> put(db::Write& write, const base::Vault& vault, const access::Actor& actor,
                           const PutMail& in) {
    if (!actor.scope.covers("/")) return base::refuse(only_for_the_whole);
    const MailSettings settings{.host = in.host.value,
                                .port = static_cast<int>(in.port.value),
                                .security = in.security,
                                .user = text_or_empty(in.user),
                                .from_address = in.from_address.value,
                                .from_name = text_or_empty(in.from_name),
                                .staff_address = text_or_empty(in.staff_address)};
    if (auto ok = check(settings); !ok) return std::unexpected(ok.error());
    put_mail_settings(write, vault, settings,
                      in.password ? std::optional(in.password->value) : std::nullopt);
    access::keep(write, actor,
                 {.action = access::Action::change_setting,
                  .subject = {.kind = "setting", .concerned = {}, .region_path = "/"},
                  .fields = in.password ? "mail mail.password" : "mail"});
    return get(write, actor, {});
}

base::Result<MailTested> test(http::Call& call, const Config& config, const access::Actor& actor,
                              const TestMail& in) {
    if (!actor.scope.covers("/")) return base::refuse(only_for_the_whole);
    if (!base::is_mail_address(in.to.value))
        return base::refuse_field("to", "format", "应为电子邮件地址。", "An e-mail address.");
    MailSettings settings;
    std::optional<std::string> sealed;
    call.database.read([&](db::Read& read) {
        settings = get_mail_settings(read);
        sealed = sealed_mail_password(read);
    });
    if (!settings) return MailTested{.error = "mail_not_set_up"};
    const auto now = call.database.now();
    const Mail mail{
        .to = in.to.value,
        .words = {"共治：测试邮件 Gongzhi: a test", "邮件设置可用。\nThe mail settings work."},
        .id = "test." + std::to_string(now.ms),
        .at = now};
    const auto sent = Transport(config.timeouts)
                          .mail({{mail.to, mail_text(settings, mail)}}, settings,
                                open_mail_password(*config.vault, sealed))
                          .front();
    return MailTested{sent.ok, sent.error, sent.status, sent.took.count()};
}

}  // namespace

http::Endpoint get_mail_settings_endpoint() {
    return {.method = http::Method::get,
            .path = "/api/v1/settings/mail",
            .summary = "Where e-mail goes out; never the password",
            .summary_zh = "查看邮件设置（不含密码）",
            .tag = "notices",
            .needs = access::permission::manage_system,
            .refusals = {&only_for_the_whole},
            .example = {},
            .handle = http::handler(get)};
}

http::Endpoint put_mail_settings_endpoint(Shared config) {
    return {.method = http::Method::put,
            .path = "/api/v1/settings/mail",
            .summary = "Set where e-mail goes out; an empty host turns it off",
            .summary_zh = "更改邮件设置，主机留空即停用",
            .tag = "notices",
            .needs = access::permission::manage_system,
            .refusals = {&only_for_the_whole},
            .example = {{"host", "mail.example.cn"},
                        {"port", 587},
                        {"security", "starttls"},
                        {"user", "gongzhi"},
                        {"password", "a secret of the mail server"},
                        {"from_address", "gongzhi@example.cn"},
                        {"from_name", "瓜州县综治中心"}},
            .handle = http::handler(
                [config](db::Write& write, const access::Actor& actor, const PutMail& in) {
                    return put(write, *config->vault, actor, in);
                })};
}

http::Endpoint test_mail(Shared config) {
    return {.method = http::Method::post,
            .path = "/api/v1/settings/mail/test",
            .summary = "Send a test mail now, and say what the mail server answered",
            .summary_zh = "立即发送测试邮件并返回结果",
            .tag = "notices",
            .needs = access::permission::manage_system,
            .refusals = {&only_for_the_whole},
            .example = {{"to", "somebody@example.cn"}},
            .handle = http::handler(
                [config](http::Call& call, const access::Actor& actor, const TestMail& in) {
                    return test(call, *config, actor, in);
                })};
}

}  // namespace notices
