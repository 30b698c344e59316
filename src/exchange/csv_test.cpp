#include "exchange/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace exchange {
namespace {

using Cells = std::vector<std::string>;
using Fault = CsvReader::Fault;

TEST(Csv, ReadsWhatRfc4180Writes) {
    CsvReader reader("编号,事由\r\n1,\"说\"\"好\"\",\n再来\"\n\n2,\r\n\"\",c");
    struct Row {
        std::int64_t line;
        Cells cells;
    };
    const Row rows[] = {
        {1, {"编号", "事由"}}, {2, {"1", "说\"好\",\n再来"}}, {5, {"2", ""}}, {6, {"", "c"}}};
    for (const Row& row : rows) {
        const auto read = reader.next();
        ASSERT_TRUE(read);
        EXPECT_EQ(read->line, row.line);
        EXPECT_EQ(read->cells, row.cells);
        EXPECT_EQ(read->fault, Fault::none);
    }
    EXPECT_FALSE(reader.next());
}

TEST(Csv, AFaultCostsItsOwnRecordAndNoOther) {
    struct Row {
        const char* text;
        Fault fault;
    };
    const Row rows[] = {{"a,b\"c\nnext,1", Fault::stray_quote},
                        {"\"a\"b,c\nnext,1", Fault::stray_quote},
                        {"a,\"never closed\nnext,1", Fault::open_quote}};
    for (const Row& row : rows) {
        SCOPED_TRACE(row.text);
        CsvReader reader(row.text);
        EXPECT_EQ(reader.next()->fault, row.fault);
        const auto next = reader.next();
        ASSERT_TRUE(next);
        EXPECT_EQ(next->line, 2);
        EXPECT_EQ(next->cells, (Cells{"next", "1"}));
    }
}

TEST(Csv, ALostQuotationMarkDoesNotSwallowTheFile) {
    const std::string text = "\"" + std::string(longest_record + 10, 'x') + "\nnext";
    CsvReader reader(text);
    EXPECT_EQ(reader.next()->fault, Fault::too_long);
    EXPECT_EQ(reader.next()->cells, Cells{"next"});
    std::string many(most_cells + 5, ',');
    CsvReader wide(many);
    EXPECT_EQ(wide.next()->fault, Fault::too_long);
    EXPECT_FALSE(wide.next());
}

TEST(Csv, WritesWhatItReads) {
    const Cells cells{"a", "b,c", "说\"好\"", "两\r\n行", ""};
    const std::string text = csv_line(cells);
    CsvReader reader(text);
    EXPECT_EQ(reader.next()->cells, cells);
}

}  // namespace
}  // namespace exchange
