#include "matters/work.h"

#include <fmt/format.h>

#include "base/expects.h"
#include "db/replay.h"
#include "http/publish.h"
#include "http/writer.h"
#include "matters/cards.h"
#include "matters/guard.h"
#include "matters/limits.h"
#include "matters/queries.h"
#include "matters/refusals.h"

namespace matters {

namespace {

/// Clocks that stand while the unit waits for papers, for an obstacle or for mediation.
constexpr Bits standing =
    bits(ClockKind::handling, ClockKind::answer, ClockKind::preliminary_reply, ClockKind::fifth_day,
         ClockKind::second_day, ClockKind::first_contact);

/// Whether somebody did something since the version that was seen. That the reporter was told of an
/// act is no such thing: it is written down a moment after the act, behind everybody's back. Nor is
/// that somebody asked who he is, or looked: it changes nothing.
bool is_outdated(db::Read& read, const Matter& now, std::optional<std::int64_t> seen) {
    if (!seen || *seen == now.version) return false;
    return *seen > now.version ||
           read.get<std::int64_t>(sql::count_acts_since, db::arg("matter_id", now.matter_id),
                                  db::arg("seen", *seen)) > 0;
}

/// What concerns the reporter of a main matter alone: those who were joined to it neither asked for
/// it nor can do it, and what he writes is not for them.
bool is_for_one_alone(Message message, HandKind hand) {
    switch (message) {
        case Message::concealed:
        case Message::revealed:
        case Message::corrected:
        case Message::papers_asked:
        case Message::papers_received:
        case Message::papers_lapsed:
        case Message::callback_tried:
        case Message::withdrawn:
            return true;
        case Message::note_added:
            return hand == HandKind::reporter;
        default:
            return false;
    }
}

/// What somebody else did since the version that was seen.
std::unexpected<base::Refusal> somebody_was_faster(db::Read& read, const Matter& now,
                                                   std::int64_t seen) {
    std::string acts;
    for (const Entry& entry : journal_of(read, now.matter_id))
        if (entry.seq > seen)
            acts += fmt::format("{}{}", acts.empty() ? "" : ", ", name_of(entry.act));
    return std::unexpected(base::Refusal{.kind = &matter_changed,
                                         .facts = {{"state", std::string(name_of(now.state))},
                                                   {"version", std::to_string(now.version)},
                                                   {"acts", acts}}});
}

}  // namespace

std::string_view name_of(Act act) {
    return boost::describe::enum_to_string(act, "");
}
std::string_view name_of(State state) {
    return boost::describe::enum_to_string(state, "");
}

Work::Work(db::Write& write, Act act, Hand hand, Matter some, bool fresh)
    : matter(std::move(some)),
      write_(write),
      act_(act),
      hand_(hand),
      before_(fresh ? Matter{} : matter),
      fresh_(fresh),
      stored_(!fresh),
      clocks_(write, matter.matter_id, fresh) {
    if (fresh) return;
    // Where the table knows one way only, that is where it goes.
    const Transition* how = find_transition(matter.state, act);
    if (how && !how->stays && !how->back) matter.state = how->to;
}

base::Result<Work> Work::begin(db::Write& write, const access::Actor& actor, Act act,
                               MatterId matter_id, std::optional<std::int64_t> version) {
    auto found = find_matter(write, actor, matter_id);
    if (!found) return base::refuse(base::not_found);
    if (is_outdated(write, *found, version)) return somebody_was_faster(write, *found, *version);
    if (auto may = guard(*found, act, actor, guard_facts(write, *found)); !may)
        return std::unexpected(may.error());
    return Work(write, act, hand_of(actor), std::move(*found), false);
}

base::Result<Work> Work::begin(db::Write& write, Act act, Matter found,
                               std::optional<std::int64_t> version) {
    if (is_outdated(write, found, version)) return somebody_was_faster(write, found, *version);
    const Transition* how = find_transition(found.state, act);
    if (!how || (how->hands & matters::by_reporter) == 0)
        return std::unexpected(
            base::Refusal{.kind = &act_not_allowed,
                          .facts = {{"state", std::string(name_of(found.state))},
                                    {"allowed", allowed_acts(found.state, matters::by_reporter)}}});
    return Work(write, act, reporters_hand(), std::move(found), false);
}

std::optional<Work> Work::begin(db::Write& write, Act act, MatterId matter_id) {
    auto found = find_any(write, matter_id);
    if (!found) return {};
    const Transition* how = find_transition(found->state, act);
    if (!how || (how->hands & by_system) == 0) return {};
    return Work(write, act, system_hand(), std::move(*found), false);
}

Work Work::begin_by_system(db::Write& write, Act act, Matter standing) {
    return Work(write, act, system_hand(), std::move(standing), false);
}

Work Work::begin_new(db::Write& write, Act act, Hand hand, Matter fresh) {
    return Work(write, act, hand, std::move(fresh), true);
}

void Work::go_back() {
    base::expects(matter.before_state.has_value(), "a matter goes back to where it was");
    matter.state = *matter.before_state;
    back_ = true;
}

void Work::tell(std::string recipient, std::string_view message) {
    lines_.push_back({std::move(recipient), std::string(message)});
}

void Work::tell_unit(UnitId unit, std::string_view message) {
    tell(fmt::format("unit:{}", unit.value), message);
}

const Transition& Work::transition() const {
    const Transition* how = nullptr;
    if (fresh_) {
        for (const Transition& each : transitions())
            if (each.act == act_ && each.from == 0) how = &each;
    } else if (back_) {
        for (const Transition& each : transitions())
            if (each.act == act_ && each.back && in(each.from, before_.state)) how = &each;
    } else {
        how = find_transition(before_.state, act_, matter.state);
    }
    base::expects(how != nullptr, "an act ends where the table says that it may");
    return *how;
}

UnitId Work::holder_of_clock(ClockKind kind) const {
    switch (facts_of(kind).holder) {
        case ClockHolder::desk:
            return matter.desk_unit_id;
        case ClockHolder::lead:
            return unit_at_work(matter);
        case ClockHolder::support:
            break;
    }
    base::expects(false, "a support unit's clock is started by naming the unit");
    std::unreachable();
}

void Work::start_clock(ClockKind kind) {
    std::optional<catalogue::Limit> limit;
    for (const auto& [which, some] : limits_)
        if (which == kind) limit = some;
    std::optional<base::Instant> start;
    for (const auto& [which, at] : starts_)
        if (which == kind) start = at;
    clocks_.start(kind, matter, holder_of_clock(kind),
                  limit ? *limit : limit_of(write_, matter, kind), start);
}

void Work::move_clocks(const Transition& how) {
    if (how.clocks.meets != 0) clocks_.meet(how.clocks.meets);
    if (how.clocks.cancels != 0) clocks_.cancel(how.clocks.cancels, std::string(name_of(act_)));
    pause_or_resume();
    for (int kind = 0; kind <= static_cast<int>(ClockKind::second_review); ++kind)
        if (in(how.clocks.starts, ClockKind{kind})) start_clock(ClockKind{kind});
}

void Work::pause_or_resume() {
    const bool stood = !fresh_ && in(paused_states, before_.state);
    const bool stands = in(paused_states, matter.state);
    if (stands && !stood)
        clocks_.pause(standing,
                      pause_reason_.empty() ? std::string(name_of(matter.state)) : pause_reason_);
    if (stood && !stands && is_open(matter.state)) clocks_.resume(standing);
}

/// Nobody is asked for help any more when the matter has ended.
void Work::end_supports() {
    if (is_open(matter.state) || matter.supports_open == 0) return;
    for (const MatterUnit& unit : units_of(write_, matter.matter_id))
        if (unit.part == "support" && !unit.ended_at)
            end_unit(write_, matter, unit.unit_id, "support");
    matter.supports_open = 0;
}

/// What follows from the state: queue, holder, ends.
void Work::settle_row() {
    const auto now = write_.now();
    matter.queue = queue_of(matter.state, matter.pending);
    if (matter.queue == Queue::none)
        matter.holder_unit_id.reset();
    else if (matter.queue == Queue::to_sign || matter.queue == Queue::in_hand ||
             matter.queue == Queue::in_mediation)
        matter.holder_unit_id = unit_at_work(matter);
    else
        matter.holder_unit_id = matter.desk_unit_id;
    if (!is_open(matter.state) && !matter.ended_at) matter.ended_at = now;
    if (is_open(matter.state)) matter.ended_at.reset();
    matter.due_at = is_open(matter.state) ? clocks_.next_due() : std::nullopt;
}

void Work::keep_deed(const Transition& how) {
    if (!hand_.person || how.part == access::Part::supervise) return;
    const bool is_work = !how.stays || act_ == Act::preliminary_reply ||
                         act_ == Act::try_callback || act_ == Act::answer_support;
    if (is_work) put_deed(write_, matter, *hand_.person, how.part);
}

void Work::send(const Entry& entry, Message message) {
    std::vector<std::pair<MatterId, Line>> all;
    if (message != Message::internal) {
        const std::string name = boost::describe::enum_to_string(message, "");
        all.push_back({matter.matter_id, {"reporter", name}});
        // Whoever was joined to this matter hears of it as well (domain 3.3 row 5).
        if (matter.merged_count > 0 && !is_for_one_alone(message, hand_.kind))
            for (const MatterId joined :
                 write_.all<MatterId>(sql::merged_with, db::arg("matter_id", matter.matter_id)))
                all.push_back({joined, {"reporter", name}});
    }
    for (Line& line : lines_) all.push_back({matter.matter_id, std::move(line)});
    struct OutboxTag;
    for (const auto& [whose, line] : all) {
        const auto id = write_.next_id<base::Id<OutboxTag>>();
        write_.run(sql::insert_outbox, db::arg("outbox_id", id), db::arg("county", matter.county),
                   db::arg("matter_id", whose), db::arg("about_id", matter.matter_id),
                   db::arg("seq", entry.seq), db::arg("recipient", line.recipient),
                   db::arg("message", line.message), db::arg("made_at", entry.at));
    }
}

void Work::publish(const Entry& entry) {
    const boost::json::object body{{"matter_id", std::to_string(matter.matter_id.value)},
                                   {"number", matter.number},
                                   {"act", name_of(act_)},
                                   {"state", name_of(matter.state)},
                                   {"version", entry.seq}};
    std::vector<UnitId> units{matter.desk_unit_id};
    for (const auto& unit : {matter.lead_unit_id, before_.lead_unit_id, matter.supervisor_unit_id})
        if (unit && std::ranges::count(units, *unit) == 0) units.push_back(*unit);
    std::vector<http::Telling> tellings;
    for (const UnitId unit : units)
        tellings.push_back({fmt::format("unit:{}", unit.value), "matter_changed", body});
    http::publish(write_, tellings);
}

/// All of an act but its row.
Entry Work::end_act() {
    const Transition& how = transition();
    move_clocks(how);
    end_supports();
    lift_cured(*this);
    settle_row();
    if (!clocks_.changes().empty())
        facts["clocks"] = boost::json::parse(http::to_json(clocks_.changes()));
    const Message message = tells.value_or(how.tells);
    // What happened elsewhere was told there.
    const bool live = !db::replays();
    if (live && message != Message::internal)
        facts["tells"] = boost::describe::enum_to_string(message, "");
    Entry entry{.act = act_,
                .from_state = fresh_ ? matter.state : before_.state,
                .to_state = matter.state,
                .hand = hand_.kind,
                .person_id = hand_.person,
                .post_id = hand_.post,
                .role = hand_.role,
                .unit_id = hand_.unit,
                .facts = boost::json::serialize(facts),
                .changed = boost::json::serialize(difference(before_, matter))};
    entry = append(write_, matter, std::move(entry), words);
    keep_deed(how);
    if (live) send(entry, message);
    return entry;
}

Entry Work::go_on(Act next) {
    base::expects(!stored_, "only a new matter's row can wait for the next act");
    Entry entry = end_act();
    act_ = next;
    hand_ = system_hand();
    before_ = matter;
    fresh_ = false;
    const Transition* how = find_transition(matter.state, next);
    base::expects(how != nullptr && (how->hands & by_system) != 0, "the server may go on so");
    matter.state = how->to;
    facts.clear();
    words.clear();
    tells.reset();
    limits_.clear();
    starts_.clear();
    lines_.clear();
    clocks_.begin_next_act();
    return entry;
}

base::Result<Entry> Work::finish() {
    Entry entry = end_act();
    if (!stored_)
        insert(write_, matter);
    else if (!save(write_, before_, matter))
        return somebody_was_faster(write_, *find_any(write_, matter.matter_id), before_.version);
    if (!db::replays()) publish(entry);
    before_ = matter;
    fresh_ = false;
    stored_ = true;
    lines_.clear();
    return entry;
}

}  // namespace matters
