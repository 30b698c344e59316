// For the tests of this room: a gate, a few endpoints and a running server.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>

#include "base/random.h"
#include "db/testing.h"
#include "http/metrics.h"
#include "http/publish.h"
#include "http/server.h"
#include "http/testing.h"

namespace http::testing {

/// Someone known by name. `Authorization: Bearer ann` signs in as ann.
struct Person : Caller {
    std::string name;
    bool may(std::string_view permission) const override {
        return permission == "keep_notes" && name != "bob";
    }
    std::string idempotency_scope() const override { return "person:" + name; }
    std::vector<std::string> audiences() const override { return {"person:" + name, "all"}; }
};

struct NameGate : Gate {
    std::atomic<bool> closed{false};

    base::Result<std::shared_ptr<const Caller>> identify(const Request& request,
                                                         db::Database&) override {
        const auto header = request.header("authorization");
        if (!header.starts_with("Bearer ") || closed) return nullptr;
        auto person = std::make_shared<Person>();
        person->name = header.substr(7);
        return person;
    }
};

/// A door that holds slow handlers until the test opens it.
struct Door {
    void wait() {
        std::unique_lock lock(mutex);
        ++waiting;
        changed.notify_all();
        changed.wait(lock, [this] { return open; });
    }
    void wait_for(int count) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return waiting >= count; });
    }
    void let_through() {
        const std::scoped_lock lock(mutex);
        open = true;
        changed.notify_all();
    }

    std::mutex mutex;
    std::condition_variable changed;
    bool open = false;
    int waiting = 0;
};

struct Note {
    Text<1, 20> text;
};
BOOST_DESCRIBE_STRUCT(Note, (), (text))

struct NoteId {
    std::string id;
    std::string by;
};
BOOST_DESCRIBE_STRUCT(NoteId, (), (id, by))

struct Count {
    std::int64_t count;
};
BOOST_DESCRIBE_STRUCT(Count, (), (count))

struct Number {
    Whole<1, 1'000'000> number;
};
BOOST_DESCRIBE_STRUCT(Number, (), (number))

struct Echo {
    std::int64_t number;
    std::string address;
    std::string id;
    bool secure;
};
BOOST_DESCRIBE_STRUCT(Echo, (), (number, address, id, secure))

inline constexpr base::RefusalKind full{"full", base::Because::conflict, "已满。", "Full."};
inline constexpr db::Sql count_notes{"test/count_notes",
                                     "SELECT count(*) FROM event WHERE kind = 'note'"};

inline Endpoint make(Method method, std::string path, std::string_view needs, Handler handle) {
    return {.method = method,
            .path = std::move(path),
            .summary = "A test",
            .summary_zh = "测试",
            .tag = "test",
            .needs = needs,
            .example = {{"text", "hello"}, {"number", 7}},
            .handle = std::move(handle)};
}

/// Notes are kept as events, so that the tests need no table of their own.
inline Endpoints test_endpoints(Door& door) {
    Endpoints out;
    out.push_back(make(Method::post, "/api/v1/notes", "keep_notes",
                       handler([](db::Write& write, const Person& person,
                                  const Note& note) -> base::Result<Created<NoteId>> {
                           if (note.text.value == "full") return base::refuse(full);
                           if (note.text.value == "bug") base::expects(false, "no bugs");
                           publish(write, "person:ann", "note", {{"text", note.text.value}});
                           struct Tag;
                           const auto id = write.next_id<base::Id<Tag>>();
                           return Created{NoteId{std::to_string(id.value), person.name}};
                       })));
    out.back().refusals = {&full};
    out.push_back(make(Method::post, "/api/v1/open_notes", anyone,
                       handler([](db::Write& write, const Note& note) -> base::Result<NoteId> {
                           publish(write, "all", "note", {{"text", note.text.value}});
                           return NoteId{"1", ""};
                       })));
    out.push_back(make(Method::get, "/api/v1/notes", anyone,
                       handler([](db::Read& read, const Empty&) -> base::Result<Count> {
                           return Count{read.get<std::int64_t>(count_notes)};
                       })));
    out.push_back(make(Method::post, "/api/v1/slow_notes", signed_in,
                       handler([&door](Call& call, const Person& person,
                                       const Note& note) -> base::Result<NoteId> {
                           door.wait();
                           if (note.text.value == "full") return base::refuse(full);
                           call.database.write([&](db::Write& write) {
                               publish(write, "person:ann", "note", {{"text", "slow"}});
                           });
                           return NoteId{base::random_token(8), person.name};
                       })));
    out.push_back(
        make(Method::post, "/api/v1/secrets", signed_in,
             handler([](db::Write&, const Person& person, const Note&) -> base::Result<NoteId> {
                 return NoteId{"secret", person.name};
             })));
    out.back().keeps_answer = false;
    out.push_back(make(Method::get, "/api/v1/echo/{number}", anyone,
                       handler([](Call& call, const Number& in) -> base::Result<Echo> {
                           return Echo{in.number.value, call.request.address, call.request.id,
                                       call.request.secure};
                       })));
    out.push_back(make(Method::get, "/api/v1/held/{number}", anyone,
                       handler([&door](Call&, const Number& in) -> base::Result<Count> {
                           door.wait();
                           return Count{in.number.value};
                       })));
    out.push_back(make(Method::get, "/api/v1/large/{number}", anyone,
                       handler([](Call&, const Number& in) -> base::Result<File> {
                           return File{
                               "text/plain", "大.txt",
                               std::string(static_cast<std::size_t>(in.number.value) * 1024, 'x')};
                       })));
    return out;
}

class ServerTest : public db::testing::EachDatabase {
  protected:
    void start(Config config = {}, Endpoints more = {}) {
        auto endpoints = test_endpoints(door);
        for (auto& endpoint : more) endpoints.push_back(std::move(endpoint));
        config.port = 0;
        config.access_log = false;
        config.events.poll = std::chrono::milliseconds(50);
        server_ = std::make_unique<Server>(config, std::move(endpoints), gate, database());
        server_->start();
    }
    void TearDown() override {
        door.let_through();
        server_.reset();
        EachDatabase::TearDown();
    }
    Server& server() { return *server_; }
    Client client(std::string name = {}) {
        Client out(server_->port());
        if (!name.empty()) out.set("Authorization", "Bearer " + name);
        return out;
    }

    NameGate gate;
    Door door;

  private:
    std::unique_ptr<Server> server_;
};

/// The same on SQLite alone, for what no database has a part in.
class ServerAlone : public ServerTest {};

}  // namespace http::testing
