#include "matters/act_endpoint.h"
#include "matters/endpoints.h"

namespace matters {

namespace {

base::Result<void> send(Work& work, const ActOn&) {
    work.matter.wake_at.reset();
    work.tell_unit(work.matter.desk_unit_id, "to_triage");
    return {};
}

struct Settle : ActOn {
    http::Text<2, 4000> answer;
    http::Text<0, 200> knowledge;  ///< Entry of the knowledge base, or what the photograph shows.
    bool satisfied = false;
};
BOOST_DESCRIBE_STRUCT(Settle, (ActOn), (answer, knowledge, satisfied))

base::Result<void> settle(Work& work, const Settle& in) {
    work.words["reply"] = in.answer.value;
    if (!in.knowledge.value.empty()) work.words["knowledge"] = in.knowledge.value;
    work.facts["satisfied"] = in.satisfied;
    work.matter.solved = true;
    work.matter.replied_at = work.write().now();
    work.matter.wake_at = archive_at(work.write().now());
    return {};
}

BOOST_DEFINE_ENUM_CLASS(EmergencyLine, police_110, fire_119, ambulance_120, traffic_122)

struct HandToEmergency : ActOn {
    EmergencyLine line{};
    http::Text<2, 200> kind;
    base::Instant called_at;
};
BOOST_DESCRIBE_STRUCT(HandToEmergency, (ActOn), (line, kind, called_at))

base::Result<void> hand_over(Work& work, const HandToEmergency& in) {
    const auto now = work.write().now();
    if (in.called_at > now || in.called_at < now - std::chrono::hours{24})
        return base::refuse_field("called_at", "range", "拨打时间应在过去24小时内。",
                                  "The call must lie within the last 24 hours.");
    work.facts["line"] = boost::describe::enum_to_string(in.line, "");
    work.facts["called_at"] = base::to_text(in.called_at);
    work.words["kind"] = in.kind.value;
    work.matter.wake_at = archive_at(now);
    return {};
}

}  // namespace

http::Endpoint send_to_triage() {
    return act_endpoint<ActOn>(Act::send_to_triage, "triage-request",
                               "Pass a registered matter on to triage (row 4)",
                               "将已登记事项转研判", {}, send);
}

http::Endpoint settle_matter() {
    return act_endpoint<Settle>(
        Act::settle, "settlement", "Settle a matter on the spot with an answer (row 3)",
        "当场办结并答复",
        {{"answer", "办理居住证需带身份证和房屋证明，到镇便民服务中心3号窗口，当日可取。"},
         {"knowledge", "居住证办理指南"},
         {"satisfied", true}},
        settle);
}

http::Endpoint hand_to_emergency() {
    return act_endpoint<HandToEmergency>(
        Act::hand_to_emergency, "emergency", "Hand over at once to 110, 119, 120 or 122 (row 2)",
        "紧急转接110、119、120、122",
        {{"line", "fire_119"}, {"kind", "居民楼起火"}, {"called_at", "2026-09-01T08:00:00+08:00"}},
        hand_over);
}

}  // namespace matters
