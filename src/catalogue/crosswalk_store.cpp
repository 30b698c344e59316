#include "catalogue/crosswalk_store.h"

#include "catalogue/queries.h"

namespace catalogue {

std::vector<Crossing> list_crossings(db::Read& read, const CrosswalkQuery& query) {
    return read.all<Crossing>(sql::list_crossings, query);
}

void put_crossings(db::Write& write, const std::vector<Crossing>& rows) {
    for (const Crossing& row : rows) write.run(sql::put_crossing, row, db::arg("source", "local"));
}

bool remove_crossing(db::Write& write, const CrosswalkQuery& row) {
    return write.run(sql::remove_crossing, row) == 1;
}

void replace_catalogue_crossings(db::Write& write, const Catalogue& catalogue) {
    write.run(sql::forget_catalogue_crossings);
    for (const Category& leaf : catalogue.leaves)
        for (const Crossing& row : crossings_of(leaf))
            write.run(sql::put_crossing, row, db::arg("source", "catalogue"));
}

}  // namespace catalogue
