#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace bench {

/// Some real matters and how many copies of each are made.
struct Crowd {
    std::vector<std::int64_t> matters;
    long copies = 0;
};

/// Fills a SQLite file with copies of real matters, through SQLite itself: every copy has the rows
/// of its matter (the row, words put together from phrases, reporter, units, deeds, tags, clocks),
/// moved back in time and with ids of that time. Of the journal it has the first two entries;
/// events, outbox and notices are not copied; beyond two million, only row, words and units are.
/// Nobody else may have the file open. Returns the rows
/// written.
std::int64_t multiply(const std::string& file, const std::vector<Crowd>& crowds);

}  // namespace bench
