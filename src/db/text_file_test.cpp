// The file of the text index on SQLite: it may be lost, damaged or cut off at any moment.
#include <fstream>
#include <latch>
#include <thread>

#include <gmock/gmock.h>

#include "db/connection.h"
#include "db/testing.h"
#include "db/text_index.h"

namespace db {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class TextFile : public ::testing::Test {
  protected:
    std::unique_ptr<testing::Scratch> scratch = testing::Scratch::sqlite();
    std::unique_ptr<TextIndex> index = TextIndex::open(scratch->url());
    const std::string file = text_index_files(scratch->url()).at(0);

    std::vector<std::int64_t> find(const std::string& term) { return index->find({.all = {term}}); }
    void fill() { ASSERT_TRUE(index->apply({{.id = 1, .text = "垃圾"}}, 0, 9)); }
    void reopen() {
        index = nullptr;
        index = TextIndex::open(scratch->url());
    }
};

TEST_F(TextFile, StandsBesideTheDatabase) {
    EXPECT_EQ(std::filesystem::path(file), scratch->folder() / "test-text.db");
    EXPECT_TRUE(std::filesystem::exists(file));
    const auto mode = std::filesystem::status(file).permissions();
    EXPECT_EQ(mode, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST_F(TextFile, MayBeDeleted) {
    fill();
    index = nullptr;
    for (const auto& part : text_index_files(scratch->url())) std::filesystem::remove(part);
    index = TextIndex::open(scratch->url());
    EXPECT_EQ(index->position(), 0);
    EXPECT_THAT(find("垃圾"), IsEmpty());
    fill();
    EXPECT_THAT(find("垃圾"), ElementsAre(1));
}

TEST_F(TextFile, SeveralServersMayStartAtOnceOnANewFile) {
    for (int round = 0; round < 20; ++round) {
        index = nullptr;
        for (const auto& part : text_index_files(scratch->url())) std::filesystem::remove(part);
        std::vector<std::thread> servers;
        std::latch start(4);
        for (int i = 0; i < 4; ++i)
            servers.emplace_back([&] {
                start.arrive_and_wait();
                EXPECT_NO_THROW(EXPECT_EQ(TextIndex::open(scratch->url())->position(), 0));
            });
        for (auto& server : servers) server.join();
    }
}

TEST_F(TextFile, ADamagedFileIsMadeAnewWhenOpened) {
    fill();
    index = nullptr;
    std::ofstream(file, std::ios::binary) << std::string(8192, 'x');
    index = TextIndex::open(scratch->url());
    EXPECT_EQ(index->position(), 0);
    fill();
    EXPECT_THAT(find("垃圾"), ElementsAre(1));
}

TEST_F(TextFile, DamageFoundLaterIsMendedByTheFollowersNextStep) {
    std::vector<TextChange> many;
    for (std::int64_t id = 1; id <= 2000; ++id)
        many.push_back({.id = id, .text = "垃圾" + std::to_string(id)});
    ASSERT_TRUE(index->apply(std::move(many), 0, 9));
    reopen();
    const auto size = std::filesystem::file_size(file);
    {
        std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
        out.seekp(4096);
        out << std::string(size - 4096, 'x');
    }
    EXPECT_THROW(
        {
            find("垃圾");
            find("垃圾");
        },
        Error);
    EXPECT_EQ(index->position(), 0);
    EXPECT_THAT(find("垃圾"), IsEmpty());
    fill();
    EXPECT_THAT(find("垃圾"), ElementsAre(1));
}

TEST_F(TextFile, NothingOfARemovedDocumentIsLeftWhenTheIndexIsMerged) {
    fill();
    ASSERT_TRUE(index->apply({{.id = 1, .is_removed = true}}, 9, 10));
    index = nullptr;
    detail::Connection connection(detail::parse_url(file), detail::Purpose::write);
    connection.exec("INSERT INTO text_term (text_term) VALUES ('optimize')");
    connection.exec("CREATE VIRTUAL TABLE temp.left USING fts5vocab(main, text_term, row)");
    EXPECT_EQ(connection.scalar("SELECT count(*) FROM temp.left"), "0");
    EXPECT_EQ(connection.scalar("SELECT count(*) FROM text_document"), "0");
}

}  // namespace
}  // namespace db
