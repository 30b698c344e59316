#include "access/permission.h"
#include "catalogue/draft_store.h"
#include "catalogue/endpoints.h"
#include "catalogue/refusals.h"
#include "catalogue/suggest_unit.h"

namespace catalogue {

namespace {

struct PreviewRouting {
    DraftId draft_id;
    access::RegionId region_id;
};
BOOST_DESCRIBE_STRUCT(PreviewRouting, (), (draft_id, region_id))

/// Where a matter of a leaf would go, and by when it would have to be done.
struct Routed {
    std::optional<access::UnitId> unit_id;
    std::string unit;  ///< Its name, or the body outside the platform; empty: nobody.
    Level level{};
    Limit limit;
    Priority priority{};
    Route route{};
};
BOOST_DESCRIBE_STRUCT(Routed, (), (unit_id, unit, level, limit, priority, route))

/// A leaf that the draft touches; `before` is missing for a new one, `after` for a retired one.
struct RoutedLeaf {
    std::string code;
    std::string zh;
    std::string en;
    std::optional<Routed> before;
    std::optional<Routed> after;
    bool rerouted = false;  ///< Another unit, or none any more.
    bool retimed = false;   ///< Another limit.
};
BOOST_DESCRIBE_STRUCT(RoutedLeaf, (), (code, zh, en, before, after, rerouted, retimed))

struct RoutingPreview {
    std::vector<RoutedLeaf> items;
};
BOOST_DESCRIBE_STRUCT(RoutingPreview, (), (items))

std::optional<Routed> routed(db::Read& read, const Catalogue& catalogue, const Category* leaf,
                             const Place& place) {
    if (!leaf) return {};
    const auto made = suggest_under(read, catalogue, *leaf, place).suggestion;
    Routed out{
        .level = made.level, .limit = made.limit, .priority = made.priority, .route = made.route};
    if (made.lead) {
        out.unit_id = made.lead->unit_id;
        out.unit = made.lead->name;
    } else if (made.outside) {
        out.unit = made.outside->zh;
    }
    return out;
}

base::Result<RoutingPreview> preview(db::Read& read, const access::Actor& actor,
                                     const PreviewRouting& in) {
    const auto draft = find_draft(read, in.draft_id);
    if (!draft) return base::refuse(base::not_found);
    if (auto own = get_own_region(read, actor, in.region_id); !own)
        return std::unexpected(own.error());
    const auto place = get_place(read, in.region_id);
    if (!place) return std::unexpected(place.error());
    const auto edition = get_edition(read, draft->base_number);
    if (!edition) return std::unexpected(edition.error());
    const Catalogue& in_force = *edition->catalogue;
    const auto changes = list_changes(read, draft->draft_id);
    const Catalogue next = with_changes(in_force, changes);
    RoutingPreview out;
    for (const LeafChange& change : changes) {
        const Category* was = in_force.find(change.code);
        const Category* is = next.find(change.code);
        const Category& named = is ? *is : *was;
        RoutedLeaf leaf{.code = change.code,
                        .zh = named.zh,
                        .en = named.en,
                        .before = routed(read, in_force, was, *place),
                        .after = routed(read, next, is, *place)};
        const bool both = leaf.before && leaf.after;
        leaf.rerouted = both && (leaf.before->unit_id != leaf.after->unit_id ||
                                 leaf.before->unit != leaf.after->unit);
        leaf.retimed = both && leaf.before->limit != leaf.after->limit;
        out.items.push_back(std::move(leaf));
    }
    return out;
}

}  // namespace

http::Endpoint preview_draft_routing() {
    return {.method = http::Method::get,
            .path = "/api/v1/catalogue/drafts/{draft_id}/routing",
            .summary =
                "Preview where matters of the changed leaves would go at a place and by when, "
                "beside where they go now",
            .summary_zh = "预览：草稿改动的事项在某地将改派给谁、时限如何变化",
            .tag = "catalogue",
            .needs = access::permission::manage_catalogue,
            .reach = http::Reach::region,
            .refusals = {&base::not_found, &no_catalogue},
            .example = {{"draft_id", "{draft}"}, {"region_id", "{village}"}},
            .handle = http::handler(preview)};
}

}  // namespace catalogue
