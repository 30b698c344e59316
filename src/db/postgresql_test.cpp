// Connections that are lost, at the worst moments: the server ends them, or a cable between us and
// the server is cut before or after it has taken the commit.
#include <atomic>
#include <cstring>
#include <mutex>
#include <thread>

#include <gmock/gmock.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/id.h"
#include "db/connection.h"
#include "db/testing.h"

namespace db {
namespace {

constexpr Sql put_setting{"test/put_setting",
                          "INSERT INTO setting (name, value) VALUES (:name, '')"};
constexpr Sql all_names{"test/all_names", "SELECT name FROM setting ORDER BY name"};

/// Passes bytes on between a client and the server's socket, and cuts the line when told to.
class Cable {
  public:
    enum class Cut { none, before_commit, after_commit };

    explicit Cable(std::string server_socket) : server_socket_(std::move(server_socket)) {
        listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        ::bind(listener_, reinterpret_cast<sockaddr*>(&address), size);
        ::listen(listener_, 16);
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
        port_ = ntohs(address.sin_port);
        acceptor_ = std::thread([this] { accept_all(); });
    }
    ~Cable() {
        ::shutdown(listener_, SHUT_RDWR);
        acceptor_.join();
        ::close(listener_);
        for (auto& line : lines_) line.join();
    }

    int port() const { return port_; }
    void cut_next(Cut how) { cut_ = how; }
    int cuts() const { return cuts_; }

  private:
    void accept_all() {
        for (int client = 0; (client = ::accept(listener_, nullptr, nullptr)) >= 0;)
            lines_.emplace_back([this, client] { carry(client); });
    }

    int connect_server() const {
        const int server = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, server_socket_.c_str(), sizeof address.sun_path - 1);
        ::connect(server, reinterpret_cast<sockaddr*>(&address), sizeof address);
        return server;
    }

    void carry(int client) {
        const int server = connect_server();
        std::atomic<bool> silent = false;  // The server's answers go nowhere any more.
        std::thread back([&] {
            char buffer[65536];
            for (ssize_t got = 0; (got = ::read(server, buffer, sizeof buffer)) > 0;) {
                if (silent) {
                    ::shutdown(client, SHUT_RDWR);
                    break;
                }
                if (::send(client, buffer, static_cast<std::size_t>(got), MSG_NOSIGNAL) < 0) break;
            }
            ::shutdown(client, SHUT_RDWR);
        });
        char buffer[65536];
        for (ssize_t got = 0; (got = ::read(client, buffer, sizeof buffer)) > 0;) {
            const std::string_view text(buffer, static_cast<std::size_t>(got));
            Cut how = Cut::none;
            if (text.contains("COMMIT")) how = cut_.exchange(Cut::none);
            if (how != Cut::none) ++cuts_;
            if (how == Cut::before_commit) break;
            silent = how == Cut::after_commit;
            if (::send(server, buffer, text.size(), MSG_NOSIGNAL) < 0) break;
        }
        if (!silent) ::shutdown(server, SHUT_RDWR);
        ::shutdown(client, SHUT_RDWR);
        back.join();
        ::close(server);
        ::close(client);
    }

    const std::string server_socket_;
    int listener_ = -1;
    int port_ = 0;
    std::atomic<Cut> cut_ = Cut::none;
    std::atomic<int> cuts_ = 0;
    std::thread acceptor_;
    std::vector<std::thread> lines_;
};

class PostgresqlTest : public ::testing::Test {
  protected:
    void SetUp() override {
        if (testing::postgresql_url().empty()) GTEST_SKIP() << "GONGZHI_TEST_POSTGRESQL is not set";
        scratch_ = testing::make_scratch("postgresql");
    }

    detail::Connection connect() const {
        return detail::Connection(detail::parse_url(scratch_->url()), detail::Purpose::write);
    }
    Database& database() { return scratch_->database(); }
    std::vector<std::string> names() {
        return database().read([](Read& read) { return read.all<std::string>(all_names); });
    }
    static void put(Database& database, const std::string& name) {
        database.write([&](Write& write) { write.run(put_setting, arg("name", name)); });
    }
    void end_all_connections() {
        connect().exec(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = "
            "current_database() AND pid <> pg_backend_pid()");
    }
    std::string server_socket() const {
        auto connection = connect();
        const auto folders = connection.scalar("SHOW unix_socket_directories").value();
        return folders.substr(0, folders.find(',')) + "/.s.PGSQL." +
               connection.scalar("SHOW port").value();
    }
    /// The same database through a cable.
    std::unique_ptr<Database> through(const Cable& cable) const {
        auto connection = connect();
        return Database::open(
            fmt::format("postgresql://{}@127.0.0.1:{}/{}?sslmode=disable&gssencmode=disable",
                        connection.scalar("SELECT current_user").value(), cable.port(),
                        connection.scalar("SELECT current_database()").value()),
            {.readers = 1, .writers = 1});
    }

    std::unique_ptr<testing::Scratch> scratch_;
};

TEST_F(PostgresqlTest, AConnectionLostWhileNobodyUsedItIsMadeAnew) {
    put(database(), "a");
    EXPECT_THAT(names(), ::testing::ElementsAre("a"));
    end_all_connections();
    put(database(), "b");
    EXPECT_THAT(names(), ::testing::ElementsAre("a", "b"));
}

TEST_F(PostgresqlTest, IdsGoOnAfterTheServerWasRestarted) {
    using AnyId = base::Id<struct AnyTag>;
    testing::FakeClock clock;
    const auto opened = Database::open(scratch_->url(), {.clock = clock.clock()});
    const auto before = opened->next_id<AnyId>();
    clock.advance(std::chrono::minutes{1});
    end_all_connections();
    EXPECT_GT(opened->next_id<AnyId>(), before);
}

TEST_F(PostgresqlTest, AWriteWhoseConnectionIsLostRunsAgain) {
    int runs = 0;
    database().write([&](Write& write) {
        write.run(put_setting, arg("name", "a"));
        if (++runs == 1) end_all_connections();
    });
    EXPECT_EQ(runs, 2);
    EXPECT_THAT(names(), ::testing::ElementsAre("a"));
}

TEST_F(PostgresqlTest, AWriteThatLosesItsConnectionForEverIsGivenUp) {
    int runs = 0;
    EXPECT_THROW(database().write([&](Write& write) {
        ++runs;
        end_all_connections();
        write.run(put_setting, arg("name", "a"));
    }),
                 Error);
    EXPECT_GT(runs, 1);
    EXPECT_TRUE(names().empty());
}

TEST_F(PostgresqlTest, ABackendThatDiesInTheCommitHasStoredNothingAndTheWriteRunsAgain) {
    // The trigger runs inside COMMIT; the sequence remembers across the death.
    connect().exec(R"sql(
        CREATE SEQUENCE deaths;
        CREATE FUNCTION die_once() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF nextval('deaths') = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
            PERFORM pg_sleep(0);
            RETURN NULL;
        END $$;
        CREATE CONSTRAINT TRIGGER dying AFTER INSERT ON setting DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW EXECUTE FUNCTION die_once();)sql");
    int runs = 0;
    database().write([&](Write& write) {
        ++runs;
        write.run(put_setting, arg("name", "a"));
    });
    EXPECT_EQ(runs, 2);
    EXPECT_THAT(names(), ::testing::ElementsAre("a"));
}

TEST_F(PostgresqlTest, ACableCutBeforeTheCommitArrivesMakesTheWriteRunAgain) {
    Cable cable(server_socket());
    const auto far = through(cable);
    put(*far, "first");
    cable.cut_next(Cable::Cut::before_commit);
    int runs = 0;
    far->write([&](Write& write) {
        ++runs;
        write.run(put_setting, arg("name", "second"));
    });
    EXPECT_EQ(cable.cuts(), 1);
    EXPECT_EQ(runs, 2);
    EXPECT_THAT(names(), ::testing::ElementsAre("first", "second"));
}

TEST_F(PostgresqlTest, ACableCutAfterTheCommitArrivedDoesNotMakeItTwice) {
    Cable cable(server_socket());
    const auto far = through(cable);
    put(*far, "first");
    cable.cut_next(Cable::Cut::after_commit);
    int runs = 0;
    bool committed = false;
    far->write([&](Write& write) {
        ++runs;
        write.run(put_setting, arg("name", "second"));
        write.on_commit([&] { committed = true; });
    });
    EXPECT_EQ(cable.cuts(), 1);
    EXPECT_EQ(runs, 1);
    EXPECT_TRUE(committed);
    EXPECT_THAT(names(), ::testing::ElementsAre("first", "second"));
}

TEST_F(PostgresqlTest, AfterACrashOfTheServerACommitThatIsInDoubtIsNotPromised) {
    Cable cable(server_socket());
    const auto far = through(cable);
    put(*far, "first");
    cable.cut_next(Cable::Cut::after_commit);
    EXPECT_THROW(far->write([&](Write& write) {
        write.run(put_setting, arg("name", "second"));
        // What a crash does to the table that is not logged.
        connect().exec("TRUNCATE server_life");
    }),
                 Error);
}

TEST_F(PostgresqlTest, AWrongAddressIsOutOfReachAndTellsNoPassword) {
    try {
        Database::open("postgresql://someone:geheim@127.0.0.1:1/nothing");
        ADD_FAILURE();
    } catch (const Error& error) {
        EXPECT_EQ(error.failure(), Failure::unreachable);
        EXPECT_THAT(error.what(), ::testing::Not(::testing::HasSubstr("geheim")));
    }
}

TEST_F(PostgresqlTest, AServerThatTakesNoWritesIsReadOnly) {
    connect().exec("ALTER DATABASE " + connect().scalar("SELECT current_database()").value() +
                   " SET default_transaction_read_only = on");
    end_all_connections();
    try {
        put(database(), "a");
        ADD_FAILURE();
    } catch (const Error& error) {
        EXPECT_EQ(error.failure(), Failure::read_only);
    }
}

}  // namespace
}  // namespace db
