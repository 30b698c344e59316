// Writes to the database given by its URL until it is killed. Each write is a row and a journal
// entry; once it is answered, a line `<row id> <journal id>` goes to standard output. Every fifth
// write changes its mind after both rows and is rolled back; `refused` is never printed.
#include <atomic>
#include <semaphore>

#include <fmt/format.h>
#include <unistd.h>

#include "base/id.h"
#include "db/database.h"

namespace {

using RowId = base::Id<struct RowTag>;

constexpr db::Sql add_row{"kill/add_row",
                          "INSERT INTO kill_row (row_id, number, refused) VALUES (:row_id, "
                          ":number, :refused)"};
constexpr db::Sql add_entry{"kill/add_entry",
                            "INSERT INTO kill_entry (entry_id, row_id) VALUES (:entry_id, "
                            ":row_id)"};

struct Pair {
    RowId row;
    RowId entry;
};

bool write_pair(db::Write& write, std::int64_t number, Pair& pair) {
    const bool refused = number % 5 == 0;
    pair = {.row = write.next_id<RowId>(), .entry = write.next_id<RowId>()};
    write.run(add_row, db::arg("row_id", pair.row), db::arg("number", number),
              db::arg("refused", refused));
    write.run(add_entry, db::arg("entry_id", pair.entry), db::arg("row_id", pair.row));
    return !refused;
}

void answer(const Pair& pair) {
    // One system call a line: a pipe takes it whole or not at all.
    const std::string line = fmt::format("{} {}\n", pair.row.value, pair.entry.value);
    if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) ::_exit(1);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    std::counting_semaphore<64> under_way(64);
    const auto database = db::Database::open(argv[1]);
    for (std::int64_t number = 1;; ++number) {
        under_way.acquire();
        const auto pair = std::make_shared<Pair>();
        database->submit(
            [pair, number](db::Write& write) { return write_pair(write, number, *pair); },
            [pair, number, &under_way](std::exception_ptr error) {
                if (!error && number % 5 != 0) answer(*pair);
                under_way.release();
            });
    }
}
