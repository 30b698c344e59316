#include "db/database.h"

#include <future>

#include "base/expects.h"
#include "db/connection.h"
#include "db/open_undurable.h"
#include "db/postgresql_database.h"
#include "db/sqlite_database.h"

namespace db {

namespace {

thread_local const Database* writes_for = nullptr;

std::unique_ptr<Database> open(const std::string& url, Options options, bool durable) {
    detail::Target target = detail::parse_url(url);
    target.patience = options.patience;
    target.durable = durable;
    if (target.dialect == Dialect::sqlite)
        return std::make_unique<detail::SqliteDatabase>(std::move(target), std::move(options));
    return std::make_unique<detail::PostgresqlDatabase>(std::move(target), std::move(options));
}

}  // namespace

std::unique_ptr<Database> Database::open(const std::string& url, Options options) {
    return db::open(url, std::move(options), true);
}

std::unique_ptr<Database> open_undurable(const std::string& url, Options options) {
    return open(url, std::move(options), false);
}

void Database::this_thread_writes() const {
    writes_for = this;
}
bool Database::does_this_thread_write() const {
    return writes_for == this;
}

void Database::run_write(const std::function<bool(Write&)>& work) {
    base::expects(!does_this_thread_write(), "a write does not wait for another write");
    std::promise<void> finished;
    auto future = finished.get_future();
    submit([&work](Write& write) { return work(write); },
           [&finished](std::exception_ptr error) {
               if (error) {
                   finished.set_exception(std::move(error));
               } else {
                   finished.set_value();
               }
           });
    future.get();
}

}  // namespace db
