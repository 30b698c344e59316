#include "exchange/record_file.h"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/random.h"

namespace exchange {
namespace {

class RecordFile : public testing::Test {
  protected:
    ~RecordFile() override { std::filesystem::remove(path_); }

    const std::filesystem::path& file(std::string_view bytes) {
        std::ofstream(path_, std::ios::binary | std::ios::trunc) << bytes;
        return path_;
    }

  private:
    const std::filesystem::path path_ =
        std::filesystem::temp_directory_path() / ("gz-records-" + base::random_token(9));
};

TEST_F(RecordFile, TextIsUtf8WithOrWithoutMarkOrGb18030) {
    EXPECT_EQ(read_text(file("编号")).value(), "编号");
    EXPECT_EQ(read_text(file("\xEF\xBB\xBF编号")).value(), "编号");
    EXPECT_EQ(read_text(file("\xB1\xE0\xBA\xC5")).value(), "编号");
    EXPECT_THAT(read_text(file("\xFF\xFF\xFF")).error().en, testing::HasSubstr("neither UTF-8"));
    EXPECT_THAT(read_text(file(std::string_view("a\0b", 3))).error().en,
                testing::HasSubstr("neither"));
    EXPECT_FALSE(read_text("no-such-file"));
}

TEST_F(RecordFile, JsonLinesHaveTheMembersOfAllRecords) {
    const std::string text =
        "{\"a\": 1, \"b\": \" x \"}\n\nnonsense\n[1]\n{\"c\": null, \"a\": true}\n";
    const auto reader = read_records(Format::jsonl, text).value();
    EXPECT_EQ(reader->columns(), (std::vector<std::string>{"a", "b", "c"}));
    EXPECT_EQ(reader->next()->value().cells, (std::vector<std::string>{"1", "x", ""}));
    EXPECT_EQ(reader->next()->error().line, 3);
    EXPECT_EQ(reader->next()->error().line, 4);
    const auto last = reader->next()->value();
    EXPECT_EQ(last.line, 5);
    EXPECT_EQ(last.cells, (std::vector<std::string>{"true", "", ""}));
    EXPECT_FALSE(reader->next());
}

TEST_F(RecordFile, ARecordHasAsManyCellsAsTheHead) {
    const std::string text = "a,b\n1\n1,2,3\n1,2\n";
    const auto reader = read_records(Format::csv, text).value();
    EXPECT_THAT(reader->next()->error().en, testing::HasSubstr("1 cells"));
    EXPECT_EQ(reader->next()->error().line, 3);
    EXPECT_TRUE(reader->next()->has_value());
    EXPECT_FALSE(read_records(Format::csv, ""));
    EXPECT_FALSE(read_records(Format::jsonl, "\n\n"));
}

TEST_F(RecordFile, ItsNameSaysWhatItIs) {
    EXPECT_EQ(format_of("a/b.csv"), Format::csv);
    EXPECT_EQ(format_of("b.jsonl.xz"), Format::jsonl);
    EXPECT_FALSE(format_of("b.xlsx"));
}

}  // namespace
}  // namespace exchange
