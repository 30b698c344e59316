// Multiplies the matters of a demonstration, so that pages and lists can be looked at with as many
// as a large city has.
//   crowd DATABASE-FILE [MATTERS] [OPEN]     default 1,000,000, of which 50,000 are open
#include <fmt/format.h>
#include <sqlite3.h>

#include "base/expects.h"
#include "multiply.h"

namespace {

std::vector<std::int64_t> matters_of(const char* file, const char* which) {
    sqlite3* raw = nullptr;
    base::expects(sqlite3_open(file, &raw) == SQLITE_OK, "the file opens");
    const auto ask = fmt::format("SELECT matter_id FROM matter WHERE ended_at IS {}", which);
    sqlite3_stmt* rows = nullptr;
    base::expects(sqlite3_prepare_v2(raw, ask.c_str(), -1, &rows, nullptr) == SQLITE_OK,
                  "the file is one of ours");
    std::vector<std::int64_t> out;
    while (sqlite3_step(rows) == SQLITE_ROW) out.push_back(sqlite3_column_int64(rows, 0));
    sqlite3_finalize(rows);
    sqlite3_close(raw);
    return out;
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        fmt::print(stderr, "usage: crowd DATABASE-FILE [MATTERS] [OPEN]\n");
        return 2;
    }
    const long wanted = count > 2 ? std::stol(arguments[2]) : 1'000'000;
    const long open = count > 3 ? std::stol(arguments[3]) : 50'000;
    bench::Crowd stands{matters_of(arguments[1], "NULL"), 0};
    bench::Crowd ended{matters_of(arguments[1], "NOT NULL"), 0};
    stands.copies = open / std::ssize(stands.matters);
    ended.copies = (wanted - open) / std::ssize(ended.matters);
    const auto rows = bench::multiply(arguments[1], {ended, stands});
    fmt::print(
        "{} matters in {} rows\n",
        stands.copies * std::ssize(stands.matters) + ended.copies * std::ssize(ended.matters),
        rows);
}
