#pragma once

#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "base/instant.h"
#include "base/refusal.h"
#include "db/error.h"
#include "db/sql.h"
#include "db/transaction.h"

namespace db {

struct Options {
    int readers = 4;             ///< Connections that read at the same time.
    int writers = 4;             ///< PostgreSQL only: transactions that write at the same time.
    std::size_t queue = 10'000;  ///< Writes that may wait; beyond it, Busy.
    std::size_t batch = 500;     ///< SQLite only: writes that share one commit.
    base::Duration patience{10'000};  ///< How long to wait for a reader or for another process.
    base::Clock clock = base::system_now;
};

namespace detail {

template <class T>
inline constexpr bool is_result = false;
template <class T, class E>
inline constexpr bool is_result<std::expected<T, E>> = true;

}  // namespace detail

/// One database, SQLite or PostgreSQL, with the same promises on both: every write is a
/// serializable transaction, and is answered only when it is on disk; it is there wholly or not
/// at all, and once. Safe from every thread. Failures of the world throw db::Error.
class Database {
  public:
    /// `sqlite:/path/x.db`, a plain path, or `postgresql://…`. Makes the file when missing.
    static std::unique_ptr<Database> open(const std::string& url, Options options = {});

    virtual ~Database() = default;
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Runs f(Read&) on the calling thread, in a snapshot, and returns what it returns.
    template <class F>
    auto read(F&& f) {
        using T = std::invoke_result_t<F&, Read&>;
        if constexpr (std::is_void_v<T>) {
            run_read([&f](Read& read) { f(read); });
        } else {
            std::optional<T> out;
            run_read([&f, &out](Read& read) { out.emplace(f(read)); });
            return T(std::move(*out));
        }
    }

    /// Runs f(Write&) on a writer and returns what it returns once it is on disk. May run f twice.
    /// When f returns a base::Result that holds a refusal (or any other std::expected that holds
    /// its error), or throws, all is rolled back. Never call it from inside another write.
    template <class F>
    auto write(F&& f) {
        using T = std::invoke_result_t<F&, Write&>;
        if constexpr (std::is_void_v<T>) {
            run_write([&f](Write& write) { return f(write), true; });
        } else {
            std::optional<T> out;
            run_write([&f, &out](Write& write) {
                out.emplace(f(write));
                if constexpr (detail::is_result<T>) {
                    return out->has_value();
                } else {
                    return true;
                }
            });
            return T(std::move(*out));
        }
    }

    /// Queues a write. `work` says false to roll back; `done` is called on a writer's thread after
    /// the commit (or with what went wrong) and must not throw. Throws Busy when the queue is full.
    virtual void submit(std::move_only_function<bool(Write&)> work,
                        std::move_only_function<void(std::exception_ptr)> done) = 0;

    virtual base::Instant now() const = 0;
    virtual Dialect dialect() const = 0;

    template <class SomeId>
    SomeId next_id() {
        return SomeId{next_id_value()};
    }

    /// Brings the schema up to what this program knows, each migration in a transaction of its
    /// own. Safe when two servers start at once. Throws SchemaTooNew, with nothing changed.
    virtual void migrate() = 0;

    /// Writes that wait or run now, for metrics.
    virtual std::size_t queued() const = 0;

    /// Where it was opened: a path, or a URL without its password. For messages and backups.
    virtual const std::string& url() const = 0;

  protected:
    Database() = default;

    virtual void run_read(const std::function<void(Read&)>& work) = 0;
    void run_write(const std::function<bool(Write&)>& work);
    /// Says that the calling thread is a writer of this database, which must never wait for one.
    void this_thread_writes() const;
    bool does_this_thread_write() const;
    virtual std::int64_t next_id_value() = 0;
};

}  // namespace db
