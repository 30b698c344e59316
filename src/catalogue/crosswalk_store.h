#pragma once

#include <string>
#include <vector>

#include "catalogue/category.h"
#include "db/database.h"

namespace catalogue {

/// What to look for, in either direction; an empty member fits all.
struct CrosswalkQuery {
    std::string scheme;
    std::string scheme_code;
    std::string our_code;
};
BOOST_DESCRIBE_STRUCT(CrosswalkQuery, (), (scheme, scheme_code, our_code))

/// By scheme and code, at most 5,000 rows.
std::vector<Crossing> list_crossings(db::Read& read, const CrosswalkQuery& query);

/// Enters rows of the place's own; a row that stands already gets the new name.
void put_crossings(db::Write& write, const std::vector<Crossing>& rows);

/// False when there was none.
bool remove_crossing(db::Write& write, const CrosswalkQuery& row);

/// The rows that the leaves of an edition name take the place of the last edition's.
void replace_catalogue_crossings(db::Write& write, const Catalogue& catalogue);

}  // namespace catalogue
