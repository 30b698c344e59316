#pragma once

#include <optional>
#include <string>

#include <boost/describe.hpp>

#include "access/ids.h"
#include "base/id.h"
#include "base/instant.h"
#include "catalogue/category.h"

namespace matters {

using MatterId = base::Id<struct MatterTag>;
using ReporterId = base::Id<struct ReporterTag>;
using access::PersonId;
using access::PostId;
using access::RegionId;
using access::UnitId;
using GridId = base::Id<struct GridTag>;

/// Where a matter stands: S0 – S23 of domain 3.3, in their order.
BOOST_DEFINE_ENUM_CLASS(State,
                        draft,            // S0 草稿
                        registered,       // S1 已登记
                        triage,           // S2 待研判
                        accepted,         // S3 已受理
                        not_accepted,     // S4 不予受理, told why
                        referred,         // S5 引导移送
                        dispatched,       // S6 已交办
                        signed_for,       // S7 已签收
                        in_hand,          // S8 办理中
                        waiting_papers,   // S9 待补正
                        return_asked,     // S10 退回审核
                        extension_asked,  // S11 延期审核
                        parked,           // S12 挂账
                        mediation,        // S13 调解中
                        to_check,         // S14 待核查
                        to_call_back,     // S15 待回访
                        sent_back,        // S16 返工
                        closed,           // S17 结案
                        review,           // S18 复查
                        second_review,    // S19 复核
                        archived,         // S20 归档
                        withdrawn,        // S21 撤回
                        merged,           // S22 并案
                        emergency)        // S23 紧急转接

/// Through which door it came (信访工作条例 17: all channels into one register).
BOOST_DEFINE_ENUM_CLASS(Channel, web, phone_page, walk_in, telephone, letter, grid_worker,
                        volunteer, hotline, transfer, open311)

/// Which list it stands in: who has to act next. `none` when it has ended.
BOOST_DEFINE_ENUM_CLASS(Queue, none, to_register, to_triage, to_dispatch, to_sign, in_hand,
                        to_decide, in_mediation, to_check, to_call_back, to_review)

/// A request that waits for the centre's head while the state stays (domain 3.3 rows 7, 18, 30).
BOOST_DEFINE_ENUM_CLASS(Pending, nothing, non_acceptance, parking, unsolved, return_dispute)

/// Five grades (好差评).
BOOST_DEFINE_ENUM_CLASS(Satisfaction, very_satisfied, satisfied, fairly, dissatisfied,
                        very_dissatisfied)

/// How a review came out: the reply stands, or the unit has to do more.
BOOST_DEFINE_ENUM_CLASS(ReviewOutcome, upheld, changed)

/// What a matter is, and about what and whom.
struct MatterOrigin {
    MatterId matter_id;
    std::string county;
    std::string number;
    std::string code_digest;
    State state = State::draft;
    std::optional<State> before_state;
    Queue queue = Queue::none;
    Pending pending = Pending::nothing;
    Channel channel = Channel::web;
    RegionId region_id;
    std::optional<GridId> grid_id;
    std::string scope_path;
    std::string category;
    std::int64_t catalogue_number = 0;
    catalogue::Priority priority = catalogue::Priority::p3;
    catalogue::Route route = catalogue::Route::order;
    catalogue::Level level = catalogue::Level::county;
    bool confidential = false;
    bool publishable = false;
    bool first_petition = false;
    std::optional<ReporterId> reporter_id;
    std::optional<PersonId> reporter_person_id;
    std::optional<UnitId> about_unit_id;
    std::optional<PersonId> about_person_id;

    friend bool operator==(const MatterOrigin&, const MatterOrigin&) = default;
};
BOOST_DESCRIBE_STRUCT(MatterOrigin, (),
                      (matter_id, county, number, code_digest, state, before_state, queue, pending,
                       channel, region_id, grid_id, scope_path, category, catalogue_number,
                       priority, route, level, confidential, publishable, first_petition,
                       reporter_id, reporter_person_id, about_unit_id, about_person_id))

/// A matter as its row has it, in the order of the columns. It is exactly what folding its journal
/// gives, so it holds no personal data and no free text.
struct Matter : MatterOrigin {
    UnitId desk_unit_id;
    std::optional<UnitId> lead_unit_id;
    std::optional<UnitId> holder_unit_id;
    std::optional<PersonId> handler_id;
    std::optional<UnitId> supervisor_unit_id;
    std::optional<PersonId> leader_id;
    std::optional<PersonId> first_receiver_id;
    bool designated = false;
    std::int64_t rung = 0;
    std::int64_t returns = 0;
    std::int64_t reworks = 0;
    std::int64_t extensions = 0;
    bool papers_asked = false;
    std::int64_t callback_tries = 0;
    std::int64_t supports_open = 0;
    std::int64_t supports_named = 0;
    std::optional<MatterId> merged_into;
    std::int64_t merged_count = 0;
    std::optional<bool> solved;
    std::optional<Satisfaction> satisfaction;
    std::optional<ReviewOutcome> review_outcome;
    std::int64_t cards_open = 0;
    std::string content_digest;
    base::Instant registered_at;
    std::optional<base::Instant> accepted_at;
    std::optional<base::Instant> dispatched_at;
    std::optional<base::Instant> replied_at;
    std::optional<base::Instant> reviewed_at;
    std::optional<base::Instant> ended_at;
    std::optional<base::Instant> archived_at;
    std::optional<base::Instant> due_at;
    std::optional<base::Instant> wake_at;
    std::int64_t entries = 0;
    std::string last_digest;
    base::Instant changed_at;
    std::int64_t version = 0;

    friend bool operator==(const Matter&, const Matter&) = default;
};
BOOST_DESCRIBE_STRUCT(Matter, (MatterOrigin),
                      (desk_unit_id, lead_unit_id, holder_unit_id, handler_id, supervisor_unit_id,
                       leader_id, first_receiver_id, designated, rung, returns, reworks, extensions,
                       papers_asked, callback_tries, supports_open, supports_named, merged_into,
                       merged_count, solved, satisfaction, review_outcome, cards_open,
                       content_digest, registered_at, accepted_at, dispatched_at, replied_at,
                       reviewed_at, ended_at, archived_at, due_at, wake_at, entries, last_digest,
                       changed_at, version))

/// The unit at work on a matter: the one that leads; before one does, the desk.
inline UnitId unit_at_work(const Matter& matter) {
    return matter.lead_unit_id.value_or(matter.desk_unit_id);
}

/// What the clocks room calls a matter.
inline constexpr std::string_view subject_kind = "matter";

}  // namespace matters
