#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "access/ids.h"
#include "base/refusal.h"
#include "db/database.h"

namespace open311 {

/// A county in service: one with a centre at work. Its six-digit code is the jurisdiction_id.
struct Jurisdiction {
    access::RegionId region_id;
    std::string county;
    std::string name;
    std::string path;
    std::string centre;
    std::string telephone;  ///< The centre's, public; may be empty.
};
BOOST_DESCRIBE_STRUCT(Jurisdiction, (), (region_id, county, name, path, centre, telephone))

/// By code, at most `count`.
std::vector<Jurisdiction> list_jurisdictions(db::Read& read, int count);

/// The jurisdiction that a client names by `jurisdiction_id` (the county's code, of six or of
/// twelve digits); the only one in service when it names none. Refuses under `jurisdiction_id`: 400
/// when it is needed and was not given, 404 when no such county is in service.
base::Result<Jurisdiction> get_jurisdiction(db::Read& read, std::string_view jurisdiction_id);

}  // namespace open311
