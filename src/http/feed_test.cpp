#include <thread>

#include "http/test_world.h"

namespace http::testing {
namespace {

using Events = ServerTest;
INSTANTIATE_EACH_DATABASE(Events);

Client open_stream(Client client, std::string last_seen = {}) {
    std::vector<Header> more;
    if (!last_seen.empty()) more.push_back({"Last-Event-ID", std::move(last_seen)});
    client.send(client.text("GET", "/api/v1/events", "", more));
    const auto head = client.read_head();
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.header("content-type"), "text/event-stream");
    EXPECT_EQ(client.read_event(), "retry: 2000");
    return client;
}

std::string line(const std::string& event, std::string_view name) {
    const auto at = event.find(std::string(name) + ": ");
    if (at == std::string::npos) return {};
    const auto begin = at + name.size() + 2;
    return event.substr(begin, event.find('\n', begin) - begin);
}

void add_note(Client ann, const std::string& text) {
    EXPECT_EQ(ann.post("/api/v1/notes", {{"text", text}}).status, 201);
}

TEST_P(Events, ReachWhomTheyAreMeantForAndNobodyElse) {
    start();
    EXPECT_EQ(client().get("/api/v1/events").status, 401);
    auto ann = open_stream(client("ann"));
    auto eve = open_stream(client("eve"));
    EXPECT_EQ(line(ann.read_event(), "event"), "hello");
    EXPECT_EQ(line(eve.read_event(), "event"), "hello");
    add_note(client("ann"), "for ann");
    client().post("/api/v1/open_notes", {{"text", "for all"}});
    EXPECT_EQ(line(ann.read_event(), "data"), R"({"text":"for ann"})");
    EXPECT_EQ(line(ann.read_event(), "data"), R"({"text":"for all"})");
    EXPECT_EQ(line(eve.read_event(), "data"), R"({"text":"for all"})");
}

TEST_P(Events, OfARolledBackWriteAreNeverTold) {
    start();
    auto ann = open_stream(client("ann"));
    EXPECT_EQ(line(ann.read_event(), "event"), "hello");
    EXPECT_EQ(client("ann").post("/api/v1/notes", {{"text", "full"}}).status, 409);
    add_note(client("ann"), "real");
    EXPECT_EQ(line(ann.read_event(), "data"), R"({"text":"real"})");
}

TEST_P(Events, AreResumedAfterTheLastOneSeenAlsoByAnotherServer) {
    start();
    add_note(client("ann"), "1");
    std::string seen;
    {
        auto ann = open_stream(client("ann"));
        seen = line(ann.read_event(), "id");
        for (const char* text : {"2", "3", "4"}) add_note(client("ann"), text);
        auto event = ann.read_event();
        while (line(event, "data") != R"({"text":"2"})") event = ann.read_event();
        seen = line(event, "id");
    }
    server().stop();
    start();  // the table remembers, not the server
    auto ann = open_stream(client("ann"), seen);
    EXPECT_EQ(line(ann.read_event(), "data"), R"({"text":"3"})");
    EXPECT_EQ(line(ann.read_event(), "data"), R"({"text":"4"})");
    EXPECT_EQ(line(ann.read_event(), "event"), "hello");
    add_note(client("ann"), "5");
    EXPECT_EQ(line(ann.read_event(), "data"), R"({"text":"5"})");
}

TEST_P(Events, SayWhenTooMuchWasMissed) {
    start();
    for (const char* unknown : {"999999", "x", "-3"}) {
        auto ann = open_stream(client("ann"), unknown);
        EXPECT_EQ(line(ann.read_event(), "event"), "reset");
    }
}

TEST_P(Events, OlderThanADayAreSweptAndAskForAReset) {
    Config config;
    config.events.sweep = std::chrono::milliseconds(50);
    start(config);
    auto ann = open_stream(client("ann"));
    const auto seen = line(ann.read_event(), "id");
    add_note(client("ann"), "old");
    ann.read_event();
    clock().advance(std::chrono::hours(25));
    while (client().get("/api/v1/notes").body != R"({"count":0})") {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    auto late = open_stream(client("ann"), seen);
    EXPECT_EQ(line(late.read_event(), "event"), "reset");
}

TEST_P(Events, OfAnotherServerAreSeen) {
    start();
    NameGate other_gate;
    Door other_door;
    Config config{.port = 0, .access_log = false};
    Server other(config, test_endpoints(other_door), other_gate, database());
    other.start();
    auto ann = open_stream(client("ann"));
    EXPECT_EQ(line(ann.read_event(), "event"), "hello");
    Client there(other.port());
    there.set("Authorization", "Bearer ann");
    add_note(std::move(there), "over there");
    EXPECT_EQ(line(ann.read_event(), "data"), R"({"text":"over there"})");
}

TEST_P(Events, EndWithTheSession) {
    Config config;
    config.events.recheck = std::chrono::milliseconds(50);
    start(config);
    auto ann = open_stream(client("ann"));
    EXPECT_EQ(line(ann.read_event(), "event"), "hello");
    gate.closed = true;
    EXPECT_EQ(line(ann.read_event(), "event"), "signed_out");
    EXPECT_TRUE(ann.waits_for_close(std::chrono::seconds(3)));
}

TEST_P(Events, OnePersonOpensSoManyStreamsAndNoMore) {
    start({.limits = {.streams_per_caller = 2}});
    auto one = open_stream(client("ann"));
    {
        auto two = open_stream(client("ann"));
        EXPECT_EQ(client("ann").get("/api/v1/events").code(), "too_many_streams");
        auto eve = open_stream(client("eve"));
    }
    while (true) {  // the place of the one that went is free again
        auto next = client("ann");
        next.send(next.text("GET", "/api/v1/events"));
        if (next.read_head().status == 200) break;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

TEST_P(Events, AQuietStreamShowsThatItLives) {
    Config config;
    config.events.heartbeat = std::chrono::milliseconds(100);
    start(config);
    auto ann = open_stream(client("ann"));
    EXPECT_EQ(line(ann.read_event(), "event"), "hello");
    EXPECT_EQ(ann.read_event(), ":");
    EXPECT_EQ(ann.read_event(), ":");
}

/// Writers that commit in any order must not make a reader skip an event.
TEST_P(Events, NoneIsLostOrDoubledOrMixedUpUnderManyWriters) {
    start({.workers = 8});
    auto ann = open_stream(client("ann"));
    EXPECT_EQ(line(ann.read_event(), "event"), "hello");
    constexpr int writers = 6, each = 40;
    std::vector<std::thread> threads;
    for (int w = 0; w < writers; ++w) {
        threads.emplace_back([&, w] {
            Client one(server().port());
            one.set("Authorization", "Bearer ann");
            for (int i = 0; i < each; ++i) {
                one.post("/api/v1/notes", {{"text", fmt::format("{}-{}", w, i)}});
            }
        });
    }
    std::vector<int> next(writers, 0);
    std::int64_t last = -1;
    for (int n = 0; n < writers * each; ++n) {
        const auto event = ann.read_event();
        const auto id = std::stoll(line(event, "id"));
        EXPECT_GT(id, last);
        last = id;
        const auto data = line(event, "data");  // {"text":"w-i"}
        const auto writer = static_cast<std::size_t>(data.at(9) - '0');
        EXPECT_EQ(data, fmt::format(R"({{"text":"{}-{}"}})", writer, next[writer]++));
    }
    for (auto& thread : threads) thread.join();
}

}  // namespace
}  // namespace http::testing
