#include "base/text.h"

#include <mutex>

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "base/expects.h"

namespace base {

namespace {

using icu::UnicodeString;

const icu::Normalizer2& form(const icu::Normalizer2* (*get)(UErrorCode&)) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* out = get(status);
    expects(U_SUCCESS(status) && out != nullptr, "ICU has its normal forms");
    return *out;
}

UnicodeString normal(const icu::Normalizer2& by, const UnicodeString& text) {
    UErrorCode status = U_ZERO_ERROR;
    auto out = by.normalize(text, status);
    expects(U_SUCCESS(status), "a text can be normalised");
    return out;
}

UnicodeString from_utf8(std::string_view text) {
    return UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string utf8(const UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

bool is_han(char32_t c) {
    return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_IDEOGRAPHIC);
}

/// Marks belong to the word they stand in: without its vowel signs Tibetan would fall to pieces.
bool is_word(char32_t c) {
    const auto point = static_cast<UChar32>(c);
    return (u_isalnum(point) || (U_GET_GC_MASK(point) & U_GC_M_MASK) != 0) && !is_han(c);
}

std::u32string folded_points(std::string_view text) {
    static const auto& by = form(&icu::Normalizer2::getNFKCCasefoldInstance);
    return code_points(utf8(normal(by, from_utf8(text))));
}

/// ICU's transliterators are not safe to share between threads.
class Romaniser {
  public:
    Romaniser() {
        UErrorCode status = U_ZERO_ERROR;
        by_.reset(icu::Transliterator::createInstance("Han-Latin; NFD; [:Mn:] Remove; Lower",
                                                      UTRANS_FORWARD, status));
        expects(U_SUCCESS(status) && by_ != nullptr, "ICU has Han-Latin");
    }

    std::string syllable(char32_t c) {
        UnicodeString text(static_cast<UChar32>(c));
        by_->transliterate(text);
        return utf8(text.trim());
    }

  private:
    std::unique_ptr<icu::Transliterator> by_;
};

/// The reading of one character; remembered, since the transliterator costs microseconds.
const std::string& syllable(char32_t c) {
    static thread_local Romaniser romaniser;
    static thread_local std::unordered_map<char32_t, std::string> known;
    const auto [at, is_new] = known.try_emplace(c);
    if (is_new) at->second = romaniser.syllable(c);
    return at->second;
}

}  // namespace

// ICU's walking macros convert between widths on purpose.
#pragma GCC diagnostic ignored "-Wconversion"

bool is_utf8(std::string_view text) {
    std::int32_t at = 0;
    const auto size = static_cast<std::int32_t>(text.size());
    while (at < size) {
        UChar32 c = 0;
        U8_NEXT(text.data(), at, size, c);
        if (c <= 0) return false;
    }
    return true;
}

std::string nfc(std::string_view text) {
    static const auto& by = form(&icu::Normalizer2::getNFCInstance);
    return utf8(normal(by, from_utf8(text)).trim());
}

std::size_t length(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string fold(std::string_view text) {
    std::u32string out;
    for (const char32_t c : folded_points(text))
        if (!u_isUWhiteSpace(static_cast<UChar32>(c))) out.push_back(c);
    return to_utf8(out);
}

std::u32string code_points(std::string_view text) {
    std::u32string out;
    out.reserve(text.size());
    std::int32_t at = 0;
    const auto size = static_cast<std::int32_t>(text.size());
    while (at < size) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(text.data(), at, size, c);
        out.push_back(static_cast<char32_t>(c));
    }
    return out;
}

std::string to_utf8(std::u32string_view text) {
    std::string out;
    for (const char32_t c : text) {
        char bytes[4];
        std::int32_t size = 0;
        U8_APPEND_UNSAFE(bytes, size, static_cast<UChar32>(c));
        out.append(bytes, static_cast<std::size_t>(size));
    }
    return out;
}

Pinyin pinyin(std::string_view name) {
    Pinyin out;
    for (const char32_t c : code_points(fold(name))) {
        if (!is_han(c)) {
            const auto same = to_utf8({&c, 1});
            if (!is_word(c)) continue;
            out.full += same;
            out.initials += same;
            continue;
        }
        const auto& read = syllable(c);
        out.full += read;
        // A character without a reading came back as it is, and cannot be cut.
        const bool has_reading = !read.empty() && static_cast<unsigned char>(read[0]) < 0x80;
        out.initials += has_reading ? read.substr(0, 1) : read;
    }
    return out;
}

std::vector<Run> runs(std::string_view text) {
    std::vector<Run> out;
    bool open = false;
    for (const char32_t c : folded_points(text)) {
        const bool han = is_han(c);
        if (han || is_word(c)) {
            if (!open || out.back().is_han != han) out.push_back({.is_han = han});
            out.back().text.push_back(c);
            open = true;
        } else if (!u_isUWhiteSpace(static_cast<UChar32>(c)) || !open || !out.back().is_han) {
            open = false;
        }
    }
    return out;
}

std::vector<std::string> bigrams(std::string_view text) {
    std::vector<std::string> out;
    for (const Run& run : runs(text)) {
        if (!run.is_han || run.text.size() == 1) {
            out.push_back(to_utf8(run.text));
            continue;
        }
        for (std::size_t i = 0; i + 1 < run.text.size(); ++i)
            out.push_back(to_utf8({&run.text[i], 2}));
    }
    return out;
}

}  // namespace base
