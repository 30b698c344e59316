// Habits of the tree that a reader relies on.
#include <regex>

#include <gtest/gtest.h>

#include "source_tree.h"

namespace house {
namespace {

const std::vector<std::string> code{".h", ".cpp", ".sql", ".cmake"};

std::vector<std::filesystem::path> our_code() {
    std::vector<std::filesystem::path> out;
    for (const auto* folder : {"src", "db", "tests", "bench", "cmake"})
        std::ranges::copy(files_below(root / folder, code), std::back_inserter(out));
    return out;
}

TEST(Tree, FilesStayReadable) {
    for (const auto& path : our_code())
        EXPECT_LE(lines_of(path).size(), 400U) << path << " wants to be two files";
}

TEST(Tree, LinesStayWithinAHundredColumns) {
    for (const auto& path : our_code()) {
        if (path.extension() == ".cmake") continue;
        int number = 0;
        for (const auto& line : lines_of(path)) {
            ++number;
            std::size_t columns = 0;
            for (const char c : line) columns += (c & 0xC0) != 0x80;
            EXPECT_LE(columns, 100U) << path << ":" << number;
        }
    }
}

TEST(Tree, NothingIsLeftUndone) {
    const std::regex undone(std::string(R"(\b(TO)") + R"(DO|FIX)" + R"(ME|XX)" + R"(X|HA)" +
                            R"(CK)\b)");
    for (const auto& path : our_code())
        EXPECT_FALSE(std::regex_search(read_file(path), undone)) << path;
}

/// A Han character, by its first byte.
bool is_han(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    return byte >= 0xE4 && byte <= 0xE9;
}

TEST(Tree, ChineseWordsStandWithChineseMarks) {  // GB/T 15834
    auto paths = files_below(root / "src", {".h", ".cpp"});
    std::erase_if(paths, [](const auto& path) { return path.string().contains("_test."); });
    for (const auto* name : {"demo-matters", "message-templates", "simulation-words"})
        paths.push_back(root / "data" / (std::string(name) + ".yaml"));
    for (const auto& path : paths) {
        for (const auto& line : lines_of(path)) {
            const auto words = line.substr(0, line.find("//"));
            for (std::size_t at = 3; at + 1 < words.size(); ++at)
                EXPECT_FALSE(std::string_view(",;:?!(").contains(words[at]) &&
                             is_han(words[at - 3]) && is_han(words[at + 1]))
                    << path << ": " << line;
        }
    }
}

TEST(Tree, QueriesHaveNamesThatAreUsed) {
    const std::regex name(R"(^-- name: (\w+))");
    for (const auto& path : files_below(root / "src", {".sql"})) {
        const auto room = path.parent_path();
        std::string all;
        for (const auto& file : files_below(room, {".h", ".cpp"})) all += read_file(file);
        for (const auto& line : lines_of(path)) {
            std::smatch found;
            if (!std::regex_search(line, found, name)) continue;
            EXPECT_TRUE(all.contains("sql::" + found[1].str()))
                << path << ": nobody asks " << found[1];
        }
    }
}

TEST(Tree, EveryMigrationHasItsOwnNumber) {
    int expected = 1;
    for (const auto& path : files_below(root / "db/migrations", {".sql"})) {
        const auto name = path.filename().string();
        EXPECT_EQ(std::stoi(name.substr(0, 4)), expected++) << name;
    }
    EXPECT_GT(expected, 1);
}

TEST(Tree, DocumentsPointToFilesThatExist) {
    const std::regex link(R"(\]\(([^)#:]+)(#[^)]*)?\))");
    std::vector<std::filesystem::path> documents = files_below(root / "docs", {".md"});
    for (const auto* name : {"README.md", "CONTRIBUTING.md", "data/NOTICE.md"})
        documents.push_back(root / name);
    for (const auto& path : documents) {
        EXPECT_TRUE(std::filesystem::exists(path)) << path;
        const auto text = read_file(path);
        for (std::sregex_iterator it(text.begin(), text.end(), link), end; it != end; ++it) {
            const auto target = path.parent_path() / (*it)[1].str();
            EXPECT_TRUE(std::filesystem::exists(target)) << path << " links to " << (*it)[1];
        }
    }
}

}  // namespace
}  // namespace house
