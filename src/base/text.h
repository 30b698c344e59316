#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace base {

/// True when the bytes are well-formed UTF-8 without NUL.
bool is_utf8(std::string_view text);

/// Unicode NFC, outer white space taken off. What people typed is stored in this form.
std::string nfc(std::string_view text);

/// Number of code points: what limits on a field count.
std::size_t length(std::string_view text);

/// The form that search compares: NFKC (full-width digits and brackets become plain), lower case,
/// no white space.
std::string fold(std::string_view text);

/// Code points, for walking a text.
std::u32string code_points(std::string_view text);
std::string to_utf8(std::u32string_view text);

/// `渊泉镇` → full `yuanquanzhen`, initials `yqz`. Characters that have no reading stay as they
/// are, folded. One reading a character, so 长 or 重 may be read another way than locals do.
struct Pinyin {
    std::string full;
    std::string initials;
};
Pinyin pinyin(std::string_view name);

/// A stretch of a text that search takes as one: Chinese characters without anything between them,
/// or a word (letters, digits and their marks) of any other script.
struct Run {
    std::u32string text;  ///< Folded as `fold` does.
    bool is_han = false;
};

/// The runs of a text in order. White space ends a word but not a run of Chinese characters, since
/// Chinese is written without it and typed lines are broken anywhere; all else ends both.
std::vector<Run> runs(std::string_view text);

/// Overlapping pairs of Chinese characters and whole words of other scripts, folded: `清运垃圾2号`
/// is 清运, 运垃, 垃圾, 2, 号. A single Chinese character stands for itself.
std::vector<std::string> bigrams(std::string_view text);

}  // namespace base
