// How much of a bare Beast + SOCI loop our server reaches, and what an idle event stream costs.
//   http_bench [folder [quiet]] 2>/dev/null
// The folder holds the database while it runs (default /tmp); `quiet` drops the access log.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include <fmt/core.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/log.h"
#include "http/server.h"
#include "http/testing.h"
#include "load.h"
#include "raw_http.h"

namespace {

using ThingId = base::Id<struct ThingTag>;

struct OneThing {
    ThingId thing_id;
};
BOOST_DESCRIBE_STRUCT(OneThing, (), (thing_id))

struct Thing {
    ThingId id;
    std::string name;
    std::int64_t made_at;
};
BOOST_DESCRIBE_STRUCT(Thing, (), (id, name, made_at))

struct NewThing {
    http::Text<1, 100> name;
};
BOOST_DESCRIBE_STRUCT(NewThing, (), (name))

struct AddedThing {
    ThingId id;
};
BOOST_DESCRIBE_STRUCT(AddedThing, (), (id))

constexpr db::Sql create{"bench/create",
                         "CREATE TABLE thing (thing_id bigint PRIMARY KEY, name text NOT NULL, "
                         "made_at bigint NOT NULL)"};
constexpr db::Sql find{"bench/find",
                       "SELECT thing_id, name, made_at FROM thing WHERE thing_id = :thing_id"};
constexpr db::Sql insert{"bench/insert",
                         "INSERT INTO thing (thing_id, name, made_at) VALUES (:id, :name, :now)"};
constexpr int rows = 10'000;

base::Result<Thing> find_thing(db::Read& read, const OneThing& in) {
    auto thing = read.find<Thing>(find, in);
    if (!thing) return base::refuse(base::not_found);
    return std::move(*thing);
}

base::Result<AddedThing> add_thing(db::Write& write, const NewThing& in) {
    const auto id = write.next_id<ThingId>();
    const auto now = write.now();
    write.run(insert, db::arg("id", id), db::arg("name", in.name.value), db::arg("now", now));
    return AddedThing{id};
}

http::Endpoint declare(http::Method method, std::string path, http::Handler handle) {
    return {.method = method,
            .path = std::move(path),
            .summary = "Measured",
            .summary_zh = "测量",
            .needs = http::anyone,
            .handle = std::move(handle)};
}

http::Endpoints endpoints() {
    return {declare(http::Method::get, "/api/v1/things/{thing_id}", http::handler(find_thing)),
            declare(http::Method::post, "/api/v1/things", http::handler(add_thing))};
}

struct Listener : http::Caller {
    bool may(std::string_view) const override { return true; }
    std::string idempotency_scope() const override { return "person:1"; }
    std::vector<std::string> audiences() const override {
        return {"person:1", "unit:1", "region:/1/35/2398/"};
    }
};

struct OpenGate : http::Gate {
    base::Result<std::shared_ptr<const http::Caller>> identify(const http::Request&,
                                                               db::Database&) override {
        return std::make_shared<Listener>();
    }
};

std::string get_thing(long n) {
    return fmt::format("GET /api/v1/things/{} HTTP/1.1\r\nHost: x\r\n\r\n", n * 7919 % rows + 1);
}

std::string post_thing(long n) {
    const std::string body = fmt::format(R"({{"name":"路灯不亮 {}"}})", n);
    return fmt::format(
        "POST /api/v1/things HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        "Content-Length: {}\r\n\r\n{}",
        body.size(), body);
}

void fill(db::Database& database) {
    database.migrate();
    database.write([](db::Write& write) {
        write.run(create);
        const base::Instant now = write.now();
        for (std::int64_t id = 1; id <= rows; ++id) {
            const std::string name = fmt::format("路灯不亮 {}", id);
            write.run(insert, db::arg("id", id), db::arg("name", name), db::arg("now", now));
        }
    });
}

/// Rounds of both in turn, so that what else the machine does hits both alike; the median ratio.
void compare(const char* what, unsigned short raw_port, unsigned short our_port,
             std::string (*make)(long)) {
    const bench::Load load{.time = std::chrono::milliseconds(1500),
                           .warm_up = std::chrono::milliseconds(200)};
    std::vector<double> raws, ours, ratios;
    double raw_p99 = 1e9, our_p99 = 1e9;
    long failed = 0;
    for (int round = 0; round < 7; ++round) {
        const auto raw = bench::run_load(raw_port, load, make);
        const auto our = bench::run_load(our_port, load, make);
        raws.push_back(raw.per_second);
        ours.push_back(our.per_second);
        ratios.push_back(our.per_second / raw.per_second);
        raw_p99 = std::min(raw_p99, raw.p99_ms);
        our_p99 = std::min(our_p99, our.p99_ms);
        failed += raw.failed + our.failed;
    }
    for (auto* values : {&raws, &ours, &ratios}) std::ranges::sort(*values);
    fmt::print(
        "{:<22} raw {:>6.0f}/s p99 {:>5.2f} ms | gongzhi {:>6.0f}/s p99 {:>5.2f} ms | "
        "ratio {:.0f} % ({:.0f}-{:.0f}) | failed {}\n",
        what, raws[3], raw_p99, ours[3], our_p99, 100 * ratios[3], 100 * ratios[1], 100 * ratios[5],
        failed);
}

long resident_kb() {
    std::ifstream status("/proc/self/statm");
    long pages = 0, resident = 0;
    status >> pages >> resident;
    return resident * (::sysconf(_SC_PAGESIZE) / 1024);
}

void measure_streams(unsigned short port, int count) {
    std::vector<std::unique_ptr<http::testing::Client>> clients;
    const long before = resident_kb();
    for (int i = 0; i < count; ++i) {
        auto client = std::make_unique<http::testing::Client>(port);
        client->send(client->text("GET", "/api/v1/events", "", {{"Authorization", "Bearer x"}}));
        clients.push_back(std::move(client));
    }
    for (auto& client : clients) client->read_head();
    for (auto& client : clients) {
        client->read_event();
        client->read_event();
    }
    const long with_clients = resident_kb();
    fmt::print("{} idle event streams: {} bytes each, both ends in this process\n", count,
               (with_clients - before) * 1024 / count);
}

}  // namespace

int main(int count, char** arguments) {
    base::set_log_level(count > 2 ? base::Level::warn : base::Level::info);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const std::filesystem::path parent = count > 1 ? arguments[1] : "/tmp";
    const auto folder = parent / fmt::format("gongzhi_http_bench_{}", ::getpid());
    std::filesystem::create_directories(folder);
    {
        const std::string path = (folder / "bench.db").string();
        const auto database = db::Database::open(path);
        fill(*database);
        OpenGate gate;
        http::Config config;
        config.port = 0;
        config.limits.streams_per_caller = 10'000;
        config.limits.connections_per_address = 10'000;
        http::Server server(config, endpoints(), gate, *database);
        server.start();
        {
            bench::RawServer raw(path);
            compare("GET, one find", raw.port(), server.port(), get_thing);
            compare("POST, one durable row", raw.port(), server.port(), post_thing);
        }
        measure_streams(server.port(), 5000);
        server.stop();
    }
    std::filesystem::remove_all(folder);
}
