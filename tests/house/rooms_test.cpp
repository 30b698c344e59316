// Who may enter which room: every #include is held against the table in CMakeLists.txt.
#include <map>
#include <regex>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "source_tree.h"

namespace house {
namespace {

using Rooms = std::map<std::string, std::set<std::string>>;

/// `room(clocks ENTERS base db)` → clocks: {base, db}.
Rooms rooms_in_build() {
    Rooms out;
    const std::regex line(R"(^room\((\w+)(?: ENTERS ([\w ]+))?\))");
    for (const auto& text : lines_of(root / "CMakeLists.txt")) {
        std::smatch found;
        if (!std::regex_search(text, found, line)) continue;
        auto& enters = out[found[1]];
        std::istringstream names(found[2]);
        for (std::string name; names >> name;) enters.insert(name);
    }
    return out;
}

/// The table rows `| clocks | … | base db |` of docs/architecture.md.
Rooms rooms_in_document() {
    Rooms out;
    const std::regex line(R"(^\| `src/(\w+)/` \|.*\| ([^|]*) \|$)");
    for (const auto& text : lines_of(root / "docs/architecture.md")) {
        std::smatch found;
        if (!std::regex_search(text, found, line)) continue;
        auto& enters = out[found[1]];
        std::istringstream names(found[2]);
        for (std::string name; names >> name;)
            if (name != "–") enters.insert(name);
    }
    return out;
}

struct Include {
    std::string file;
    std::string named;
};

std::vector<Include> includes_of(const std::string& room) {
    std::vector<Include> out;
    const std::regex line(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
    for (const auto& path : files_below(root / "src" / room, {".h", ".cpp"}))
        for (const auto& text : lines_of(path)) {
            std::smatch found;
            if (std::regex_search(text, found, line))
                out.push_back({std::filesystem::relative(path, root).string(), found[1]});
        }
    return out;
}

TEST(Rooms, TheDocumentTellsTheBuild) {
    EXPECT_EQ(rooms_in_document(), rooms_in_build());
}

TEST(Rooms, EveryFolderOfSourceIsARoom) {
    const auto rooms = rooms_in_build();
    for (const auto& entry : std::filesystem::directory_iterator(root / "src"))
        EXPECT_TRUE(rooms.contains(entry.path().filename().string())) << entry.path();
}

TEST(Rooms, NobodyEntersWhereTheTableDoesNotLetThem) {
    const auto rooms = rooms_in_build();
    ASSERT_GE(rooms.size(), 8U);
    for (const auto& [room, enters] : rooms)
        for (const auto& [file, named] : includes_of(room)) {
            const auto other = named.substr(0, named.find('/'));
            if (!rooms.contains(other) || other == room) continue;
            EXPECT_TRUE(enters.contains(other)) << file << " includes " << named;
        }
}

TEST(Rooms, EachGuestFromOutsideHasOneRoom) {
    struct Guest {
        const char* prefix;
        std::set<std::string> rooms;
    };
    const Guest guests[] = {
        {"soci/", {"db"}},
        {"sqlite3", {"db"}},
        {"libpq", {"db"}},
        {"boost/beast", {"http"}},
        {"boost/asio", {"http"}},
        {"unicode/", {"base"}},
        {"yaml-cpp", {"catalogue", "notices", "simulation"}},
        {"CLI/", {"server"}},
        {"spdlog", {"base"}},
        {"lzma", {"base"}},
        {"liboath", {"access"}},
        {"sodium", {"base", "access"}},
        {"turbojpeg", {"files"}},
        {"png.h", {"files"}},
        {"webp/", {"files"}},
        {"libexif/", {"files"}},
        {"pugixml", {"open311"}},
        {"curl/", {"notices"}},
    };
    for (const auto& [room, enters] : rooms_in_build())
        for (const auto& [file, named] : includes_of(room))
            for (const auto& [prefix, allowed] : guests)
                if (named.starts_with(prefix)) {
                    EXPECT_TRUE(allowed.contains(room)) << file << " includes " << named;
                }
}

TEST(Rooms, PureFilesReadNoDatabaseNoNetworkNoClockAndNoChance) {
    // What decides without looking around: facts and `now` come in as arguments.
    const char* pure[] = {"clocks/limit",      "clocks/ladder",      "catalogue/calendar",
                          "catalogue/routing", "catalogue/override", "access/separation",
                          "access/permission", "regions/search",     "regions/coverage",
                          "notices/message",   "notices/template",   "notices/words",
                          "notices/backoff",   "notices/mail"};
    for (const auto* stem : pure)
        for (const auto* ending : {".h", ".cpp"}) {
            const auto path = root / "src" / (std::string(stem) + ending);
            if (!std::filesystem::exists(path)) continue;
            const auto text = read_file(path);
            for (const auto* word : {"#include \"db/", "#include \"http/", "system_now",
                                     "random_bytes", "random_token", "std::chrono::system_clock"})
                EXPECT_FALSE(text.contains(word)) << path << " names " << word;
        }
}

}  // namespace
}  // namespace house
