#include <thread>

#include "base/vault.h"
#include "http/test_world.h"

namespace http::testing {
namespace {

using Idempotency = ServerTest;
INSTANTIATE_EACH_DATABASE(Idempotency);

const boost::json::value note{{"text", "once"}};

std::vector<Header> key(std::string value) {
    return {{"Idempotency-Key", std::move(value)}};
}

std::string count(Client client) {
    return client.get("/api/v1/notes").body;
}

TEST_P(Idempotency, ARepeatGetsTheFirstAnswerAndChangesNothing) {
    start();
    auto ann = client("ann");
    const auto first = ann.post("/api/v1/notes", note, key("k1"));
    const auto second = ann.post("/api/v1/notes", note, key("k1"));
    EXPECT_EQ(first.status, 201);
    EXPECT_EQ(first.header("idempotency-replayed"), "");
    EXPECT_EQ(second.status, 201);
    EXPECT_EQ(second.header("idempotency-replayed"), "true");
    EXPECT_EQ(second.body, first.body);
    EXPECT_EQ(second.header("content-type"), "application/json");
    EXPECT_EQ(count(client()), R"({"count":1})");
}

TEST_P(Idempotency, AKeyIsGoodForOneContentOneCallerAndOneEndpoint) {
    start();
    auto ann = client("ann");
    auto eve = client("eve");
    EXPECT_EQ(ann.post("/api/v1/notes", note, key("k1")).status, 201);
    EXPECT_EQ(ann.post("/api/v1/notes", {{"text", "other"}}, key("k1")).code(),
              "idempotency_key_reused");
    EXPECT_EQ(eve.post("/api/v1/notes", note, key("k1")).json().at("by"), "eve");
    EXPECT_EQ(ann.post("/api/v1/open_notes", note, key("k1")).status, 200);
    EXPECT_EQ(count(client()), R"({"count":3})");
}

TEST_P(Idempotency, ARefusalIsNotRemembered) {
    start();
    auto ann = client("ann");
    EXPECT_EQ(ann.post("/api/v1/notes", {{"text", "full"}}, key("k1")).status, 409);
    EXPECT_EQ(ann.post("/api/v1/notes", {{"text", "bug"}}, key("k2")).status, 500);
    EXPECT_EQ(ann.post("/api/v1/notes", note, key("k1")).status, 201);
    EXPECT_EQ(ann.post("/api/v1/notes", note, key("k2")).status, 201);
}

TEST_P(Idempotency, AKeyIsForgottenAfterADay) {
    start();
    auto ann = client("ann");
    EXPECT_EQ(ann.post("/api/v1/notes", note, key("k1")).status, 201);
    clock().advance(std::chrono::hours(24));
    const auto later = ann.post("/api/v1/notes", {{"text", "new"}}, key("k1"));
    EXPECT_EQ(later.status, 201);
    EXPECT_EQ(later.header("idempotency-replayed"), "");
}

constexpr db::Sql kept_answer{"test/kept_answer", "SELECT answer FROM idempotency"};

TEST_P(Idempotency, AKeptAnswerIsSealed) {
    const auto file =
        std::filesystem::path(::testing::TempDir()) / ("gongzhi_key_" + base::random_token(6));
    base::Vault::create(file);
    start({.vault = std::make_shared<const base::Vault>(base::Vault::load(file))});
    auto ann = client("ann");
    const auto first = ann.post("/api/v1/notes", note, key("k1"));
    const auto stored =
        database().read([](db::Read& read) { return read.get<std::string>(kept_answer); });
    EXPECT_TRUE(stored.starts_with("v1.")) << stored;
    EXPECT_EQ(ann.post("/api/v1/notes", note, key("k1")).body, first.body);
    std::filesystem::remove(file);
}

TEST_P(Idempotency, AKeyIsCheckedAndLongerForTheAnonymous) {
    start();
    auto ann = client("ann");
    auto nobody = client();
    EXPECT_EQ(ann.post("/api/v1/notes", note, key(std::string(201, 'k'))).status, 422);
    EXPECT_EQ(ann.post("/api/v1/notes", note, key("with space")).status, 422);
    EXPECT_EQ(nobody.post("/api/v1/open_notes", note, key("short")).status, 422);
    EXPECT_EQ(nobody.post("/api/v1/open_notes", note, key("0123456789abcdef")).status, 200);
    EXPECT_EQ(nobody.post("/api/v1/open_notes", note, key("0123456789abcdef"))
                  .header("idempotency-replayed"),
              "true");
}

TEST_P(Idempotency, ASecretAnswerIsNotKept) {
    start();
    auto ann = client("ann");
    EXPECT_EQ(ann.post("/api/v1/secrets", note, key("k1")).status, 200);
    const auto again = ann.post("/api/v1/secrets", note, key("k1"));
    EXPECT_EQ(again.code(), "already_done");
    EXPECT_EQ(again.body.find("secret\""), std::string::npos);
}

TEST_P(Idempotency, OfTwentyAtOnceOneIsCarriedOut) {
    start({.workers = 8});
    std::vector<std::thread> clients;
    std::mutex mutex;
    std::vector<Answer> answers;
    for (int i = 0; i < 20; ++i) {
        clients.emplace_back([&] {
            Client ann(server().port());
            ann.set("Authorization", "Bearer ann");
            auto answer = ann.post("/api/v1/notes", note, key("k1"));
            const std::scoped_lock lock(mutex);
            answers.push_back(std::move(answer));
        });
    }
    for (auto& thread : clients) thread.join();
    int first = 0;
    for (const auto& answer : answers) {
        EXPECT_EQ(answer.status, 201);
        EXPECT_EQ(answer.body, answers.front().body);
        first += answer.header("idempotency-replayed").empty() ? 1 : 0;
    }
    EXPECT_EQ(first, 1);
    EXPECT_EQ(count(client()), R"({"count":1})");
}

TEST_P(Idempotency, ASlowOneIsCarriedOutOnceAndTheOthersWait) {
    start({.workers = 4});
    auto one = client("ann");
    auto two = client("ann");
    const auto request = one.text("POST", "/api/v1/slow_notes", R"({"text":"x"})", key("k1"));
    one.send(request);
    door.wait_for(1);
    two.send(request);
    auto other = client("ann");
    EXPECT_EQ(other.get("/api/v1/notes").status, 200);
    door.let_through();
    const auto first = one.read_answer();
    const auto second = two.read_answer();
    EXPECT_EQ(first.status, 200);
    EXPECT_EQ(second.body, first.body);
    EXPECT_EQ(second.header("idempotency-replayed"), "true");
    EXPECT_EQ(count(client()), R"({"count":1})");
}

TEST_P(Idempotency, ASlowRefusalGivesTheKeyBack) {
    start();
    door.let_through();
    auto ann = client("ann");
    EXPECT_EQ(ann.post("/api/v1/slow_notes", {{"text", "full"}}, key("k1")).status, 409);
    EXPECT_EQ(ann.post("/api/v1/slow_notes", note, key("k1")).status, 200);
}

}  // namespace
}  // namespace http::testing
