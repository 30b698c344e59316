#pragma once

#include <optional>
#include <string>
#include <vector>

#include "matters/attach.h"
#include "matters/matter_view.h"

namespace matters {

/// A unit, and where to ask it.
struct Contact {
    UnitId unit_id;
    std::string name;
    std::optional<std::string> telephone;
};
BOOST_DESCRIBE_STRUCT(Contact, (), (unit_id, name, telephone))

/// Who takes over the supervision by itself, and when, unless the answer comes before.
struct ClimbView {
    Contact unit;
    base::Instant at;
};
BOOST_DESCRIBE_STRUCT(ClimbView, (), (unit, at))

/// What the reporter sees: where it is, who holds it, by when, and what he may do.
struct FollowView {
    std::string number;
    State state = State::registered;
    std::string title;
    std::string words;
    std::string address;
    std::string region_name;
    std::string category;
    base::Instant registered_at;
    Contact desk;
    std::optional<Contact> lead;
    std::optional<Contact> supervisor;
    std::optional<ClimbView> climbs;
    std::optional<base::Instant> due_at;
    std::optional<base::Instant> ended_at;
    std::optional<std::string> merged_into;
    bool confidential = false;
    std::optional<bool> solved;
    std::optional<Satisfaction> satisfaction;
    std::vector<MatterClockView> clocks;
    std::vector<files::AttachmentView> attachments;
    std::vector<Act> allowed_acts;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(FollowView, (),
                      (number, state, title, words, address, region_name, category, registered_at,
                       desk, lead, supervisor, climbs, due_at, ended_at, merged_into, confidential,
                       solved, satisfaction, clocks, attachments, allowed_acts, version))

FollowView follow_view(const Config& config, db::Read& read, const Matter& matter);

}  // namespace matters
