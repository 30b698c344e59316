#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "files/server_test.h"

namespace files {
namespace {

using namespace testing;
using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class Attachments : public ServerTest {
  protected:
    base::Result<void> remove_thing(const std::string& id) {
        return database().write(
            [&](db::Write& write) { return remove(write, {std::stoll(id)}, thing); });
    }
};
INSTANTIATE_EACH_DATABASE(Attachments);

TEST_P(Attachments, BytesAreServedInPartsAndNeverRun) {
    const auto path = "/api/v1/things/" + attached(mp3(100));
    auto one = client();
    const auto whole = one.get(path);
    ASSERT_EQ(whole.status, 200) << whole.body;
    EXPECT_EQ(whole.body, mp3(100));
    EXPECT_EQ(whole.header("content-type"), "audio/mpeg");
    EXPECT_EQ(whole.header("x-content-type-options"), "nosniff");
    EXPECT_TRUE(whole.header("content-security-policy").ends_with("sandbox"));
    EXPECT_TRUE(whole.header("content-disposition").starts_with("inline; filename*=UTF-8''"));
    EXPECT_TRUE(whole.header("content-disposition").ends_with(".mp3"));
    EXPECT_EQ(whole.header("cache-control"), "private, no-cache");
    const auto part = one.get(path, {{"Range", "bytes=12-15"}});
    EXPECT_EQ(part.status, 206);
    EXPECT_EQ(part.body, mp3(100).substr(12, 4));
    const std::string etag(whole.header("etag"));
    EXPECT_EQ(one.get(path, {{"If-None-Match", etag}}).status, 304);
    EXPECT_EQ(one.get(path, {{"Range", "bytes=999999-"}}).status, 416);
    EXPECT_EQ(one.get(path + "?preview=true").status, 404) << "a recording has none";
}

TEST_P(Attachments, APhotographHasAPreview) {
    const auto path = "/api/v1/things/" + attached(png(1200, 900)) + "?preview=true";
    const auto preview = client().get(path);
    ASSERT_EQ(preview.status, 200);
    EXPECT_EQ(preview.header("content-type"), "image/jpeg");
    EXPECT_EQ(read_jpeg(preview.body)->width, 480);
}

TEST_P(Attachments, ToAnyOtherOwnerItDoesNotExist) {
    const AttachmentId id{std::stoll(attached(small_pdf()))};
    const http::Request request;
    database().read([&](db::Read& read) {
        for (const auto& other : {Owner{"thing", 8}, Owner{"matter", thing.id}})
            EXPECT_FALSE(response_for(read, files(), id, other, Part::whole, request).has_value());
    });
    database().write([&](db::Write& write) {
        EXPECT_FALSE(remove(write, id, {"thing", 8}).has_value());
    });
    EXPECT_EQ(things().size(), 1U);
}

TEST_P(Attachments, TheSameContentIsKeptOnceAndGoesADayAfterItsLastUse) {
    const auto first = attached(png()), second = attached(png());
    EXPECT_EQ(things().size(), 2U);
    EXPECT_EQ(stored(), 2U) << "the picture and its preview";
    ASSERT_TRUE(remove_thing(first).has_value());
    EXPECT_FALSE(remove_thing(first).has_value());
    EXPECT_EQ(things().size(), 1U);
    clock().advance(25h);
    sweep_once();
    EXPECT_EQ(stored(), 2U);
    database().write([&](db::Write& write) { EXPECT_EQ(remove_all_of(write, thing), 1); });
    clock().advance(23h);
    sweep_once();
    EXPECT_EQ(stored(), 2U) << "a backup may still be copying it";
    clock().advance(2h);
    EXPECT_EQ(sweep_once().files, 2);
    EXPECT_EQ(stored(), 0U);
    EXPECT_EQ(client().get("/api/v1/things/" + second).status, 404);
    EXPECT_THAT(finding_codes(), IsEmpty());
}

TEST_P(Attachments, AnOwnerHasABoundedNumber) {
    serve({.attachments_of_owner = 1});
    attached(small_pdf());
    auto one = client();
    const auto id = text_of(upload(one, small_pdf()).json().at("attachment_id"));
    const auto refused = attach_to_thing(id, last_.secret);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().fields[0].code, "too_many");
}

TEST_P(Attachments, WhatNobodyAttachedIsSweptAfterADay) {
    auto one = client();
    EXPECT_EQ(upload(one, png()).status, 200);
    const auto finished = last_;
    clock().advance(12h);
    auto two = client();
    const auto half = begin(two, 100);
    EXPECT_EQ(send(two, half, 0, "half").status, 200);
    clock().advance(13h);
    EXPECT_FALSE(attach_to_thing("1", finished.secret).has_value());
    EXPECT_EQ(sweep_once().uploads, 1);
    EXPECT_EQ(two.get("/api/v1/uploads/" + half.id).status, 200);
    clock().advance(12h);
    EXPECT_EQ(sweep_once().uploads, 1);
    EXPECT_EQ(incoming(), 0U);
    clock().advance(25h);
    EXPECT_EQ(sweep_once().files, 2);
    EXPECT_EQ(stored(), 0U);
    EXPECT_THAT(finding_codes(), IsEmpty());
}

TEST_P(Attachments, FilesThatNoRowKnowsGoADayAfterTheyAreFound) {
    const auto file = files().incoming.write_beside({1}, "", "from an older backup");
    files().store->put(file, base::digest("from an older backup"));
    const auto first = sweep_once();
    EXPECT_EQ(first.leftovers, 1);
    EXPECT_EQ(first.adopted, 1);
    EXPECT_EQ(stored(), 1U);
    clock().advance(25h);
    EXPECT_EQ(sweep_once().files, 1);
    EXPECT_EQ(stored(), 0U);
}

TEST_P(Attachments, AContentThatIsComingBackIsNotSwept) {
    ASSERT_TRUE(remove_thing(attached(small_pdf())).has_value());
    clock().advance(25h);
    attached(small_pdf());
    EXPECT_EQ(sweep_once().files, 0);
    EXPECT_EQ(stored(), 1U);
    EXPECT_THAT(finding_codes(), IsEmpty());
}

TEST_P(Attachments, DoctorNamesWhatIsMissing) {
    const auto id = attached(small_pdf());
    const auto digest = base::digest(small_pdf());
    files().store->remove(digest);
    EXPECT_THAT(finding_codes(), ElementsAre("file_missing"));
    EXPECT_EQ(client().get("/api/v1/things/" + id).status, 503);
    const auto file = files().incoming.write_beside({1}, "", "shorter");
    files().store->put(file, digest);
    database().write([](db::Write& write) {
        write.run(db::Sql{"test/miscount", "UPDATE stored_file SET uses = 3"});
        write.run(db::Sql{"test/disown", "UPDATE attachment SET owner_id = NULL"});
    });
    EXPECT_THAT(finding_codes(), UnorderedElementsAre("file_damaged", "file_uses_wrong",
                                                      "attachment_without_owner"));
}

}  // namespace
}  // namespace files
