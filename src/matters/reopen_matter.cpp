#include "matters/reopen_matter.h"

#include "matters/act_endpoint.h"
#include "matters/endpoints.h"

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
    work.tell_unit(matter.lead_unit_id.value_or(matter.desk_unit_id), "reopened");
}

http::Endpoint reopen_matter() {
    return act_endpoint<Reopen>(
        Act::reopen, "reopening", access::permission::read_matter,
        "Reopen for new facts, recurrence or an agreement that was not kept (row 34)", "重新办理",
        {{"why", "recurrence"}, {"reason", "雨后再次不亮"}},
        [](Work& work, const Reopen& in) -> base::Result<void> {
            reopen(work, in.why, in.reason.value);
            return {};
        },
        {&base::forbidden});
}

}  // namespace matters
