// The server is killed under writes, again and again: what was answered over HTTP is there, wholly
// and once, and nothing is there by half.
#include <chrono>
#include <map>
#include <random>
#include <thread>

#include <gtest/gtest.h>

#include "../kill/child.h"
#include "access/testing.h"
#include "db/backup.h"
#include "db/testing.h"
#include "http/testing.h"
#include "key_file.h"

namespace {

using namespace std::chrono_literals;
namespace json = boost::json;

constexpr int rounds = 20;
constexpr int clients = 4;

// A unit is a row of its own and two of its plates; the key is remembered in the same transaction.
constexpr db::Sql whole_units{
    "crash/whole_units",
    "SELECT u.unit_id, u.name FROM unit u WHERE u.name LIKE 'crash %' AND "
    "(SELECT count(*) FROM unit_plate p WHERE p.unit_id = u.unit_id) = 2"};
constexpr db::Sql count_units{"crash/count_units",
                              "SELECT count(*) FROM unit WHERE name LIKE 'crash %'"};
constexpr db::Sql count_plates{"crash/count_plates",
                               "SELECT count(*) FROM unit_plate WHERE name LIKE 'crash %'"};

struct Unit {
    std::int64_t unit_id = 0;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(Unit, (), (unit_id, name))

using Answered = std::map<std::string, std::int64_t>;  // Name → id.

/// The name without its blanks, which a key may not have.
std::string key_of(std::string name) {
    std::ranges::replace(name, ' ', '-');
    return name;
}

json::value new_unit(const std::string& region, const std::string& name) {
    return {{"region_id", region},
            {"kind", "volunteer_organisation"},
            {"sector", "society"},
            {"name", name},
            {"plates", {name + " A", name + " B"}}};
}

/// Posts until the server is gone; gives what was answered with 201, and counts it in `answers`.
Answered post_until_killed(unsigned short port, const std::string& token, const std::string& region,
                           const std::string& prefix, std::atomic<int>& answers) {
    Answered out;
    try {
        http::testing::Client client(port, 5s);
        client.set("Authorization", "Bearer " + token);
        for (int i = 0;; ++i) {
            const auto name = fmt::format("crash {} {}", prefix, i);
            const auto answer = client.post("/api/v1/units", new_unit(region, name),
                                            {{"Idempotency-Key", key_of(name)}});
            EXPECT_EQ(answer.status, 201) << answer.body;
            if (answer.status != 201) return out;
            out[name] = std::stoll(std::string(answer.json().at("unit_id").as_string()));
            ++answers;
        }
    } catch (const std::exception&) {
        return out;  // The connection broke: what was under way was not answered.
    }
}

class Crash : public db::testing::EachDatabase {
  protected:
    void SetUp() override {
        EachDatabase::SetUp();
        if (IsSkipped()) return;
        // Tokens must hold by the real clock, which the server in the child reads.
        clock().set(base::system_now());
        const access::testing::World world(database());
        token_ = world.token_with("manage_units");
        region_ = std::to_string(world.a.county.value);
    }

    void TearDown() override {
        if (!IsSkipped()) {
            std::filesystem::remove(crash::key_file(scratch().url()));
            std::filesystem::remove_all(crash::files_folder(scratch().url()));
        }
        EachDatabase::TearDown();
    }

    Answered crash_once(std::mt19937& random, int round) {
        scratch().close();
        killing::Child server(CRASH_SERVER, scratch().url());
        server.read_lines(1);
        const auto port = static_cast<unsigned short>(std::stoi(server.text()));
        std::vector<Answered> answered(clients);
        std::atomic<int> answers = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < clients; ++i)
                threads.emplace_back([&, i] {
                    answered[static_cast<std::size_t>(i)] = post_until_killed(
                        port, token_, region_, fmt::format("{}-{}", round, i), answers);
                });
            killing::wait_for_work(answers);
            std::this_thread::sleep_for(std::chrono::milliseconds(60 + random() % 120));
            server.kill();
        }
        while (GetParam() == std::string_view("postgresql") && db::is_in_use(scratch().url()))
            std::this_thread::sleep_for(10ms);
        scratch().reopen();
        Answered out;
        for (auto& some : answered) out.merge(some);
        return out;
    }

    std::string token_, region_;
};
INSTANTIATE_EACH_DATABASE(Crash);

TEST_P(Crash, EveryAnsweredWriteIsThereAndNoneByHalf) {
    const auto seed = std::random_device{}();
    std::mt19937 random(seed);
    SCOPED_TRACE(fmt::format("seed {}", seed));
    Answered answered;
    for (int round = 0; round < rounds; ++round) {
        SCOPED_TRACE(fmt::format("round {}", round));
        answered.merge(crash_once(random, round));
        database().read([&](db::Read& read) {
            Answered there;
            for (auto& unit : read.all<Unit>(whole_units)) there[unit.name] = unit.unit_id;
            for (const auto& [name, id] : answered) {
                ASSERT_TRUE(there.contains(name)) << name << " was answered and is lost";
                EXPECT_EQ(there[name], id);
            }
            EXPECT_EQ(read.get<std::size_t>(count_units), there.size()) << "half a unit";
            EXPECT_EQ(read.get<std::size_t>(count_plates), there.size() * 2) << "half a unit";
        });
    }
    EXPECT_GT(answered.size(), static_cast<std::size_t>(rounds));
    std::cout << fmt::format("{}: {} rounds, {} answered writes, all there\n", GetParam(), rounds,
                             answered.size());
}

TEST_P(Crash, ARepeatAfterTheCrashGetsTheFirstAnswer) {
    std::mt19937 random(7);
    const auto answered = crash_once(random, 0);
    ASSERT_FALSE(answered.empty());
    scratch().close();
    killing::Child server(CRASH_SERVER, scratch().url());
    server.read_lines(1);
    http::testing::Client client(static_cast<unsigned short>(std::stoi(server.text())));
    client.set("Authorization", "Bearer " + token_);
    const auto& [name, id] = *answered.begin();
    const auto again =
        client.post("/api/v1/units", new_unit(region_, name), {{"Idempotency-Key", key_of(name)}});
    EXPECT_EQ(again.status, 201) << again.body;
    EXPECT_EQ(again.header("idempotency-replayed"), "true");
    EXPECT_EQ(again.json().at("unit_id").as_string(), std::to_string(id));
}

}  // namespace
