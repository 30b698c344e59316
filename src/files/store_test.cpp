#include "files/store.h"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "base/hash.h"
#include "db/error.h"
#include "files/disk.h"
#include "files/incoming.h"
#include "files/samples_test.h"

namespace files {
namespace {

using ::testing::ElementsAre;
using testing::Folder;
using ::testing::IsEmpty;

class StoreOnDisk : public ::testing::Test {
  protected:
    std::string put(const std::string& content) {
        const auto file = folder_.path() / "finished";
        disk::write_file(file, content);
        auto digest = base::digest(content);
        store_.put(file, digest);
        std::filesystem::remove(file);
        return digest;
    }

    Folder folder_;
    DiskStore store_{folder_.path() / "files"};
};

TEST_F(StoreOnDisk, TheSameContentIsThereOnceUnderItsDigest) {
    const auto digest = put("路灯不亮");
    EXPECT_EQ(put("路灯不亮"), digest);
    EXPECT_THAT(store_.list("", 10), ElementsAre(digest));
    EXPECT_TRUE(std::filesystem::exists(folder_.path() / "files" / digest.substr(0, 2) /
                                        digest.substr(2, 2) / digest));
    EXPECT_EQ(store_.open(digest)->size, 12);
    EXPECT_FALSE(store_.open(base::digest("another")).has_value());
}

TEST_F(StoreOnDisk, WhatIsRemovedIsGoneAndMayBeRemovedAgain) {
    const auto digest = put("x");
    store_.remove(digest);
    store_.remove(digest);
    EXPECT_THAT(store_.list("", 10), IsEmpty());
}

TEST_F(StoreOnDisk, AFileThatWasCutShortIsMadeWholeAgain) {
    const auto digest = put("路灯不亮");
    std::filesystem::resize_file(
        folder_.path() / "files" / digest.substr(0, 2) / digest.substr(2, 2) / digest, 3);
    put("路灯不亮");
    EXPECT_EQ(store_.open(digest)->size, 12);
}

TEST_F(StoreOnDisk, AListGoesOnWhereItStopped) {
    std::vector<std::string> digests;
    for (int i = 0; i < 25; ++i) digests.push_back(put(std::to_string(i)));
    std::ranges::sort(digests);
    std::vector<std::string> seen;
    std::string after;
    while (true) {
        const auto some = store_.list(after, 10);
        seen.insert(seen.end(), some.begin(), some.end());
        if (some.size() < 10) break;
        after = some.back();
    }
    EXPECT_EQ(seen, digests);
}

TEST_F(StoreOnDisk, NobodyElseOnTheMachineMayLook) {
    const auto digest = put("x");
    struct stat status {};
    ASSERT_EQ(::fstat(*store_.open(digest)->descriptor, &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600U);
    EXPECT_EQ(static_cast<int>(std::filesystem::status(folder_.path() / "files").permissions()),
              0700);
}

TEST_F(StoreOnDisk, AFailingDiskIsAFailureOfTheWorld) {
    EXPECT_THROW(store_.put(folder_.path() / "not-there", base::digest("x")), db::Error);
    EXPECT_THROW(DiskStore("/proc/no/such"), db::Error);
}

TEST(IncomingFiles, AnUploadIsHeldByOneAtATime) {
    const Folder folder;
    const Incoming incoming(folder.path());
    const UploadId upload{7};
    {
        auto held = incoming.hold(upload);
        ASSERT_TRUE(held.has_value());
        held->write(0, "first ");
        held->write(6, "second");
        EXPECT_FALSE(incoming.hold(upload).has_value());
        EXPECT_TRUE(incoming.hold(UploadId{8}).has_value());
        EXPECT_EQ(held->map(), "first second");
    }
    EXPECT_EQ(incoming.hold(upload)->size(), 12);
    EXPECT_EQ(incoming.list(10).size(), 2U);
    incoming.write_beside(upload, ".kept", "made of it");
    incoming.remove(upload);
    incoming.remove(UploadId{8});
    EXPECT_THAT(incoming.list(10), IsEmpty());
}

}  // namespace
}  // namespace files
