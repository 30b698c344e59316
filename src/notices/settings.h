#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/vault.h"
#include "db/database.h"

namespace notices {

/// How the line to the mail server is protected. A password goes over `none` only to this machine.
BOOST_DEFINE_ENUM_CLASS(MailSecurity, none, starttls, tls)

/// Where e-mail goes out; without a host none does.
struct MailSettings {
    std::string host;
    int port = 587;
    MailSecurity security = MailSecurity::starttls;
    std::string user;          ///< Empty: no sign-in.
    std::string from_address;  ///< Also the envelope's sender.
    std::string from_name;
    std::string staff_address;  ///< Where messages for staff go as well; empty: only in-app.

    explicit operator bool() const { return !host.empty(); }
};
BOOST_DESCRIBE_STRUCT(MailSettings, (),
                      (host, port, security, user, from_address, from_name, staff_address))

/// What concerns every way out.
struct NoticeSettings {
    std::string public_url;  ///< Of the residents' page, without a slash at the end; may be empty.
    /// Addresses or CIDR ranges inside, to which webhooks may go although they are private.
    std::vector<std::string> private_networks;
};
BOOST_DESCRIBE_STRUCT(NoticeSettings, (), (public_url, private_networks))

MailSettings get_mail_settings(db::Read& read);
/// `password`: nothing leaves the stored one, empty removes it.
void put_mail_settings(db::Write& write, const base::Vault& vault, const MailSettings& settings,
                       const std::optional<std::string>& password);
/// Sealed; nothing when there is none.
std::optional<std::string> sealed_mail_password(db::Read& read);
std::string open_mail_password(const base::Vault& vault, const std::optional<std::string>& sealed);

NoticeSettings get_notice_settings(db::Read& read);
void put_notice_settings(db::Write& write, const NoticeSettings& settings);

}  // namespace notices
