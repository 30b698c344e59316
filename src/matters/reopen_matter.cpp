#include "matters/reopen_matter.h"

#include "matters/act_endpoint.h"
#include "matters/endpoints.h"
#include "matters/queries.h"

namespace matters {

namespace {

struct Reopen : ActOn {
    ReopenReason why{};
    http::Text<2, 2000> reason;
};
BOOST_DESCRIBE_STRUCT(Reopen, (ActOn), (why, reason))

}  // namespace

void reopen(Work& work, ReopenReason why, const std::string& text) {
    Matter& matter = work.matter;
    work.go(matter.lead_unit_id ? State::in_hand : State::triage);
    matter.solved.reset();
    matter.satisfaction.reset();
    matter.papers_asked = false;
    matter.wake_at.reset();
    work.facts["why"] = boost::describe::enum_to_string(why, "");
    work.words["reason"] = text;
    work.tell_unit(unit_at_work(matter), "reopened");
}

base::Result<void> part_joined(db::Write& write, const Matter& main) {
    for (const MatterId id :
         write.all<MatterId>(sql::joined_to, db::arg("matter_id", main.matter_id))) {
        auto work = Work::begin(write, Act::reopen, id);
        if (!work) continue;  // Archived meanwhile.
        work->matter.merged_into.reset();
        work->matter.wake_at.reset();
        work->facts["why"] = "main_withdrawn";
        work->facts["main"] = main.number;
        work->tell_unit(work->matter.desk_unit_id, "to_triage");
        // Whoever reported it has waited since he did.
        if (work->matter.route == catalogue::Route::petition && !work->matter.category.empty()) {
            work->set_start(ClockKind::petition_notice, work->matter.registered_at);
            work->start_clock(ClockKind::petition_notice);
        }
        if (auto done = work->finish(); !done) return std::unexpected(done.error());
    }
    return {};
}

http::Endpoint reopen_matter() {
    return act_endpoint<Reopen>(
        Act::reopen, "reopening",
        "Reopen for new facts, recurrence or an agreement that was not kept (row 34)", "重新办理",
        {{"why", "recurrence"}, {"reason", "雨后再次不亮"}},
        [](Work& work, const Reopen& in) -> base::Result<void> {
            reopen(work, in.why, in.reason.value);
            return {};
        },
        {&base::forbidden});
}

}  // namespace matters
