#include "matters/act_queries.h"
#include "matters/cards.h"
#include "matters/wake.h"

namespace matters {

namespace {

/// Clocks whose lateness is a unit's: those of the desk and the lead; a resident's is nobody's.
std::optional<CardLevel> card_of(const clocks::LadderStep& step) {
    if (step.action == clocks::Action::yellow) return CardLevel::yellow;
    if (step.action == clocks::Action::red) return CardLevel::red;
    return {};
}

class MatterEffects : public clocks::Effects {
  public:
    void on_step(db::Write& write, const clocks::Clock& clock, const clocks::LadderStep& step,
                 const clocks::Firing&) override {
        const auto level = card_of(step);
        if (!level) return;
        auto work = Work::begin(write, Act::issue_card, MatterId{clock.subject_id});
        if (!work) return;
        work->facts["clock"] = clock.kind;
        if (!give_card(*work, clock.unit_id, *level, CardCause::overdue)) return;
        base::expects(work->finish().has_value(), "the tick's own act is not stale");
    }

    /// The higher level takes the supervision; the lower keeps helping until relieved.
    void on_taken_over(db::Write& write, const clocks::Clock& before,
                       const clocks::Clock& after) override {
        auto work = Work::begin(write, Act::escalate, MatterId{after.subject_id});
        if (!work) return;
        work->matter.supervisor_unit_id = after.unit_id;
        ++work->matter.rung;
        put_unit(write, work->matter, after.unit_id, "supervisor");
        work->facts["from_unit_id"] = std::to_string(before.unit_id.value);
        work->facts["unit_id"] = std::to_string(after.unit_id.value);
        work->facts["due_at"] = base::to_text(*after.due_at);
        work->tell_unit(after.unit_id, "to_supervise");
        work->tell_unit(before.unit_id, "taken_over");
        base::expects(work->finish().has_value(), "the tick's own act is not stale");
    }

    /// No level is left above: the limit itself runs on, with its cards.
    void on_missed(db::Write& write, const clocks::Clock& clock) override {
        const auto matter = find_any(write, MatterId{clock.subject_id});
        if (!matter || !is_open(matter->state)) return;
        MatterClocks clocks(write, matter->matter_id, false);
        const auto due = clocks.next_due();
        write.run(sql::set_due, db::arg("matter_id", matter->matter_id), db::arg("due_at", due));
    }
};

}  // namespace

std::unique_ptr<clocks::Effects> clock_effects() {
    return std::make_unique<MatterEffects>();
}

}  // namespace matters
