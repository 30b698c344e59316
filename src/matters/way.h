#pragma once

#include "matters/lifecycle.h"

namespace matters {

/// A row of the table, written from left to right.
struct Way : Transition {
    /// `who`: of by_staff, by_reporter and by_system; staff need the permission.
    constexpr Way by(int who, std::string_view permission = {},
                     access::Part its_part = access::Part::register_it) const {
        Way way = *this;
        way.hands = who;
        way.needs = permission;
        way.part = its_part;
        return way;
    }
    constexpr Way or_by(std::string_view permission) const {
        Way way = *this;
        way.or_needs = permission;
        return way;
    }
    constexpr Way heads_only() const {
        Way way = *this;
        way.head_only = true;
        return way;
    }
    constexpr Way tells_of(Message message) const {
        Way way = *this;
        way.tells = message;
        return way;
    }
    constexpr Way starts(Bits kinds) const {
        Way way = *this;
        way.clocks.starts = kinds;
        return way;
    }
    constexpr Way meets(Bits kinds) const {
        Way way = *this;
        way.clocks.meets = kinds;
        return way;
    }
    constexpr Way cancels(Bits kinds) const {
        Way way = *this;
        way.clocks.cancels = kinds;
        return way;
    }
};

/// Into another state.
constexpr Way go(std::string_view row, Act act, Bits from, State to) {
    return {{.row = row, .act = act, .from = from, .to = to}};
}
/// In whatever state it is.
constexpr Way stay(std::string_view row, Act act, Bits from) {
    return {{.row = row, .act = act, .from = from, .stays = true}};
}
/// Where it was before the request.
constexpr Way back(std::string_view row, Act act, Bits from) {
    return {{.row = row, .act = act, .from = from, .back = true}};
}

}  // namespace matters
