#include "matters/act_endpoint.h"
#include "matters/endpoints.h"

namespace matters {

namespace {

BOOST_DEFINE_ENUM_CLASS(ContactWay, in_person, telephone, video, message, letter)

struct StartHandling : ActOn {
    ContactWay way{};
    http::Text<2, 1000> record;  ///< What was said and agreed at the first contact.
};
BOOST_DESCRIBE_STRUCT(StartHandling, (ActOn), (way, record))

base::Result<void> start(Work& work, const StartHandling& in) {
    // Day two of 125 is a meeting: a named person meets the resident (4.33).
    if (work.matter.first_petition && in.way != ContactWay::in_person &&
        in.way != ContactWay::video)
        return base::refuse_field("way", "not_met", "初次信访须专人见面（当面或视频）。",
                                  "A first petition asks for a meeting, in person or by video.");
    if (!work.matter.handler_id) work.matter.handler_id = work.hand().person;
    work.facts["way"] = boost::describe::enum_to_string(in.way, "");
    work.words["record"] = in.record.value;
    return {};
}

struct Preliminary : ActOn {
    http::Text<2, 4000> text;
    http::Text<2, 1000> next_step;
    http::Text<0, 1000> legal_ground;
};
BOOST_DESCRIBE_STRUCT(Preliminary, (ActOn), (text, next_step, legal_ground))

base::Result<void> reply(Work& work, const Preliminary& in) {
    work.words = {{"text", in.text.value}, {"next_step", in.next_step.value}};
    if (!in.legal_ground.value.empty()) work.words["legal_ground"] = in.legal_ground.value;
    return {};
}

}  // namespace

http::Endpoint start_handling() {
    return act_endpoint<StartHandling>(
        Act::start_handling, "first-contact",
        "Begin to handle, with the record of the first contact (row 14)", "首次联系并开始办理",
        {{"way", "telephone"}, {"record", "已电话联系，约定今日下午现场查看"}}, start);
}

http::Endpoint preliminary_reply() {
    return act_endpoint<Preliminary>(
        Act::preliminary_reply, "preliminary-reply",
        "Tell the resident what was found so far and what comes next (row 15)", "初步答复",
        {{"text", "现场核实为线路老化，已列入更换计划。"},
         {"next_step", "配件到货后三日内更换。"},
         {"legal_ground", ""}},
        reply);
}

}  // namespace matters
