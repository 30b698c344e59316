#include "db/text_follower.h"

#include <atomic>

#include <gmock/gmock.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "db/testing.h"

namespace db {
namespace {

using namespace std::chrono_literals;

/// What a caller would keep in its database: steps, each of one document.
class Journal {
  public:
    void write(int count) { length_ += count; }
    std::int64_t length() const { return length_; }

    TextFollower::Source source() {
        return [this](std::int64_t after, std::size_t most) {
            if (failures_ > 0) {
                --failures_;
                throw Error(Failure::unreachable, "no connection");
            }
            TextBatch batch{.position = after};
            while (batch.position < length_ && batch.changes.size() < most)
                batch.changes.push_back({.id = ++batch.position, .text = "word"});
            return batch;
        };
    }
    void fail(int times) { failures_ = times; }

  private:
    std::atomic<std::int64_t> length_ = 0;
    std::atomic<int> failures_ = 0;
};

class TextFollowerTest : public testing::EachDatabase {
  protected:
    std::size_t found(TextIndex& index) {
        return index.find({.all = {"word"}, .limit = 100'000}).size();
    }
    const TextFollower::Options quick{.batch = 50, .poll = 5ms, .patience = 20ms};
    Journal journal;
};
INSTANTIATE_EACH_DATABASE(TextFollowerTest);

TEST_P(TextFollowerTest, CatchesUpAndGoesOnWhenWoken) {
    const auto index = TextIndex::open(scratch().url());
    journal.write(220);
    TextFollower follower(*index, journal.source(), {.batch = 50, .poll = 60s});
    EXPECT_TRUE(follower.wait_for(220, 30s));
    EXPECT_EQ(found(*index), 220U);
    journal.write(1);
    follower.wake();
    EXPECT_TRUE(follower.wait_for(221, 30s));
    EXPECT_EQ(follower.position(), 221);
    EXPECT_FALSE(follower.wait_for(222, 1ms));
}

TEST_P(TextFollowerTest, GoesOnAfterFailures) {
    const auto index = TextIndex::open(scratch().url());
    journal.write(60);
    journal.fail(3);
    TextFollower follower(*index, journal.source(), quick);
    EXPECT_TRUE(follower.wait_for(60, 30s));
}

TEST_P(TextFollowerTest, GoesOnWhereTheLastOneStopped) {
    journal.write(130);
    const auto index = TextIndex::open(scratch().url());
    std::int64_t first = -1;
    {
        TextFollower follower(*index, journal.source(), quick);
        EXPECT_TRUE(follower.wait_for(130, 30s));
    }
    journal.write(5);
    TextFollower follower(
        *index,
        [&](std::int64_t after, std::size_t most) {
            if (first < 0) first = after;
            return journal.source()(after, most);
        },
        quick);
    EXPECT_TRUE(follower.wait_for(135, 30s));
    EXPECT_EQ(first, 130);
}

TEST_P(TextFollowerTest, SeveralServersTakeEachStepOnce) {
    const auto one = TextIndex::open(scratch().url());
    const auto two = TextIndex::open(scratch().url());
    journal.write(2000);
    TextFollower first(*one, journal.source(), quick);
    TextFollower second(*two, journal.source(), quick);
    EXPECT_TRUE(first.wait_for(2000, 60s));
    EXPECT_TRUE(second.wait_for(2000, 60s));
    EXPECT_EQ(found(*one), 2000U);
    EXPECT_EQ(one->position(), 2000);
}

TEST_P(TextFollowerTest, FillsAnEmptiedIndexAgain) {
    const auto index = TextIndex::open(scratch().url());
    journal.write(100);
    TextFollower follower(*index, journal.source(), quick);
    EXPECT_TRUE(follower.wait_for(100, 30s));
    index->clear();
    while (found(*index) < 100) follower.wake();
    EXPECT_EQ(found(*index), 100U);
}

/// A process that follows until it is killed: step n brings document n and marks document n / 2.
[[noreturn]] void follow_forever(const std::string& url) {
    const auto index = TextIndex::open(url);
    for (;;) {
        const std::int64_t n = index->position() + 1;
        index->apply({{.id = n, .text = "垃圾" + std::to_string(n)},
                      {.id = std::max<std::int64_t>(1, n / 2), .marks = {"@half"}}},
                     n - 1, n);
    }
}

TEST_P(TextFollowerTest, AKilledServersIndexIsExactlyAtItsPosition) {
    const std::string url = scratch().url();
    std::int64_t before = 0;
    for (int round = 0; round < 5; ++round) {
        const pid_t child = ::fork();
        if (child == 0) follow_forever(url);
        const auto index = TextIndex::open(url);
        while (index->position() < before + 40) ::sched_yield();
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        const auto count = [&](const std::string& term) {
            const auto found = index->find({.all = {term}, .limit = 100'000});
            return static_cast<std::int64_t>(found.size());
        };
        std::int64_t documents = 0;
        std::int64_t halves = 0;
        do {  // PostgreSQL may still be at what it was told last.
            before = index->position();
            documents = count("垃圾");
            halves = count("@half");
        } while (index->position() != before);
        EXPECT_EQ(documents, before);
        EXPECT_EQ(halves, before / 2);
        EXPECT_THAT(index->find({.all = {std::to_string(before)}}), ::testing::ElementsAre(before));
    }
}

}  // namespace
}  // namespace db
