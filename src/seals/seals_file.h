#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "base/file_problem.h"
#include "db/database.h"
#include "seals/store.h"
#include "seals/verify.h"

/// Seals as a file that can be checked alone: one JSON object a line.
///
///     {"gongzhi":"seals","format":1,"made_at":"2026-09-02T00:00:00Z"}
///     {"key":{"key_id":…,"public_key":…,"since":…}}              as often as there are keys
///     {"seal":{"county":"620922","day":"2026-09-01",…}}          by county and day
///     {"end":{"keys":1,"seals":2}}
namespace seals {

struct SealsFileCounts {
    std::int64_t keys = 0;
    std::int64_t seals = 0;
};

/// Writes all seals, county by county; memory stays the same.
SealsFileCounts write_seals(db::Database& database, std::ostream& out);

/// A file of seals that does not hold what it should: names line and field.
struct SealsFileError : std::runtime_error {
    explicit SealsFileError(std::vector<base::FileProblem> its_problems);
    std::vector<base::FileProblem> problems;
};

/// Reads such a file line by line and gives `seal` each of them. Returns the keys. Throws
/// SealsFileError for the first line that does not fit, and for a file that was cut off.
std::vector<base::PublicKey> read_seals(std::istream& in,
                                        const std::function<void(const Seal&)>& seal);

/// Checks a file alone: signatures by `trusted` keys (those of the file itself when empty) and the
/// chain of each county. The counts and misfits go into `report`.
void check_seals_file(std::istream& in, const std::vector<base::PublicKey>& trusted,
                      VerifyReport& report);

}  // namespace seals
