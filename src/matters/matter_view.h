#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "access/actor.h"
#include "clocks/views.h"
#include "db/database.h"
#include "matters/guard.h"
#include "matters/matter_clocks.h"
#include "matters/store.h"

namespace matters {

/// A unit by id and name.
struct UnitName {
    UnitId unit_id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(UnitName, (), (unit_id, name))

/// One running or ended clock as people read it.
struct MatterClockView {
    std::string kind;
    std::string zh;
    std::string en;
    clocks::State state = clocks::State::running;
    UnitId unit_id;
    std::string limit;
    base::Instant started_at;
    std::optional<base::Instant> due_at;
    std::optional<base::Instant> met_at;
    bool overdue = false;
    std::optional<std::string> pause_reason;
};
BOOST_DESCRIBE_STRUCT(MatterClockView, (),
                      (kind, zh, en, state, unit_id, limit, started_at, due_at, met_at, overdue,
                       pause_reason))

/// What of a matter a list shows. No personal data: who reported stands elsewhere.
struct MatterLine {
    MatterId matter_id;
    std::string number;
    State state = State::registered;
    Queue queue = Queue::none;
    Pending pending = Pending::nothing;
    Channel channel = Channel::web;
    std::string title;
    std::string address;
    RegionId region_id;
    std::string region_name;
    std::string category;
    catalogue::Priority priority = catalogue::Priority::p3;
    bool confidential = false;
    std::optional<UnitId> lead_unit_id;
    std::optional<std::string> lead_unit;
    std::optional<PersonId> handler_id;
    std::int64_t cards_open = 0;
    base::Instant registered_at;
    std::optional<base::Instant> due_at;
    std::optional<base::Instant> ended_at;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(MatterLine, (),
                      (matter_id, number, state, queue, pending, channel, title, address, region_id,
                       region_name, category, priority, confidential, lead_unit_id, lead_unit,
                       handler_id, cards_open, registered_at, due_at, ended_at, version))

/// What is known of the reporter without opening a sealed field.
struct ReporterHint {
    bool anonymous = true;
    bool concealed = false;
    bool has_telephone = false;
    std::string means;
};
BOOST_DESCRIBE_STRUCT(ReporterHint, (), (anonymous, concealed, has_telephone, means))

/// A matter as its desk sees it.
struct MatterView {
    MatterLine line;
    std::string words;
    std::optional<double> longitude;
    std::optional<double> latitude;
    std::string datum;
    std::int64_t catalogue_number = 0;
    catalogue::Route route = catalogue::Route::order;
    catalogue::Level level = catalogue::Level::county;
    bool publishable = false;
    bool first_petition = false;
    std::optional<GridId> grid_id;
    std::optional<UnitId> about_unit_id;
    std::optional<PersonId> about_person_id;
    UnitName desk;
    std::optional<UnitName> supervisor;
    std::optional<std::string> handler;
    std::optional<PersonId> leader_id;
    std::optional<std::string> leader;
    std::optional<PersonId> first_receiver_id;
    bool designated = false;
    std::int64_t rung = 0;
    std::int64_t returns = 0;
    std::int64_t reworks = 0;
    std::int64_t extensions = 0;
    bool papers_asked = false;
    std::int64_t callback_tries = 0;
    std::optional<MatterId> merged_into;
    std::int64_t merged_count = 0;
    std::optional<bool> solved;
    std::optional<Satisfaction> satisfaction;
    std::optional<ReviewOutcome> review_outcome;
    std::optional<base::Instant> accepted_at;
    std::optional<base::Instant> dispatched_at;
    std::optional<base::Instant> replied_at;
    std::optional<base::Instant> reviewed_at;
    std::optional<base::Instant> archived_at;
    ReporterHint reporter;
    std::vector<std::string> tags;
    std::vector<MatterUnit> units;
    std::vector<MatterClockView> clocks;
    std::vector<ActionView> allowed_actions;
};
BOOST_DESCRIBE_STRUCT(MatterView, (),
                      (line, words, longitude, latitude, datum, catalogue_number, route, level,
                       publishable, first_petition, grid_id, about_unit_id, about_person_id, desk,
                       supervisor, handler, leader_id, leader, first_receiver_id, designated, rung,
                       returns, reworks, extensions, papers_asked, callback_tries, merged_into,
                       merged_count, solved, satisfaction, review_outcome, accepted_at,
                       dispatched_at, replied_at, reviewed_at, archived_at, reporter, tags, units,
                       clocks, allowed_actions))

/// Empty when there is no such unit.
std::string unit_name(db::Read& read, UnitId unit_id);
/// As colleagues know the person; empty when there is none.
std::string person_name(db::Read& read, PersonId person_id);

MatterView view(db::Read& read, const Matter& matter, const access::Actor& actor);
/// Whether naming this colleague would say who the confidential reporter is: he reported a matter
/// of his own.
bool is_hidden(const Matter& matter, std::optional<PersonId> person);
MatterLine line_of(db::Read& read, const Matter& matter);
std::vector<MatterClockView> clock_views(std::span<const clocks::Clock> clocks, base::Instant now);

/// What an act answers: where the matter stands now, and what happened to its clocks.
struct Acted {
    MatterId matter_id;
    std::string number;
    State state = State::registered;
    Queue queue = Queue::none;
    std::optional<base::Instant> due_at;
    std::int64_t version = 0;
    std::vector<ClockChange> clocks;
};
BOOST_DESCRIBE_STRUCT(Acted, (), (matter_id, number, state, queue, due_at, version, clocks))

class Work;
/// Finishes the act and says so.
base::Result<Acted> finish(Work& work);

}  // namespace matters
