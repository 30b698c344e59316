#include "db/scratch.h"

#include <atomic>
#include <cstdlib>
#include <mutex>

#include <fmt/format.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/random.h"
#include "db/connection.h"

namespace db::testing {

namespace {

std::string fresh_name() {
    return "gongzhi_test_" + base::to_hex(base::random_bytes(6));
}

std::filesystem::path fresh_folder() {
    const auto folder = std::filesystem::temp_directory_path() / fresh_name();
    std::filesystem::create_directories(folder);
    return folder;
}

/// Makes and drops databases. Its connection stays: to open one takes as long as many a test.
class Admin {
  public:
    static Admin& of_process() {
        static Admin made;
        return made;
    }
    void run(const std::string& admin_url, const std::string& command) {
        const std::lock_guard lock(mutex_);
        if (!connection_ || connection_->lost() || url_ != admin_url)
            connection_ = std::make_unique<detail::Connection>(detail::parse_url(admin_url),
                                                               detail::Purpose::write);
        url_ = admin_url;
        connection_->exec(command);
    }

  private:
    std::mutex mutex_;
    std::string url_;
    std::unique_ptr<detail::Connection> connection_;
};

void run_as_admin(const std::string& admin_url, const std::string& command) {
    Admin::of_process().run(admin_url, command);
}

/// Migrated once a process and copied for every test: migrating each time would cost most of the
/// tests' time. Dropped when the process ends.
struct Template {
    std::string admin_url;
    std::string name;
    Template() { Admin::of_process(); }  // Outlives this.
    ~Template() {
        try {
            if (!name.empty()) run_as_admin(admin_url, "DROP DATABASE IF EXISTS " + name);
        } catch (const std::exception&) {
            // The server has gone; so has the database.
        }
    }
};

const std::string& postgresql_template(const std::string& admin_url) {
    static Template made;
    static std::once_flag once;
    std::call_once(once, [&] {
        const std::string name = fresh_name();
        run_as_admin(admin_url, "CREATE DATABASE " + name);
        made.admin_url = admin_url;
        made.name = name;
        Database::open(with_database(admin_url, name))->migrate();
    });
    return made.name;
}

struct TemplateFile {
    std::filesystem::path folder = fresh_folder();
    ~TemplateFile() {
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }
};

std::filesystem::path sqlite_template() {
    static const TemplateFile made;
    static std::once_flag once;
    const auto path = made.folder / "template.db";
    std::call_once(once, [&] { Database::open(path.string())->migrate(); });
    return path;
}

}  // namespace

std::string with_database(const std::string& admin_url, const std::string& name) {
    const auto host = admin_url.find("://") + 3;
    const auto slash = admin_url.find('/', host);
    const auto question = admin_url.find('?', host);
    const std::string rest = question == std::string::npos ? "" : admin_url.substr(question);
    return admin_url.substr(0, std::min(slash, question)) + "/" + name + rest;
}

std::unique_ptr<Scratch> Scratch::sqlite(Options options) {
    std::unique_ptr<Scratch> made(new Scratch);
    made->options_ = std::move(options);
    made->folder_ = fresh_folder();
    made->url_ = "sqlite:" + (made->folder_ / "test.db").string();
    std::filesystem::copy_file(sqlite_template(), made->folder_ / "test.db");
    made->reopen();
    return made;
}

std::unique_ptr<Scratch> Scratch::postgresql(const std::string& admin_url, Options options) {
    std::unique_ptr<Scratch> made(new Scratch);
    made->options_ = std::move(options);
    made->folder_ = fresh_folder();
    made->admin_url_ = admin_url;
    made->name_ = fresh_name();
    made->url_ = with_database(admin_url, made->name_);
    // Copied as files: pages through the log, as is usual, take four times as long.
    run_as_admin(admin_url, fmt::format("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY",
                                        made->name_, postgresql_template(admin_url)));
    made->reopen();
    return made;
}

void Scratch::reopen() {
    database_ = nullptr;
    database_ = Database::open(url_, options_);
    database_->migrate();
}

Scratch::~Scratch() {
    database_ = nullptr;
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
    if (name_.empty()) return;
    try {
        run_as_admin(admin_url_, fmt::format("DROP DATABASE IF EXISTS {} WITH (FORCE)", name_));
    } catch (const std::exception&) {
        // The server has gone; so has the database.
    }
}

}  // namespace db::testing
