#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "files/server_test.h"

namespace files {
namespace {

using namespace testing;
using access::Role;
using ::testing::IsEmpty;

class Uploads : public ServerTest {};
INSTANTIATE_EACH_DATABASE(Uploads);

TEST_P(Uploads, APhotographArrivesInPiecesAndIsAttached) {
    auto resident = client();
    const auto bytes = jpeg(6);
    const auto half = bytes.size() / 2;
    const auto upload = begin(resident, bytes.size(), {{"sha256", base::digest(bytes)}});
    auto sent = send(resident, upload, 0, std::string_view(bytes).substr(0, half));
    ASSERT_EQ(sent.status, 200) << sent.body;
    EXPECT_EQ(sent.json().at("received").as_int64(), static_cast<std::int64_t>(half));
    // Base64 in JSON does as well.
    sent = resident.put("/api/v1/uploads/" + upload.id + "/chunks",
                        {{"offset", half}, {"data", base::to_base64(bytes.substr(half)) + "=="}});
    ASSERT_EQ(sent.status, 200) << sent.body;
    EXPECT_EQ(stored(), 0U) << "nothing half uploaded is visible";

    const auto done = complete(resident, upload);
    ASSERT_EQ(done.status, 200) << done.body;
    const auto body = done.json();
    EXPECT_EQ(body.at("kind").as_string(), "jpeg");
    EXPECT_EQ(body.at("name").as_string(), "路灯.jpg");
    EXPECT_EQ(body.at("width").as_int64(), 48);
    EXPECT_EQ(body.at("taken_by").as_string(), "resident");
    EXPECT_NEAR(body.at("suggested_point").at("latitude").as_double(), 39.94, 1e-6);
    EXPECT_EQ(body.at("taken_at").as_string(), "2026-08-29T23:15:00Z");
    EXPECT_EQ(incoming(), 0U);

    const auto id = text_of(body.at("attachment_id"));
    EXPECT_EQ(client().get("/api/v1/things/" + id).status, 404) << "nobody's yet";
    ASSERT_TRUE(attach_to_thing(id, upload.secret).has_value());
    ASSERT_EQ(things().size(), 1U);
    EXPECT_EQ(client().get("/api/v1/things/" + id).status, 200);
    EXPECT_EQ(resident.get("/api/v1/uploads/" + upload.id).status, 404) << "it is handed in";
    EXPECT_THAT(finding_codes(), IsEmpty());
}

TEST_P(Uploads, ALostLineIsTakenUpAgain) {
    auto resident = client();
    const auto bytes = mp3(1000);
    const auto upload = begin(resident, bytes.size());
    const auto first = std::string_view(bytes).substr(0, 1000);
    EXPECT_EQ(send(resident, upload, 0, first).status, 200);
    EXPECT_EQ(send(resident, upload, 0, first).status, 200) << "a repeat is harmless";
    const auto wrong = send(resident, upload, 1500, "xx");
    EXPECT_EQ(wrong.status, 409);
    EXPECT_EQ(wrong.code(), "wrong_offset");
    EXPECT_EQ(wrong.json().at("facts").at("offset").as_string(), "1000") << wrong.body;
    EXPECT_EQ(complete(resident, upload).code(), "upload_incomplete");
    const auto state = resident.get("/api/v1/uploads/" + upload.id);
    ASSERT_EQ(state.status, 200);
    EXPECT_EQ(state.json().at("received").as_int64(), 1000);
    EXPECT_EQ(send(resident, upload, 1000, std::string_view(bytes).substr(1000)).status, 200);
    const auto done = complete(resident, upload);
    EXPECT_EQ(done.status, 200) << done.body;
    const auto again = complete(resident, upload);
    EXPECT_EQ(again.json().at("attachment_id"), done.json().at("attachment_id"));
    EXPECT_EQ(send(resident, upload, 0, first).code(), "upload_finished");
}

TEST_P(Uploads, PiecesMayGoBeyondAMegabyteOnlyInNumber) {
    auto resident = client();
    const auto bytes = box("ftyp", "isom\0\0\0\0"s) + box("mdat", std::string(3 << 20, 'v')) +
                       iso_media("isom", "vide").substr(16);
    EXPECT_EQ(upload(resident, bytes).status, 200);
    const auto other = begin(resident, bytes.size());
    EXPECT_EQ(send(resident, other, 0, std::string_view(bytes).substr(0, (1 << 20) + 1)).status,
              413);
}

TEST_P(Uploads, OnlyWhoBeganGoesOn) {
    auto resident = client();
    const auto bytes = small_pdf();
    const auto upload = begin(resident, bytes.size());
    auto stranger = client();
    EXPECT_EQ(send(stranger, upload, 0, bytes).status, 404);
    stranger.set("Upload-Secret", "guessed");
    EXPECT_EQ(stranger.get("/api/v1/uploads/" + upload.id).status, 404);
    EXPECT_EQ(complete(stranger, upload).status, 404);
    EXPECT_EQ(stranger.del("/api/v1/uploads/" + upload.id).status, 404);
    EXPECT_EQ(send(resident, upload, 0, bytes).status, 200);
    const auto id = text_of(complete(resident, upload).json().at("attachment_id"));
    const auto refused = attach_to_thing(id, "guessed");
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().fields[0].field, "attachments/0");
    EXPECT_FALSE(attach_to_thing(id, "").has_value());
    EXPECT_TRUE(attach_to_thing(id, upload.secret).has_value());
    EXPECT_FALSE(attach_to_thing(id, upload.secret).has_value()) << "once";
}

TEST_P(Uploads, ASignedInPersonNeedsNoSecret) {
    auto handler = as(Role::handler);
    const auto bytes = small_pdf();
    const auto upload = begin(handler, bytes.size());
    auto same = as(Role::handler);
    EXPECT_EQ(send(same, upload, 0, bytes).status, 200);
    EXPECT_EQ(as(Role::dispatcher).get("/api/v1/uploads/" + upload.id).status, 404);
    const auto done = complete(same, upload).json();
    EXPECT_EQ(done.at("taken_by").as_string(), "staff");
    const auto id = text_of(done.at("attachment_id"));
    const auto& people = world().a.people;
    EXPECT_FALSE(attach_to_thing(id, "", people.at(Role::dispatcher)).has_value());
    EXPECT_TRUE(attach_to_thing(id, "", people.at(Role::handler)).has_value());
}

TEST_P(Uploads, AFileThatIsRefusedIsGoneAndSaysTheMend) {
    const std::tuple<std::string, json::object, const char*> table[] = {
        {"<html><script>alert(1)</script></html>", {{"name", "照片.jpg"}}, "file page"},
        {zip(), {{"name", "照片.jpg"}}, "file archive"},
        {"MZ\x90" + std::string(100, 'x'), {{"name", "a.pdf"}}, "file program"},
        {jpeg().substr(0, 900), {}, "file damaged"},
        {jpeg() + zip(), {}, "file two_in_one"},
        {small_pdf(), {{"sha256", base::digest("another")}}, "sha256 mismatch"},
        {"%PDF-x" + small_pdf().substr(6), {}, "file wrong_header"},
    };
    for (const auto& [bytes, more, expected] : table) {
        auto resident = client();
        const auto answer = upload(resident, bytes, more);
        EXPECT_EQ(field_error(answer), expected);
        EXPECT_EQ(resident.get("/api/v1/uploads/" + last_.id).status, 404);
    }
    EXPECT_EQ(stored(), 0U);
    EXPECT_EQ(incoming(), 0U);
}

TEST_P(Uploads, WhatIsAnnouncedWronglyIsNamed) {
    auto resident = client();
    EXPECT_EQ(field_error(create(resident, 0)), "size range");
    EXPECT_EQ(field_error(create(resident, std::size_t{300} << 20)), "size too_large");
    EXPECT_EQ(field_error(create(resident, 9, {{"sha256", std::string(64, 'g')}})),
              "sha256 pattern");
    EXPECT_EQ(field_error(create(resident, 9, {{"name", ""}})), "name required");
    const auto upload = begin(resident, 9);
    EXPECT_EQ(field_error(send(resident, upload, 0, "ten bytes!")), "data too_long");
    EXPECT_EQ(field_error(resident.put("/api/v1/uploads/" + upload.id + "/chunks",
                                       {{"offset", 0}, {"data", "*"}})),
              "data base64");
}

TEST_P(Uploads, GivingUpLeavesNothing) {
    auto resident = client();
    const auto bytes = small_pdf();
    const auto half = begin(resident, bytes.size());
    EXPECT_EQ(send(resident, half, 0, bytes.substr(0, 9)).status, 200);
    EXPECT_EQ(resident.del("/api/v1/uploads/" + half.id).status, 204);
    EXPECT_EQ(resident.del("/api/v1/uploads/" + half.id).status, 404);
    EXPECT_EQ(upload(resident, bytes).status, 200);
    EXPECT_EQ(resident.del("/api/v1/uploads/" + last_.id).status, 204);
    EXPECT_EQ(incoming(), 0U);
    EXPECT_THAT(finding_codes(), IsEmpty());
}

TEST_P(Uploads, WhoSendsTooMuchIsToldToWait) {
    serve({.uploads_by_address = 3, .bytes_by_address = 100});
    auto resident = client();
    EXPECT_EQ(create(resident, 60).status, 201);
    const auto full = create(resident, 60);
    EXPECT_EQ(full.status, 429);
    EXPECT_EQ(full.code(), "too_many_uploads");
    EXPECT_FALSE(full.header("retry-after").empty());
    EXPECT_EQ(create(resident, 40).status, 201);
    EXPECT_EQ(create(resident, 1).code(), "too_many_tries");
    auto handler = as(Role::handler);
    EXPECT_EQ(create(handler, 60).status, 201) << "others are not held back";
}

TEST_P(Uploads, WhoHandsInWhatHeSendsIsNeverHeldBack) {
    serve({.uploads_by_address = 2});
    for (int i = 0; i < 5; ++i) attached(small_pdf());
    EXPECT_EQ(things().size(), 5U);
}

TEST_P(Uploads, TheWholeHouseHasALimit) {
    serve({.uploads = 2});
    auto resident = client();
    EXPECT_EQ(create(resident, 9).status, 201);
    EXPECT_EQ(create(resident, 9).status, 201);
    const auto full = create(resident, 9);
    EXPECT_EQ(full.status, 503);
    EXPECT_EQ(full.code(), "uploads_full");
    serve({.free_bytes = std::int64_t{1} << 60});
    auto other = client();
    EXPECT_EQ(create(other, 9).code(), "uploads_full") << "the disk keeps room for the database";
}

TEST_P(Uploads, TwoRequestsForOneUploadNeverMix) {
    auto resident = client();
    const auto bytes = small_pdf();
    const auto upload = begin(resident, bytes.size());
    {
        const auto held = files().incoming.hold({std::stoll(upload.id)});
        EXPECT_EQ(send(resident, upload, 0, bytes).code(), "upload_busy");
    }
    std::atomic<int> sent{0};
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                auto one = client();
                one.set("Upload-Secret", upload.secret);
                if (send(one, upload, 0, bytes).status == 200) ++sent;
            });
    }
    EXPECT_GE(sent, 1);
    EXPECT_EQ(complete(resident, upload).status, 200);
}

TEST_P(Uploads, AFileThatCameWithAFormIsTakenAtOnce) {
    const auto taken = take_upload(files(), database(), {.address_hash = "x"},
                                   {.name = "C:\\fakepath\\井盖.png"}, png());
    ASSERT_TRUE(taken.has_value());
    EXPECT_EQ(taken->finished.name, "井盖.png");
    const auto id = std::to_string(taken->finished.attachment_id.value);
    EXPECT_TRUE(attach_to_thing(id, taken->secret).has_value());
    const auto bad = take_upload(files(), database(), {.address_hash = "x"}, {.name = "a"}, "MZ");
    ASSERT_FALSE(bad.has_value());
    EXPECT_EQ(incoming(), 0U);
}

}  // namespace
}  // namespace files
