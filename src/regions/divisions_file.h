#pragma once

#include <compare>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_problem.h"

namespace regions {

/// What names a division that is open: a few codes stand at two or three levels (东莞, 中山,
/// 儋州, 金门), so the code alone does not (domain 1.5).
struct CodeKey {
    int level = 0;
    std::int64_t code = 0;  ///< The twelve digits as a number.

    friend auto operator<=>(const CodeKey&, const CodeKey&) = default;
};

/// One line of a divisions file.
struct Division {
    CodeKey key;
    CodeKey parent;         ///< One level up; level 0 for a province.
    std::string_view name;  ///< As the file writes it; points into the file's text.
    int urban_rural = 0;    ///< 111 … 220, or 0 where the file has none.
    std::size_t line = 0;   ///< Counted from 1.
};

/// At most this many problems are told of one file.
inline constexpr std::size_t most_problems = 20;

/// Reads a divisions file: tab-separated UTF-8 with the heading `code level name parent`, and
/// optionally a fifth column `urban_rural`; parents may come after their children. The whole file
/// is checked: digits and their meaning by level, every parent there, no key twice. The rows come
/// back ordered by level and code, so parents first. `text` must outlive them.
std::expected<std::vector<Division>, std::vector<base::FileProblem>> read_divisions(
    std::string_view text);

/// The twelve digits of a code.
std::string code_text(std::int64_t code);

}  // namespace regions
