#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "access/namespace.h"
#include "base/text.h"

/// Refusals that the domain writes into code (domain 6.7, rights risks 6.6).
namespace access {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

std::vector<fs::path> files_under(const fs::path& folder, std::string_view ending) {
    std::vector<fs::path> found;
    for (const auto& one : fs::recursive_directory_iterator(folder))
        if (one.path().string().ends_with(ending)) found.push_back(one.path());
    return found;
}

// What may stand in no table, no column and no query: each is a way to hold a person's petitions,
// beliefs or supposed danger against him, or to watch him.
constexpr const char* forbidden[] = {"失信",
                                     "稳控",
                                     "重点人员",
                                     "重点人群",
                                     "危险等级",
                                     "上访次数",
                                     "信仰",
                                     "宗教",
                                     "人脸",
                                     "车牌",
                                     "轨迹",
                                     "黑名单",
                                     "积分惩戒",
                                     "blacklist",
                                     "black_list",
                                     "dishonest",
                                     "credit_score",
                                     "social_credit",
                                     "danger_grade",
                                     "danger_level",
                                     "risk_grade",
                                     "risk_person",
                                     "key_person",
                                     "focus_person",
                                     "stability_control",
                                     "petition_count",
                                     "petitions_by_person",
                                     "visit_count",
                                     "belief",
                                     "religion",
                                     "political_view",
                                     "face_image",
                                     "face_feature",
                                     "licence_plate",
                                     "license_plate",
                                     "number_plate",
                                     "report_quota",
                                     "trajectory"};

TEST(Refusal, NoTableColumnOrQueryHoldsPetitionsBeliefOrDangerAgainstAPerson) {
    auto files = files_under("db/migrations", ".sql");
    ASSERT_FALSE(files.empty()) << "run it from the project's folder";
    for (auto& one : files_under("src", "queries.sql")) files.push_back(one);
    for (const fs::path& file : files) {
        const std::string text = base::fold(read_file(file));
        for (const char* word : forbidden)
            EXPECT_EQ(text.find(base::fold(word)), std::string::npos)
                << file << " names " << word << " (domain 6.7.1)";
    }
}

// 6.7.2: petitions are grouped by person nowhere but on the person's own page.
TEST(Refusal, NoQueryCountsByReporter) {
    for (const fs::path& file : files_under("src", "queries.sql")) {
        const std::string text = base::fold(read_file(file));
        for (const char* grouping : {"groupbyreporter", "groupbym.reporter", "groupbypetitioner",
                                     "groupbyresident", "groupbycaller"})
            EXPECT_EQ(text.find(grouping), std::string::npos) << file;
    }
}

// 6.6.25: a telephone that is shown is the office's; a private one exists only sealed.
TEST(Refusal, NoPrivateTelephoneOrIdentityNumberStandsInClear) {
    for (const fs::path& file : files_under("db/migrations", ".sql")) {
        std::istringstream lines(read_file(file));
        for (std::string line; std::getline(lines, line);) {
            const auto first = line.find_first_not_of(' ');
            const std::string column = first == std::string::npos ? "" : line.substr(first);
            for (const char* field : {"identity_number", "private_telephone", "id_card"})
                EXPECT_TRUE(!column.starts_with(field) ||
                            column.starts_with(std::string(field) + "_sealed") ||
                            column.starts_with(std::string(field) + "_lookup"))
                    << file << ": " << line;
        }
    }
}

// A scope that somebody else makes is a read without one.
TEST(Refusal, NobodyButAccessMakesAScope) {
    for (const fs::path& file : files_under("src", "")) {
        if (!fs::is_regular_file(file) || file.string().starts_with("src/access/")) continue;
        EXPECT_EQ(read_file(file).find("access/scope_maker.h"), std::string::npos) << file;
    }
}

// Acting as somebody without a sign-in is for commands at the server's keyboard, not for requests.
TEST(Refusal, OnlyProgramsActAsPeopleWithoutASignIn) {
    for (const fs::path& file : files_under("src", "")) {
        const std::string name = file.string();
        if (!fs::is_regular_file(file) || name.starts_with("src/access/") ||
            name.starts_with("src/simulation/") || name.starts_with("src/exchange/"))
            continue;
        EXPECT_EQ(read_file(file).find("access/program_actor.h"), std::string::npos) << file;
    }
}

}  // namespace
}  // namespace access
