#include "regions/region_store.h"

#include <charconv>

#include "base/expects.h"
#include "regions/queries.h"

namespace regions {

namespace {

struct RootRow {
    std::string code;
    int level = 0;
};
BOOST_DESCRIBE_STRUCT(RootRow, (), (code, level))

/// Behind everything that consists of digits and begins with `prefix`.
std::string behind(std::string_view prefix) {
    return std::string(prefix) + ':';
}

}  // namespace

std::optional<Region> find_region(db::Read& read, const access::Scope& scope, RegionId region_id) {
    return read.find<Region>(sql::find_region, db::arg("region_id", region_id), scope);
}

std::optional<Region> find_region_by_code(db::Read& read, const access::Scope& scope,
                                          std::string_view code, int level) {
    return read.find<Region>(sql::find_region_by_code, db::arg("code", code),
                             db::arg("level", level), scope);
}

std::vector<Region> list_children(db::Read& read, const access::Scope& scope,
                                  std::optional<RegionId> parent_id, std::string_view after,
                                  int count) {
    if (!parent_id)
        return read.all<Region>(sql::list_provinces, db::arg("after", after),
                                db::arg("count", count), scope);
    return read.all<Region>(sql::list_children, db::arg("parent_id", *parent_id),
                            db::arg("after", after), db::arg("count", count), scope);
}

std::vector<Region> list_subtree(db::Read& read, std::string_view path, int level) {
    const auto end = end_of(path);
    return read.all<Region>(sql::list_subtree, db::arg("path_from", path), db::arg("path_to", end),
                            db::arg("level", level));
}

std::vector<Region> ancestors(db::Read& read, const Region& region) {
    std::vector<Region> out;
    std::string_view rest = region.path;
    while (rest.size() > 1) {
        rest.remove_prefix(1);
        const auto end = rest.find('/');
        RegionId id;
        std::from_chars(rest.data(), rest.data() + end, id.value);
        rest.remove_prefix(end);
        if (id == region.region_id) break;
        auto found = find_region(read, access::public_scope(), id);
        base::expects(found.has_value(), "a path names regions that are there");
        out.push_back(std::move(*found));
    }
    return out;
}

Narrowing narrowing(db::Read& read, std::string_view path) {
    const auto root = read.find<RootRow>(sql::find_region_at, db::arg("path", path));
    // Above the counties units of several counties and of none lie together.
    const auto county = root ? std::string(county_of(root->code, root->level)) : "";
    const auto digits =
        root ? root->code.substr(0, significant_digits(root->level)) : std::string();
    return {county, behind(county), digits, behind(digits)};
}

std::string end_of(std::string_view path) {
    base::expects(path.ends_with('/'), "a path ends in a slash");
    std::string out(path);
    out.back() = '/' + 1;
    return out;
}

}  // namespace regions
