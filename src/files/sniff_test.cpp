#include "files/sniff.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "files/picture.h"
#include "files/samples_test.h"

namespace files {
namespace {

using namespace testing;

struct Sample {
    const char* name;
    std::string bytes;
    Kind kind;
};

const std::vector<Sample>& samples() {
    static const std::vector<Sample> all{
        {"jpeg", jpeg(), Kind::jpeg},
        {"png", png(), Kind::png},
        {"webp", webp(), Kind::webp},
        {"pdf", small_pdf(), Kind::pdf},
        {"mp3", mp3(), Kind::mp3},
        {"mp3_without_id3", mp3().substr(12), Kind::mp3},
        {"m4a", iso_media("M4A ", "soun"), Kind::m4a},
        {"mp4", iso_media("isom", "vide"), Kind::mp4},
        {"mov", iso_media("qt  ", "vide"), Kind::quicktime},
        {"gpp", iso_media("3gp4", "vide"), Kind::gpp},
        {"gpp_audio", iso_media("3gp4", "soun"), Kind::gpp_audio},
        {"webm", webm(1), Kind::webm},
        {"webm_audio", webm(2), Kind::webm_audio},
        {"opus", ogg(), Kind::ogg},
        {"vorbis", ogg("\x01vorbis"), Kind::ogg},
        {"wav", wav(), Kind::wav},
        {"amr", amr(), Kind::amr},
    };
    return all;
}

std::string code_of(const base::Result<Kind>& result) {
    return result ? "taken" : result.error().fields.at(0).code;
}

TEST(Sniff, TheContentSaysTheKind) {
    for (const auto& [name, bytes, kind] : samples()) {
        const auto found = sniff(bytes);
        ASSERT_TRUE(found.has_value()) << name << ": " << code_of(found);
        EXPECT_EQ(*found, kind) << name;
    }
}

TEST(Sniff, WhatIsNoKindOfOursIsNamedAndTheMendToo) {
    const std::pair<std::string, const char*> table[] = {
        {zip(), "archive"},
        {"Rar!\x1A\x07\x01 more", "archive"},
        {"MZ\x90\x00" + std::string(60, '\0'), "program"},
        {"\x7F\x45LF\2\1\1" + std::string(60, '\0'), "program"},
        {"#!/bin/sh\nrm -rf /\n", "program"},
        {"<!DOCTYPE html><script>alert(1)</script>", "page"},
        {"\xEF\xBB\xBF \n<svg xmlns='http://www.w3.org/2000/svg'/>", "page"},
        {"<?xml version='1.0'?><svg/>", "page"},
        {"GIF89a............", "old_picture"},
        {"BM..............", "old_picture"},
        {iso_media("heic", "pict"), "heic"},
        {iso_media("avif", "pict"), "heic"},
        {ogg("\x80theora"), "unknown_kind"},
        {webm(1, "matroska"), "unknown_kind"},
        {"just some words, no file at all", "unknown_kind"},
        {"", "unknown_kind"},
        {"%PDF-9.x\n%%EOF", "wrong_header"},
        {"%PDF-1.4\nno end", "damaged"},
        {" " + small_pdf(), "unknown_kind"},
    };
    for (const auto& [bytes, code] : table) {
        const auto result = sniff(bytes);
        EXPECT_EQ(code_of(result), code) << bytes.substr(0, 20);
        if (result) continue;
        EXPECT_EQ(result.error().fields[0].field, "file");
        EXPECT_FALSE(result.error().fields[0].zh.empty());
    }
}

TEST(Sniff, ASecondFileInsideOneIsFound) {
    const std::pair<std::string, const char*> table[] = {
        {small_pdf() + zip(), "two_in_one"},
        {iso_media("isom", "vide") + box("free", zip()), "two_in_one"},
        {wav() + zip(), "two_in_one"},
        {box("ftyp", "isom\0\0\0\0"s) + box("free", "%PDF-1.4") +
             iso_media("isom", "vide").substr(16),
         "two_in_one"},
        {small_pdf() + "<script>alert(1)</script>", "two_in_one"},
    };
    for (const auto& [bytes, code] : table) EXPECT_EQ(code_of(sniff(bytes)), code);
}

/// Taken by sniff and, for a picture, through its whole structure.
bool is_whole(std::string_view bytes) {
    const auto kind = sniff(bytes);
    if (!kind) return false;
    return facts(*kind).family != Family::image || read_parts(*kind, bytes).has_value();
}

TEST(Sniff, NoFileThatIsCutShortIsTaken) {
    for (const auto& [name, bytes, kind] : samples())
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            // Films without an index, recordings of whole frames: their last part may be missing.
            const bool by_frames = kind == Kind::mp3 || kind == Kind::amr || kind == Kind::ogg;
            const auto cut = std::string_view(bytes).substr(0, size);
            if (by_frames && is_whole(cut)) continue;
            // White space behind the end of a PDF says nothing.
            if (kind == Kind::pdf && size == bytes.size() - 1) continue;
            EXPECT_FALSE(is_whole(cut)) << name << " cut at " << size;
        }
}

TEST(Sniff, NoBytesWhateverLeadOutsideTheFile) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    for (const auto& [name, bytes, kind] : samples())
        for (int round = 0; round < 2000; ++round) {
            std::string changed = bytes;
            for (int i = 0; i < 3; ++i)
                changed[random() % changed.size()] = static_cast<char>(random());
            EXPECT_NO_THROW(is_whole(changed)) << name;
        }
}

TEST(Kind, AFileIsOfferedUnderANameThatFitsItsContent) {
    EXPECT_EQ(download_name("路灯.jpg", Kind::jpeg), "路灯.jpg");
    EXPECT_EQ(download_name("路灯.JPEG", Kind::jpeg), "路灯.JPEG");
    EXPECT_EQ(download_name("路灯.jpg", Kind::png), "路灯.png");
    EXPECT_EQ(download_name("路灯", Kind::pdf), "路灯.pdf");
    EXPECT_EQ(download_name("2026.08.30 的录音", Kind::m4a), "2026.08.30 的录音.m4a");
    EXPECT_EQ(download_name("page.html", Kind::webp), "page.webp");
}

}  // namespace
}  // namespace files
