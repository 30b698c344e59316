#pragma once

#include <memory>
#include <optional>
#include <string>

#include "db/connection.h"
#include "db/ids.h"
#include "db/queue.h"
#include "db/turn.h"

namespace db::detail {

/// Runs writes on one connection, again where the world (not the write) was the reason: a lost
/// race, a connection lost before the commit. When the connection goes during the commit, the
/// server is asked what became of it, so that nothing is written twice and nothing is promised
/// that is not there.
class PostgresqlWriter {
  public:
    PostgresqlWriter(const Target& target, const base::Clock& clock, Ids& ids, Turn& turn);

    /// Runs the job to its end and calls its `done`.
    void run(Job& job);

  private:
    enum class Fate { committed, rolled_back };

    struct Commit {
        std::string transaction;  ///< Its number.
        std::string life;
    };

    /// True when it came to its end; `failed` when it never will.
    bool try_once(Job& job, int attempts, std::exception_ptr& failed);
    void attempt(Job& job);
    void connect();
    std::string begin();
    void commit(const Commit& commit);
    Fate ask(const Commit& commit);
    std::string server_life();

    const Target& target_;
    const base::Clock& clock_;
    Ids& ids_;
    Turn& turn_;
    std::unique_ptr<Connection> connection_;
    std::string life_;
    std::vector<std::move_only_function<void()>> after_;
};

}  // namespace db::detail
