#include <stdexcept>

#include "access/access_log.h"
#include "access/permission.h"
#include "notices/destinations.h"
#include "notices/endpoints.h"
#include "notices/refusals.h"
#include "notices/settings.h"

namespace notices {

namespace {

struct NoticeSettingsView {
    std::string public_url;
    std::vector<std::string> private_networks;
};
BOOST_DESCRIBE_STRUCT(NoticeSettingsView, (), (public_url, private_networks))

struct PutNoticeSettings {
    http::Text<0, 200> public_url;  ///< Of the residents' page; empty: none.
    http::List<http::Text<1, 60>, 50> private_networks;
};
BOOST_DESCRIBE_STRUCT(PutNoticeSettings, (), (public_url, private_networks))

base::Result<NoticeSettingsView> get(db::Read& read, const access::Actor& actor,
                                     const http::Empty&) {
    if (!actor.scope.covers("/")) return base::refuse(only_for_the_whole);
    auto settings = get_notice_settings(read);
    return NoticeSettingsView{std::move(settings.public_url), std::move(settings.private_networks)};
}

base::Result<NoticeSettingsView> put(db::Write& write, const access::Actor& actor,
                                     const PutNoticeSettings& in) {
    if (!actor.scope.covers("/")) return base::refuse(only_for_the_whole);
    NoticeSettings settings{.public_url = in.public_url.value, .private_networks = {}};
    if (!settings.public_url.empty()) {
        if (auto url = read_webhook_url("public_url", settings.public_url); !url)
            return std::unexpected(url.error());
        while (settings.public_url.ends_with('/')) settings.public_url.pop_back();
    }
    for (std::size_t i = 0; i < in.private_networks.value.size(); ++i) {
        const auto& range = in.private_networks.value[i].value;
        try {
            static_cast<void>(Destinations({range}));
        } catch (const std::invalid_argument&) {
            return base::refuse_field("private_networks/" + std::to_string(i), "format",
                                      "应为地址或网段，如 10.1.0.0/16。",
                                      "An address or a range, such as 10.1.0.0/16.");
        }
        settings.private_networks.push_back(range);
    }
    put_notice_settings(write, settings);
    access::keep(write, actor,
                 {.action = access::Action::change_setting,
                  .subject = {.kind = "setting", .concerned = {}, .region_path = "/"},
                  .fields = "notices"});
    return get(write, actor, {});
}

}  // namespace

http::Endpoint get_notice_settings_endpoint() {
    return {.method = http::Method::get,
            .path = "/api/v1/settings/notices",
            .summary = "The residents' page that notices name, and where webhooks may go inside",
            .summary_zh = "查看群众查询网址与允许的内网网段",
            .tag = "notices",
            .needs = access::permission::manage_system,
            .refusals = {&only_for_the_whole},
            .example = {},
            .handle = http::handler(get)};
}

http::Endpoint put_notice_settings_endpoint() {
    return {.method = http::Method::put,
            .path = "/api/v1/settings/notices",
            .summary = "Set the residents' page and the inner networks that webhooks may reach",
            .summary_zh = "更改群众查询网址与允许的内网网段",
            .tag = "notices",
            .needs = access::permission::manage_system,
            .refusals = {&only_for_the_whole},
            .example = {{"public_url", "https://gongzhi.example.cn"},
                        {"private_networks", {"10.1.0.0/16"}}},
            .handle = http::handler(put)};
}

}  // namespace notices
