#include "notices/settings.h"

#include <boost/json.hpp>

#include "notices/queries.h"

namespace notices {

namespace json = boost::json;

namespace {

constexpr std::string_view mail_name = "mail", notices_name = "notices";
constexpr std::string_view password_context = "mail.password";

template <class T>
T get_setting(db::Read& read, std::string_view name) {
    const auto text = read.find<std::string>(sql::find_setting, db::arg("name", name));
    return text ? json::value_to<T>(json::parse(*text)) : T{};
}

template <class T>
void put_setting(db::Write& write, std::string_view name, const T& value) {
    const std::string text = json::serialize(json::value_from(value));
    write.run(sql::put_setting, db::arg("name", name), db::arg("value", text));
}

}  // namespace

MailSettings get_mail_settings(db::Read& read) {
    return get_setting<MailSettings>(read, mail_name);
}

void put_mail_settings(db::Write& write, const base::Vault& vault, const MailSettings& settings,
                       const std::optional<std::string>& password) {
    put_setting(write, mail_name, settings);
    if (!password) return;
    std::optional<std::string> sealed;
    if (!password->empty()) sealed = vault.seal(*password, password_context);
    write.run(sql::put_mail_password, db::arg("sealed", sealed));
}

std::optional<std::string> sealed_mail_password(db::Read& read) {
    return read.get<std::optional<std::string>>(sql::get_mail_password);
}

std::string open_mail_password(const base::Vault& vault, const std::optional<std::string>& sealed) {
    return sealed ? vault.open(*sealed, password_context) : "";
}

NoticeSettings get_notice_settings(db::Read& read) {
    return get_setting<NoticeSettings>(read, notices_name);
}

void put_notice_settings(db::Write& write, const NoticeSettings& settings) {
    put_setting(write, notices_name, settings);
}

}  // namespace notices
