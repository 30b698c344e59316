// Domain 6.7, refusals 1 – 3: what is nowhere in the schema, in a query or behind an endpoint.
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "running.h"

namespace contract {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
    std::ifstream file(path);
    std::ostringstream all;
    all << file.rdbuf();
    return all.str();
}

std::vector<fs::path> files(const std::string& folder, const std::string& ending) {
    std::vector<fs::path> out;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(SOURCE_FOLDER) / folder))
        if (entry.path().string().ends_with(ending)) out.push_back(entry.path());
    return out;
}

/// Lower case, without `-- remarks`.
std::string plain_sql(std::string text) {
    text = std::regex_replace(text, std::regex("--[^\n]*"), "");
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

TEST(Refusals, NoTableOrColumnIsNamedOrUsedForJudgingPeople) {  // refusal 1
    const std::regex names(
        "失信|稳控|重点人员|重点人群|危险等级|上访次数|信仰|dishonest|blacklist|black_list|"
        "credit_score|key_person|danger_(level|grade)|risk_(level|grade|score)|petition_count|"
        "petitions_by_person|religion|belief|stability|unstable");
    const auto migrations = files("db/migrations", ".sql");
    ASSERT_GE(migrations.size(), 7U);
    for (const auto& file : migrations) {
        std::smatch found;
        const auto sql = plain_sql(text_of(file));
        EXPECT_FALSE(std::regex_search(sql, found, names)) << file << ": " << found.str();
    }
    Running running;
    for (const auto& endpoint : running.endpoints()) {
        std::smatch found;
        const auto text = endpoint.path + boost::json::serialize(endpoint.handle.input()) +
                          boost::json::serialize(endpoint.handle.output());
        EXPECT_FALSE(std::regex_search(text, found, names))
            << name_of(endpoint) << ": " << found.str();
    }
}

TEST(Refusals, NoQueryGroupsMattersByPerson) {  // refusal 2
    const std::regex person(
        "reporter_id|reporter_person_id|telephone_lookup|telephone_sealed|"
        "name_sealed|about_person_id");
    const std::regex grouping("group by[^;)]*");
    const std::regex counting("count ?\\(");
    std::size_t seen = 0;
    for (const auto& file : files("src", "queries.sql")) {
        const auto text = text_of(file);
        for (std::size_t at = text.find("-- name: "); at != std::string::npos;) {
            const auto end = text.find("-- name: ", at + 9);
            const auto name = text.substr(at + 9, text.find('\n', at) - at - 9);
            const auto query =
                plain_sql(text.substr(at, end == std::string::npos ? end : end - at));
            at = end;
            ++seen;
            if (!std::regex_search(query, std::regex("\\b(matter|reporter)\\b"))) continue;
            std::smatch groups;
            if (std::regex_search(query, groups, grouping)) {
                EXPECT_FALSE(std::regex_search(groups.str(), person)) << file << " " << name;
            }
            // Nor does one count what one telephone or one name has brought.
            const bool counts = std::regex_search(query, counting);
            const bool by_person =
                std::regex_search(query, std::regex("(reporter_id|reporter_person_id|"
                                                    "telephone_lookup|about_person_id) = :"));
            EXPECT_FALSE(counts && by_person) << file << " " << name;
        }
    }
    EXPECT_GT(seen, 200U);
}

TEST(Refusals, NoEndpointServesFacesPlatesOrStreams) {  // refusal 3
    const std::regex watching(
        "face|biometr|licen[cs]e_?plate|number_?plate|camera|surveil|/video|rtsp|28181");
    Running running;
    for (const auto& endpoint : running.endpoints()) {
        std::smatch found;
        const auto text = endpoint.path + boost::json::serialize(endpoint.handle.input()) +
                          boost::json::serialize(endpoint.handle.output());
        EXPECT_FALSE(std::regex_search(text, found, watching))
            << name_of(endpoint) << ": " << found.str();
        EXPECT_FALSE(endpoint.handle.content_type.starts_with("video/")) << name_of(endpoint);
    }
}

TEST(Refusals, OnlyTheReporterWithdraws) {  // refusal 5
    Running running;
    for (const auto& endpoint : running.endpoints())
        if (endpoint.path.contains("withdrawal")) {
            EXPECT_EQ(endpoint.needs, http::anyone) << name_of(endpoint);
            EXPECT_TRUE(endpoint.path.starts_with("/api/v1/follow/")) << name_of(endpoint);
        }
}

}  // namespace
}  // namespace contract
