#include <thread>

#include "http/test_world.h"

namespace http::testing {
namespace {

using std::chrono::milliseconds;
using Connections = ServerAlone;
INSTANTIATE_TEST_SUITE_P(OnSqlite, Connections, ::testing::Values("sqlite"));

std::string get(const std::string& path) {
    return "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n";
}

std::string post_note(const std::string& text) {
    const std::string body = "{\"text\":\"" + text + "\"}";
    return "POST /api/v1/open_notes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
           "Content-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
}

TEST_P(Connections, AnswerPipelinedRequestsInOrderHoweverLongEachTakes) {
    start();
    auto one = client();
    one.send(get("/api/v1/held/1") + get("/api/v1/echo/2") + get("/api/v1/echo/3") +
             post_note("after all reads") + get("/api/v1/notes"));
    door.wait_for(1);
    auto other = client();
    EXPECT_EQ(other.get("/api/v1/notes").body, R"({"count":0})");  // the write waits its turn
    door.let_through();
    EXPECT_EQ(one.read_answer().body, R"({"count":1})");
    EXPECT_EQ(one.read_answer().json().at("number"), 2);
    EXPECT_EQ(one.read_answer().json().at("number"), 3);
    EXPECT_EQ(one.read_answer().status, 200);
    EXPECT_EQ(one.read_answer().body, R"({"count":1})");  // and is seen by what came after it
}

TEST_P(Connections, RefuseBodiesWhoseEndAProxyMaySeeElsewhere) {
    start();
    const std::string head =
        "POST /api/v1/open_notes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
    const std::string chunk = "c\r\n{\"text\":\"x\"}\r\n0\r\n\r\n";
    for (const std::string framing :
         {"Transfer-Encoding: gzip\r\n", "Transfer-Encoding: chunked\r\nContent-Length: 12\r\n",
          "Content-Length: 12\r\nTransfer-Encoding: chunked\r\n",
          "Transfer-Encoding: gzip, chunked\r\n", "Transfer-Encoding: identity\r\n",
          "Content-Length: 12\r\nContent-Length: 13\r\n", "Content-Length: -1\r\n",
          "Content-Length : 12\r\n", "Content-Length: 99999999999999999999\r\n"}) {
        auto one = client();
        one.send(head + framing + "\r\n" + chunk + get("/api/v1/echo/2"));
        const auto answer = one.read_answer();
        EXPECT_EQ(answer.status, 400) << framing;
        EXPECT_EQ(answer.header("Connection"), "close") << framing;
    }
    auto one = client();
    one.send(head + "Transfer-Encoding: chunked\r\n\r\n" + chunk);
    EXPECT_EQ(one.read_answer().status, 200);
}

TEST_P(Connections, KeepNoEndlessLineBeforeAChunk) {
    start();
    auto one = client();
    one.send(
        "POST /api/v1/open_notes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        "Transfer-Encoding: chunked\r\n\r\nc;" +
        std::string(200'000, 'x'));
    EXPECT_EQ(one.read_answer().status, 431);
}

TEST_P(Connections, ReadAheadOnlySoFar) {
    start({.workers = 8, .limits = {.pipeline = 3}});
    auto greedy = client();
    std::string many;
    for (int i = 1; i <= 50; ++i) many += get("/api/v1/held/" + std::to_string(i));
    greedy.send(many);
    door.wait_for(3);
    EXPECT_NE(client().get("/metrics").body.find("gongzhi_http_in_flight 4\n"), std::string::npos);
    door.let_through();
    for (int i = 1; i <= 50; ++i) {
        EXPECT_EQ(greedy.read_answer().body, "{\"count\":" + std::to_string(i) + "}");
    }
}

TEST_P(Connections, AnswerEveryPipelinedRequestOfManyClients) {
    start();
    std::vector<std::thread> clients;
    std::atomic<int> wrong{0};
    for (int c = 0; c < 8; ++c) {
        clients.emplace_back([&, c] {
            Client one(server().port());
            for (int round = 0; round < 20; ++round) {
                std::string batch;
                for (int i = 1; i <= 6; ++i) {
                    batch += get("/api/v1/echo/" + std::to_string(c * 1000 + round * 10 + i));
                }
                one.send(batch);
                for (int i = 1; i <= 6; ++i) {
                    if (one.read_answer().json().at("number") != c * 1000 + round * 10 + i) ++wrong;
                }
            }
        });
    }
    for (auto& thread : clients) thread.join();
    EXPECT_EQ(wrong, 0);
}

TEST_P(Connections, LetGoWhoeverSendsTooSlowly) {
    start({.limits = {.header_time = milliseconds(200),
                      .body_time = milliseconds(200),
                      .slowest_body = 1'000'000,
                      .idle_time = milliseconds(500)}});
    auto idle = client();
    auto head = client();
    auto body = client();
    head.send("GET / HTTP/1.1\r\nHost: x\r\n");
    body.send(
        "POST /api/v1/open_notes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        "Content-Length: 100\r\n\r\n{");
    EXPECT_EQ(client().get("/api/v1/echo/1").status, 200);  // others are served meanwhile
    EXPECT_EQ(head.read_answer().code(), "too_slow");
    EXPECT_EQ(body.read_answer().status, 408);
    EXPECT_TRUE(idle.waits_for_close(milliseconds(3000)));
}

TEST_P(Connections, NoByteNowAndThenKeepsARequestAlive) {
    start({.limits = {.header_time = milliseconds(300)}});
    auto loris = client();
    const auto began = std::chrono::steady_clock::now();
    try {
        for (int i = 0; i < 100; ++i) {
            loris.send(i == 0 ? "GET / HTTP/1.1\r\n" : "X: y\r\n");
            std::this_thread::sleep_for(milliseconds(50));
        }
        FAIL() << "the connection should have been closed";
    } catch (const std::runtime_error&) {
        EXPECT_LT(std::chrono::steady_clock::now() - began, milliseconds(4500));
    }
}

TEST_P(Connections, LetGoWhoeverDoesNotReadItsAnswer) {
    start({.limits = {.write_time = milliseconds(300)}});
    auto lazy = client();
    lazy.send(get("/api/v1/large/100000"));  // 100 MB: more than the sockets hold
    EXPECT_EQ(lazy.read_head().status, 200);
    auto other = client();
    EXPECT_EQ(other.get("/api/v1/echo/1").status, 200);
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (std::chrono::steady_clock::now() < until) {
        if (other.get("/metrics").body.find("gongzhi_http_connections 1\n") != std::string::npos) {
            return;
        }
        std::this_thread::sleep_for(milliseconds(50));
    }
    FAIL() << "the connection is still held";
}

TEST_P(Connections, KeepToTheirNumber) {
    start({.limits = {.connections = 4, .connections_per_address = 2}});
    auto one = client();
    auto two = client();
    EXPECT_EQ(one.get("/api/v1/echo/1").status, 200);
    EXPECT_EQ(two.get("/api/v1/echo/1").status, 200);
    auto three = client();
    EXPECT_TRUE(three.waits_for_close(milliseconds(2000)));
    EXPECT_EQ(one.get("/api/v1/echo/1").status, 200);
}

TEST_P(Connections, TurnAwayWhatIsMoreThanTheServerCanDo) {
    start({.workers = 1, .limits = {.in_flight = 1}});
    auto one = client();
    one.send(get("/api/v1/held/1"));
    door.wait_for(1);
    const auto refused = client().get("/api/v1/echo/1");
    EXPECT_EQ(refused.code(), "overloaded");
    EXPECT_EQ(refused.header("retry-after"), "1");
    door.let_through();
    EXPECT_EQ(one.read_answer().status, 200);
    EXPECT_EQ(client().get("/api/v1/echo/1").status, 200);
}

TEST_P(Connections, TurnAwayWhatTheWorkersQueueCannotHold) {
    start({.workers = 1, .limits = {.worker_queue = 1}});
    auto one = client();
    one.send(get("/api/v1/held/1"));
    door.wait_for(1);
    auto two = client();
    two.send(get("/api/v1/held/2"));
    while (true) {
        auto three = client();
        three.send(get("/api/v1/held/3"));
        door.mutex.lock();
        door.mutex.unlock();
        try {
            Client impatient(server().port(), milliseconds(200));
            const auto answer = impatient.get("/api/v1/held/4");
            EXPECT_EQ(answer.status, 503);
            break;
        } catch (const std::runtime_error&) {
            continue;  // it was taken into the queue before the others
        }
    }
    door.let_through();
    EXPECT_EQ(one.read_answer().status, 200);
}

TEST_P(Connections, ServeWhoeverClosesItsHalf) {
    start();
    auto half = client();
    half.send(get("/api/v1/held/1"));
    half.close_sending();
    door.wait_for(1);
    door.let_through();
    EXPECT_EQ(half.read_answer().body, R"({"count":1})");
    EXPECT_TRUE(half.waits_for_close(milliseconds(2000)));
}

TEST_P(Connections, OutliveClientsThatGoAway) {
    start();
    {
        auto gone = client();
        gone.send(get("/api/v1/held/1"));
        door.wait_for(1);
    }
    door.let_through();
    EXPECT_EQ(client().get("/api/v1/echo/1").status, 200);
}

TEST_P(Connections, FinishWhatIsUnderWayAtAStop) {
    start({.io_threads = 1});
    auto idle = client();
    EXPECT_EQ(idle.get("/api/v1/echo/1").status, 200);
    auto busy = client();
    busy.send(get("/api/v1/held/1"));
    door.wait_for(1);
    std::thread stopping([this] { server().stop(); });
    EXPECT_TRUE(idle.waits_for_close(milliseconds(3000)));
    EXPECT_THROW(Client(server().port()).get("/api/v1/echo/1"), std::runtime_error);
    door.let_through();
    const auto answer = busy.read_answer();
    EXPECT_EQ(answer.body, R"({"count":1})");
    EXPECT_EQ(answer.header("connection"), "close");
    stopping.join();
}

TEST_P(Connections, StopInBoundedTimeWhateverClientsDo) {
    start({.limits = {.stop_time = milliseconds(300)}});
    auto half_a_request = client();
    half_a_request.send(
        "POST /api/v1/open_notes HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{");
    auto lazy = client();
    lazy.send(get("/api/v1/large/100000"));
    EXPECT_EQ(lazy.read_head().status, 200);
    const auto began = std::chrono::steady_clock::now();
    server().stop();
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(3));
}

}  // namespace
}  // namespace http::testing
