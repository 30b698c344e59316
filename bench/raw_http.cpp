#include "raw_http.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "http/asio.h"

namespace bench {
namespace {

namespace asio = boost::asio;
namespace bhttp = boost::beast::http;
using tcp = asio::ip::tcp;

void open(soci::session& session, const std::string& path) {
    session.open(soci::sqlite3, path);
    session << "PRAGMA journal_mode=WAL";
    session << "PRAGMA synchronous=FULL";
    session << "PRAGMA busy_timeout=10000";
}

struct Reader {
    explicit Reader(const std::string& path) {
        open(session, path);
        statement = std::make_unique<soci::statement>(
            (session.prepare << "SELECT name, made_at FROM thing WHERE thing_id = :id",
             soci::into(name), soci::into(made_at), soci::use(id)));
    }
    std::string find(long long wanted) {
        id = wanted;
        statement->execute(true);
        std::string out =
            fmt::format(R"({{"id":"{}","name":"{}","made_at":{}}})", id, name, made_at);
        while (statement->fetch()) {
        }
        return out;
    }

    soci::session session;
    long long id = 0;
    std::string name;
    long long made_at = 0;
    std::unique_ptr<soci::statement> statement;
};

struct Job {
    std::string name;
    std::move_only_function<void(std::string)> done;
};

/// One transaction for whatever has come in.
class Writer {
  public:
    explicit Writer(const std::string& path) : thread_([this, path] { run(path); }) {}
    ~Writer() {
        {
            const std::scoped_lock lock(mutex_);
            stopping_ = true;
        }
        wake_.notify_one();
    }
    void post(Job job) {
        {
            const std::scoped_lock lock(mutex_);
            queue_.push_back(std::move(job));
        }
        wake_.notify_one();
    }

  private:
    void run(const std::string& path) {
        soci::session session;
        open(session, path);
        long long id = 1'000'000'000, made_at = 1;
        std::string name;
        soci::statement insert =
            (session.prepare << "INSERT INTO thing (thing_id, name, made_at) VALUES (:i, :n, :m)",
             soci::use(id), soci::use(name), soci::use(made_at));
        while (true) {
            std::deque<Job> jobs;
            {
                std::unique_lock lock(mutex_);
                wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
                if (queue_.empty()) return;
                jobs.swap(queue_);
            }
            std::vector<long long> ids;
            session.begin();
            for (auto& job : jobs) {
                name = job.name;
                ids.push_back(++id);
                insert.execute(true);
            }
            session.commit();
            for (std::size_t at = 0; at < jobs.size(); ++at) {
                jobs[at].done(fmt::format(R"({{"id":"{}"}})", ids[at]));
            }
        }
    }

    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Job> queue_;
    bool stopping_ = false;
    std::jthread thread_;
};

class Session : public std::enable_shared_from_this<Session> {
  public:
    Session(tcp::socket socket, Reader& reader, Writer& writer)
        : socket_(std::move(socket)), reader_(reader), writer_(writer) {
        socket_.set_option(tcp::no_delay(true));
    }
    void read() {
        request_ = {};
        bhttp::async_read(socket_, buffer_, request_,
                          [self = shared_from_this()](boost::system::error_code failed, auto) {
                              if (!failed) self->handle();
                          });
    }

  private:
    void handle() {
        if (request_.method() == bhttp::verb::get) {
            const std::string target(request_.target());
            return answer(reader_.find(std::stoll(target.substr(target.rfind('/') + 1))));
        }
        const auto body = boost::json::parse(request_.body());
        writer_.post({boost::json::value_to<std::string>(body.at("name")),
                      [self = shared_from_this()](std::string text) {
                          asio::post(self->socket_.get_executor(),
                                     [self, text = std::move(text)]() mutable {
                                         self->answer(std::move(text));
                                     });
                      }});
    }
    void answer(std::string body) {
        response_ = {};
        response_.result(bhttp::status::ok);
        response_.set(bhttp::field::content_type, "application/json");
        response_.body() = std::move(body);
        response_.prepare_payload();
        bhttp::async_write(socket_, response_,
                           [self = shared_from_this()](boost::system::error_code failed, auto) {
                               if (!failed) self->read();
                           });
    }

    tcp::socket socket_;
    Reader& reader_;
    Writer& writer_;
    boost::beast::flat_buffer buffer_;
    bhttp::request<bhttp::string_body> request_;
    bhttp::response<bhttp::string_body> response_;
};

}  // namespace

struct RawServer::Inside {
    Inside(const std::string& path, int io_threads) : writer(path) {
        for (int i = 0; i < io_threads; ++i) {
            contexts.push_back(std::make_unique<asio::io_context>(1));
            readers.push_back(std::make_unique<Reader>(path));
        }
        acceptor = std::make_unique<tcp::acceptor>(
            *contexts.front(), tcp::endpoint(asio::ip::address_v4::loopback(), 0));
        accept();
        for (auto& context : contexts) {
            guards.emplace_back(context->get_executor());
            threads.emplace_back([&context] { context->run(); });
        }
    }
    ~Inside() {
        for (auto& context : contexts) context->stop();
        threads.clear();
    }
    void accept() {
        const auto at = next++ % contexts.size();
        acceptor->async_accept(
            *contexts[at], [this, at](boost::system::error_code failed, tcp::socket socket) {
                if (failed) return;
                auto session = std::make_shared<Session>(std::move(socket), *readers[at], writer);
                asio::post(*contexts[at], [session] { session->read(); });
                accept();
            });
    }

    std::vector<std::unique_ptr<asio::io_context>> contexts;
    std::vector<std::unique_ptr<Reader>> readers;
    Writer writer;
    std::vector<asio::executor_work_guard<asio::io_context::executor_type>> guards;
    std::unique_ptr<tcp::acceptor> acceptor;
    std::size_t next = 0;
    std::vector<std::jthread> threads;
};

RawServer::RawServer(const std::string& path, int io_threads)
    : inside_(std::make_unique<Inside>(path, io_threads)) {}
RawServer::~RawServer() = default;
unsigned short RawServer::port() const {
    return inside_->acceptor->local_endpoint().port();
}

}  // namespace bench
