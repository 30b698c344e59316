// A program that keeps files is killed again and again: what it said is there, to the byte; nothing
// is there by half; and what is left over is swept.
#include <chrono>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "child.h"
#include "db/backup.h"
#include "db/testing.h"
#include "files/findings.h"
#include "files/sweep.h"
#include "files_place.h"

namespace {

using namespace std::chrono_literals;

constexpr int rounds = 12;

constexpr db::Sql used_files{"kill/used_files",
                             "SELECT DISTINCT digest FROM attachment WHERE removed_at IS NULL"};
constexpr db::Sql half_received{"kill/half_received",
                                "SELECT upload_id, received FROM upload WHERE attachment_id IS "
                                "NULL"};

struct Half {
    files::UploadId upload_id;
    std::int64_t received = 0;
};
BOOST_DESCRIBE_STRUCT(Half, (), (upload_id, received))

class FilesKill : public db::testing::EachDatabase {
  protected:
    void SetUp() override {
        EachDatabase::SetUp();
        if (IsSkipped()) return;
        clock().set(base::system_now());
        url_ = scratch().url();
        std::filesystem::create_directories(killing::files_place(url_));
        base::Vault::create(killing::files_place(url_) / "key.json");
    }
    void TearDown() override {
        if (!IsSkipped()) std::filesystem::remove_all(killing::files_place(url_));
        EachDatabase::TearDown();
    }

    void kill_once(std::mt19937& random) {
        scratch().close();
        killing::Child keeper(FILE_KEEPER, url_);
        keeper.read_lines(1 + random() % 15);
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 20'000));
        std::istringstream said(keeper.kill());
        std::string what, digest;
        for (std::int64_t id = 0; said >> what >> id;) {
            if (what == "kept") {
                said >> digest;
                kept_[id] = digest;
            } else if (what == "going") {
                kept_.erase(id);  // It may be there or not.
            } else {
                gone_.push_back(id);
            }
        }
        while (GetParam() == std::string_view("postgresql") && db::is_in_use(url_))
            std::this_thread::sleep_for(10ms);
        scratch().reopen();
    }

    /// The bytes of a stored file.
    static std::string content_of(const files::Files& files, const std::string& digest) {
        const auto file = files.store->open(digest);
        if (!file) return {};
        std::string out(static_cast<std::size_t>(file->size), '\0');
        const auto got = ::pread(*file->descriptor, out.data(), out.size(), 0);
        EXPECT_EQ(got, file->size);
        return out;
    }

    std::string url_;
    std::map<std::int64_t, std::string> kept_;  ///< Attachment → digest, as it was said.
    std::vector<std::int64_t> gone_;
};
INSTANTIATE_EACH_DATABASE(FilesKill);

TEST_P(FilesKill, WhatWasAnsweredIsThereToTheByteAndNothingByHalf) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    for (int round = 0; round < rounds; ++round) {
        SCOPED_TRACE(fmt::format("round {}", round));
        kill_once(random);
        const auto files = killing::open_files(url_);
        database().read([&](db::Read& read) {
            std::map<std::int64_t, bool> listed;
            for (const auto& one : list_of(read, *files->config.vault, killing::owner))
                listed[one.attachment_id.value] = true;
            for (const auto& [id, digest] : kept_) {
                EXPECT_TRUE(listed.contains(id)) << "an answered attachment is lost";
                EXPECT_EQ(base::digest(content_of(*files, digest)), digest);
            }
            for (const auto id : gone_) EXPECT_FALSE(listed.contains(id)) << "came back";
            for (const auto& half : read.all<Half>(half_received))
                EXPECT_GE(files->incoming.hold(half.upload_id)->size(), half.received)
                    << "a received piece is lost";
            for (const auto& finding : files::findings(read, *files->store))
                ADD_FAILURE() << finding.code << " " << finding.subject;
        });
    }
    EXPECT_GT(kept_.size(), static_cast<std::size_t>(rounds) / 2);

    const auto files = killing::open_files(url_);
    std::string cursor;
    for (int day = 0; day < 4; ++day) {
        clock().advance(25h);
        sweep(*files, database(), cursor);
    }
    const auto used =
        database().read([](db::Read& read) { return read.all<std::string>(used_files); });
    EXPECT_THAT(files->store->list("", 10'000), testing::UnorderedElementsAreArray(used));
    EXPECT_TRUE(files->incoming.list(10).empty());
    std::cout << fmt::format("{}: {} kills, {} attachments answered and there, {} contents\n",
                             GetParam(), rounds, kept_.size(), used.size());
}

}  // namespace
