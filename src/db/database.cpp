#include "db/database.h"

#include <future>

#include "db/connection.h"
#include "db/postgresql_database.h"
#include "db/sqlite_database.h"

namespace db {

std::unique_ptr<Database> Database::open(const std::string& url, Options options) {
    detail::Target target = detail::parse_url(url);
    target.patience = options.patience;
    if (target.dialect == Dialect::sqlite)
        return std::make_unique<detail::SqliteDatabase>(std::move(target), std::move(options));
    return std::make_unique<detail::PostgresqlDatabase>(std::move(target), std::move(options));
}

void Database::run_write(const std::function<bool(Write&)>& work) {
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
