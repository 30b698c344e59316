#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include "access/first_administrator.h"
#include "base/vault.h"
#include "seals/signing_key.h"
#include "server/commands.h"
#include "server/foundation.h"

namespace server {

namespace {

struct Options {
    std::string login_name = "security";
    std::filesystem::path password_file;
    bool recover = false;
    bool bare = false;
};

std::string read_password(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::string line;
    if (!std::getline(in, line) || line.empty())
        throw CommandError(
            ExitCode::bad_file,
            fmt::format("{}: expected the password on the first line.", file.string()));
    return line;
}

/// The key of this installation; makes it for a new one. A key that is missing from a database
/// with people in it is not replaced: what it sealed would be lost for good.
std::shared_ptr<const base::Vault> open_key(const Place& place, db::Database& database) {
    const auto file = place.key_file();
    if (!std::filesystem::exists(file)) {
        if (database.read(access::has_security_administrator))
            throw base::KeyFileError(fmt::format(
                "The key file {} is missing; put it back from your backup.", file.string()));
        base::Vault::create(file);
        std::cout << fmt::format("Key file made: {}. Keep a copy in another place.\n",
                                 file.string());
    }
    return std::make_shared<const base::Vault>(base::Vault::load(file));
}

void say_seal_key(const Place& place, const base::SigningKeys& keys) {
    std::cout << fmt::format(
        "Signing key for the daily seals: {}. Publish its fingerprint, so that anybody can check "
        "them:\n存证封签密钥已就绪，请公布其公钥指纹以便核验：\n{}\n",
        place.seal_key_file().string(), keys.current().fingerprint());
}

[[noreturn]] void give_up(const base::Refusal& refusal, const Options& options) {
    if (!refusal.fields.empty())
        throw CommandError(ExitCode::usage,
                           refusal.fields.front().en + " · " + refusal.fields.front().zh);
    if (refusal.kind == &access::already_set_up)
        throw CommandError(ExitCode::usage,
                           "This installation is set up already. Locked out? Use `gongzhi init "
                           "--recover --login NAME`. · 已经初始化；无法登录时请用 --recover。");
    if (refusal.kind == &base::not_found)
        throw CommandError(
            ExitCode::usage,
            fmt::format("{} is no security administrator. · 不是安全管理员。", options.login_name));
    throw CommandError(ExitCode::usage, fmt::format("{} · {}", refusal.kind->en, refusal.kind->zh));
}

void run(const Place& place, const Options& options) {
    const bool generated = options.password_file.empty();
    const access::FirstAdministrator who{
        .login_name = options.login_name,
        .display_name = "安全管理员",
        .password = generated ? access::generate_password() : read_password(options.password_file),
        .password_given = generated};
    const auto database = place.open();
    const access::Config config{.vault = open_key(place, *database)};
    const auto seal_keys = seals::open_signing_key(*database, place.seal_key_file());
    const auto done = options.recover ? access::recover_administrator(*database, config, who)
                                      : access::make_first_administrator(*database, config, who);
    if (!done) give_up(done.error(), options);
    if (!options.recover) say_seal_key(place, seal_keys);
    if (!options.recover && !options.bare) lay_foundation(*database, std::cout);
    std::cout << fmt::format(
        "Security administrator {} is ready: appoints everybody else, sees no matters.\n"
        "安全管理员 {} 已就绪：负责任命其他人员，不接触事项内容。\n",
        who.login_name, who.login_name);
    if (generated)
        std::cout << fmt::format(
            "First password, shown only here, to be changed at the first sign-in: {}\n"
            "初始密码（仅显示一次，首次登录须修改）：{}\n",
            who.password, who.password);
}

}  // namespace

void add_init_command(CLI::App& app, Place& place) {
    auto* command = app.add_subcommand(
        "init", "Set up a new installation: database, key file, first administrator · 初始化");
    const auto options = std::make_shared<Options>();
    command->add_option("--login", options->login_name, "Login name (security) · 账号名");
    command->add_option("--password-file", options->password_file,
                        "File with the password on its first line; else one is made · 密码文件");
    command->add_flag("--recover", options->recover,
                      "Give a security administrator who is locked out a new password · 找回");
    command->add_flag("--bare", options->bare,
                      "Without the built-in divisions, calendar and catalogue · 不装载内置数据");
    command->callback([&place, options] { run(place, *options); });
}

}  // namespace server
