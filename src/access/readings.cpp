#include "access/readings.h"

#include "access/log_queries.h"

namespace access {

std::vector<Reading> readings_of(db::Read& read, std::string_view kind, std::int64_t id,
                                 std::int64_t before, int count) {
    return read.all<Reading>(sql::readings_of, db::arg("kind", kind), db::arg("id", id),
                             db::arg("before", before), db::arg("count", count));
}

}  // namespace access
