#pragma once

#include <string>
#include <vector>

#include "catalogue/routing.h"
#include "db/database.h"
#include "matters/matter.h"

/// What units dealt with before, so that routing can follow it. It learns from dispatches that
/// stood, forgets those that were rightly returned, and holds rulings above both.
namespace matters {

/// A kind of matter at a place: `whole` when it is the kind itself, not only what it falls under.
struct Context {
    std::string key;
    bool whole = false;

    friend bool operator==(const Context&, const Context&) = default;
};

/// Of what kind and where, from the most general to the most particular: the group, class and leaf
/// of the category, then the kind as the source called it (`市政/公用部件/井盖`: at most three
/// steps), each in the county and the town, the kinds themselves in the village too.
std::vector<Context> contexts_of(const Matter& matter, std::string_view region_path,
                                 std::string_view source);

/// A unit got a matter of these contexts (`by` 1), or gave it back rightly (`by` -1). A ruling is
/// about the kind itself, never about all that falls under its heading.
void learn(db::Write& write, const Matter& matter, UnitId unit, int by, bool ruled = false);

/// How often each unit got matters of one context.
struct Votes {
    UnitId unit_id;
    int times = 0;
    bool ruled = false;
};
BOOST_DESCRIBE_STRUCT(Votes, (), (unit_id, times, ruled))

/// What the contexts, from general to particular, say together: the likeliest unit first. Each
/// context speaks for its own votes and leaves the rest to the wider one, the more of it the more
/// various its units are (Witten and Bell 1991). The most particular ruling comes before all.
/// `times` is of the most particular context that knows the unit. Pure.
std::vector<catalogue::Precedent> weigh(const std::vector<std::vector<Votes>>& contexts);

/// The units that dealt with such matters, likeliest first, at most ten.
std::vector<catalogue::Precedent> precedents_for(db::Read& read, const Matter& matter);

}  // namespace matters
