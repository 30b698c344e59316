#pragma once

#include <functional>

#include "exchange/mapping.h"
#include "exchange/resolve.h"
#include "matters/config.h"

namespace exchange {

struct ImportProgress {
    std::int64_t records = 0;  ///< Read so far.
    std::int64_t taken = 0;
    std::int64_t known = 0;  ///< Imported before: left as they are.
    std::int64_t refused = 0;
    std::size_t position = 0;  ///< Bytes read, of `size`.
    std::size_t size = 0;
};

struct ImportOptions {
    const access::Actor* actor = nullptr;  ///< For whom: only places of theirs. Null: everywhere.
    bool dry_run = false;                  ///< Finds everything that records name; writes nothing.
    std::function<bool()> stop = [] { return false; };           ///< Asked before each record.
    std::function<void(const ImportProgress&)> progress = {};    ///< After every 500 records.
    std::function<void(const base::FileProblem&)> problem = {};  ///< A record was not taken.
};

struct Imported : ImportProgress {
    std::int64_t units_made = 0;
    bool stopped = false;
};

/// Walks every record through the use cases of a live matter, each act at its own time (relive.h).
/// A record is taken whole or not at all; many share a transaction. What was imported before is
/// left alone, so a second import adds nothing and a stopped one goes on where it was. Throws
/// CannotBegin, NameTaken and db::Error. `now` is the database's.
Imported import_matters(db::Database& database, const matters::Config& config,
                        const Mapping& mapping, RecordReader& records,
                        const ImportOptions& options);

}  // namespace exchange
