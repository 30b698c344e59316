#include <fstream>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "files/samples_test.h"
#include "files/take_in.h"

namespace files {
namespace {

using namespace testing;

base::Result<TakenIn> take(std::string_view bytes, bool keep_metadata = false,
                           const Limits& limits = {}) {
    Darkroom darkroom(limits.pixels_at_once, base::Duration{0});
    return take_in(bytes, keep_metadata, limits, darkroom);
}

std::string code_of(const base::Result<TakenIn>& result) {
    if (result) return "taken";
    return result.error().fields.empty() ? std::string(result.error().kind->code)
                                         : result.error().fields[0].code;
}

Pixels decoded(Kind kind, std::string_view bytes) {
    const auto parts = read_parts(kind, bytes);
    EXPECT_TRUE(parts.has_value());
    auto pixels = decode(kind, *parts, 0);
    EXPECT_TRUE(pixels.has_value());
    return std::move(*pixels);
}

void expect_nothing_private(std::string_view bytes) {
    for (const auto* word : {"Exif", "EXIF", "eXIf", "Acme", "Zhang San", "xmpmeta", "Photoshop"})
        EXPECT_FALSE(bytes.contains(word)) << word;
}

TEST(Picture, APhotographLosesWhereWhenAndWithWhatItWasTaken) {
    const std::pair<Kind, std::string> pictures[] = {
        {Kind::jpeg, jpeg()}, {Kind::png, png()}, {Kind::webp, webp()}};
    for (const auto& [kind, bytes] : pictures) {
        SCOPED_TRACE(facts(kind).name);
        const auto taken = take(bytes);
        ASSERT_TRUE(taken.has_value()) << code_of(taken);
        expect_nothing_private(*taken->bytes);
        EXPECT_EQ(decoded(kind, *taken->bytes).bytes, decoded(kind, bytes).bytes);
        EXPECT_EQ(corners(decoded(Kind::jpeg, taken->preview)), "rgbw");
        EXPECT_EQ(taken->width, 64);
        EXPECT_EQ(taken->height, 48);
    }
    EXPECT_TRUE(take(jpeg())->bytes->contains("ICC_PROFILE")) << "colours stay right";
}

TEST(Picture, TheReporterMayKeepThem) {
    const auto taken = take(jpeg(6), true);
    ASSERT_TRUE(taken.has_value());
    EXPECT_EQ(*taken->bytes, jpeg(6));
    EXPECT_EQ(taken->width, 48) << "as it stands when it is shown";
    const auto preview = decoded(Kind::jpeg, taken->preview);
    EXPECT_EQ(preview.width, 48);
    expect_nothing_private(taken->preview);
}

TEST(Picture, PlaceAndTimeAreSaidOnce) {
    const auto taken = take(jpeg());
    ASSERT_TRUE(taken && taken->suggested_point && taken->taken_at);
    EXPECT_NEAR(taken->suggested_point->latitude, 39.94, 1e-9);
    EXPECT_NEAR(taken->suggested_point->longitude, 95.78333333, 1e-6);
    EXPECT_EQ(base::to_text(*taken->taken_at), "2026-08-29T23:15:00Z");
}

TEST(Picture, WhateverWayTheCameraWasHeldItStandsUpright) {
    // Sides of whole blocks are turned without loss, others by their pixels.
    for (const auto& [width, height] : {std::pair{64, 48}, std::pair{61, 43}})
        for (int orientation = 1; orientation <= 8; ++orientation) {
            SCOPED_TRACE(fmt::format("{}x{}, {}", width, height, orientation));
            // The inverse of a turn is the turn itself, but for the two quarter turns.
            const int inverse = orientation == 6 ? 8 : orientation == 8 ? 6 : orientation;
            auto file = encode_jpeg(turn_upright(four_colours(width, height), inverse), 95);
            file.insert(20, jpeg_segment(0xE1, "Exif\0\0"s + exif(orientation)));
            const auto taken = take(file);
            ASSERT_TRUE(taken.has_value());
            const auto kept = decoded(Kind::jpeg, *taken->bytes);
            EXPECT_EQ(kept.width, width);
            EXPECT_EQ(taken->width, width);
            EXPECT_EQ(corners(kept), "rgbw");
            EXPECT_EQ(corners(decoded(Kind::jpeg, taken->preview)), "rgbw");
            expect_nothing_private(*taken->bytes);
        }
    // One that is known from the standard: 6 means that the camera's right side was up.
    EXPECT_EQ(corners(turn_upright(four_colours(64, 48), 6)), "brwg");
}

TEST(Picture, TurningAWholeNumberOfBlocksLosesNothing) {
    const auto once = *take(jpeg(6))->bytes;
    auto back = once;
    back.insert(20, jpeg_segment(0xE1, "Exif\0\0"s + exif(8)));
    EXPECT_EQ(decoded(Kind::jpeg, *take(back)->bytes).bytes, decoded(Kind::jpeg, jpeg()).bytes);
    EXPECT_TRUE(once.contains("ICC_PROFILE"));
    EXPECT_TRUE(take(jpeg(6, 61, 43))->bytes->contains("ICC_PROFILE"));
}

TEST(Picture, APreviewIsSmallAndASmallPictureStaysAsItIs) {
    const auto taken = take(jpeg(1, 1600, 1000));
    ASSERT_TRUE(taken.has_value());
    const auto preview = decoded(Kind::jpeg, taken->preview);
    EXPECT_EQ(preview.width, 480);
    EXPECT_EQ(preview.height, 300);
    EXPECT_EQ(decoded(Kind::jpeg, take(jpeg())->preview).width, 64);
    EXPECT_EQ(decoded(Kind::jpeg, take(png(3000, 2, 3))->preview).height, 1);
}

TEST(Picture, SeeThroughPlacesAreWhiteInThePreview) {
    auto clear = four_colours(64, 48, 4);
    for (std::size_t i = 3; i < clear.bytes.size(); i += 4) clear.bytes[i] = 0;
    const auto taken = take(encode_png(clear));
    ASSERT_TRUE(taken.has_value());
    EXPECT_EQ(corners(decoded(Kind::jpeg, taken->preview)), "wwww");
}

/// A PNG head that promises more pixels than there is memory for.
std::string bomb(std::uint32_t width, std::uint32_t height) {
    auto out = png();
    std::string size;
    put_big(size, width, 4);
    put_big(size, height, 4);
    return out.replace(16, 8, size);
}

TEST(Picture, PixelsAreCountedBeforeAnythingIsDecoded) {
    EXPECT_EQ(code_of(take(bomb(100'000, 100'000))), "too_many_pixels");
    EXPECT_EQ(code_of(take(bomb(10'000, 6'001))), "too_many_pixels");
    auto large = jpeg();
    const auto frame = large.find("\xFF\xC0");
    large.replace(frame + 5, 4, "\xFF\xFF\xFF\xFF");
    EXPECT_EQ(code_of(take(large)), "too_many_pixels");
    // Fewer than the limit, but not what the data holds.
    EXPECT_EQ(code_of(take(bomb(640, 480))), "damaged");
}

TEST(Picture, PicturesWaitForTheirTurnAndAreTurnedAwayUnharmed) {
    Darkroom darkroom(64 * 48, base::Duration{0});
    const auto busy = darkroom.enter(1);
    const auto refused = take_in(jpeg(), false, {}, darkroom);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().kind->code, "overloaded");
}

TEST(Picture, WhatLiesBehindTheEndIsCutOffOrRefused) {
    EXPECT_EQ(*take(jpeg() + jpeg())->bytes, *take(jpeg())->bytes) << "a second view (MPF)";
    EXPECT_EQ(*take(jpeg() + iso_media("mp42", "vide"))->bytes, *take(jpeg())->bytes);
    EXPECT_EQ(code_of(take(jpeg() + zip())), "two_in_one");
    EXPECT_EQ(code_of(take(jpeg() + "<html><script>alert(1)</script>")), "two_in_one");
    EXPECT_EQ(code_of(take(png() + zip())), "two_in_one");
    EXPECT_EQ(code_of(take(png() + "MZ")), "two_in_one");
    EXPECT_EQ(code_of(take(webp() + "%PDF-1.4")), "two_in_one");
    auto hidden = jpeg();
    hidden.insert(20, jpeg_segment(0xFE, "%PDF-1.4"));
    EXPECT_EQ(code_of(take(hidden)), "two_in_one");
}

TEST(Picture, DamageInsideIsFound) {
    auto holed = jpeg(1, 640, 480);
    const auto scan = holed.find("\xFF\xDA");
    holed.erase(scan + 400, 300);
    EXPECT_EQ(code_of(take(holed)), "damaged");
    auto cut = png(640, 480);
    cut.erase(cut.size() / 2, 20);
    EXPECT_EQ(code_of(take(cut)), "damaged");
    EXPECT_EQ(code_of(take("\xFF\xD8\xFF\xE0 no picture at all")), "damaged");
}

TEST(Picture, AnimationsAndOddColoursAreRefusedWithAMend) {
    auto moving = png();
    moving.insert(33, png_chunk("acTL", "\0\0\0\1\0\0\0\0"s));
    EXPECT_EQ(code_of(take(moving)), "animated");
    auto printed = jpeg();
    printed[printed.find("\xFF\xC0") + 9] = 4;  // Four colours: CMYK
    EXPECT_EQ(code_of(take(printed)), "odd_colours");
}

TEST(Picture, SizesAndKindsAreTheInstallationsChoice) {
    Limits limits;
    limits.image_bytes = 100;
    EXPECT_EQ(code_of(take(jpeg(), false, limits)), "too_large");
    limits = {.kinds = {Kind::pdf}};
    EXPECT_EQ(code_of(take(jpeg(), false, limits)), "kind_not_taken");
    EXPECT_EQ(code_of(take(small_pdf(), false, limits)), "taken");
}

TEST(Picture, ChangedBytesAreDecodedOrRefusedAndNothingElse) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    for (const auto& bytes : {jpeg(3), png(64, 48, 4), webp()})
        for (int round = 0; round < 300; ++round) {
            std::string changed = bytes;
            for (int i = 0; i < 4; ++i)
                changed[random() % changed.size()] = static_cast<char>(random());
            EXPECT_NO_THROW(take(changed));
        }
}

TEST(Picture, ARealPhotographOfATelephone) {
    // Held upside down; Xiaomi Mi A3, see data/NOTICE.md.
    std::ifstream file("tests/data/photo.jpg", std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    ASSERT_FALSE(bytes.empty());
    const auto taken = take(bytes);
    ASSERT_TRUE(taken.has_value()) << code_of(taken);
    EXPECT_FALSE(taken->bytes->contains("Xiaomi"));
    ASSERT_TRUE(taken->suggested_point && taken->taken_at);
    EXPECT_EQ(base::to_text(*taken->taken_at), "2020-01-24T15:11:53Z");
    const auto preview = decoded(Kind::jpeg, taken->preview);
    EXPECT_EQ(std::max(preview.width, preview.height), 480);
}

}  // namespace
}  // namespace files
