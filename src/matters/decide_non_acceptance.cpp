#include "matters/act_endpoint.h"
#include "matters/endpoints.h"

namespace matters {

namespace {

struct Propose : ActOn {
    http::Text<2, 1000> ground;  ///< The legal ground,
    http::Text<2, 1000> remedy;  ///< and what other way there is.
};
BOOST_DESCRIBE_STRUCT(Propose, (ActOn), (ground, remedy))

base::Result<void> propose(Work& work, const Propose& in) {
    if (work.matter.pending != Pending::nothing) return base::refuse(once_only);
    work.matter.pending = Pending::non_acceptance;
    work.words["ground"] = in.ground.value;
    work.words["remedy"] = in.remedy.value;
    work.stay();
    work.tell_unit(work.matter.desk_unit_id, "to_decide");
    return {};
}

base::Result<void> decide(Work& work, const HeadDecides& in) {
    if (work.matter.pending != Pending::non_acceptance) return base::refuse(nothing_asked);
    work.matter.pending = Pending::nothing;
    work.facts["agreed"] = in.agreed;
    work.words["reason"] = in.reason.value;
    if (!in.agreed) {
        work.stay();
        work.tells = Message::internal;
        return {};
    }
    const auto proposed =
        last_words(work.write(), work.matter.matter_id, Act::propose_non_acceptance);
    for (const auto* name : {"ground", "remedy"})
        if (const auto* text = proposed.if_contains(name)) work.words[name] = *text;
    work.matter.wake_at = archive_at(work.write().now());
    return {};
}

struct Refer : ActOn {
    http::Text<2, 20> route;  ///< 信访工作条例 31(1) – (5), or the catalogue's.
    http::Text<2, 200> body;
    http::Text<0, 300> address;
    http::Text<2, 300> limit;  ///< By when that way has to be taken.
    http::Text<0, 1000> guidance;
    bool warm_handover = false;  ///< Somebody goes along, or calls ahead.
};
BOOST_DESCRIBE_STRUCT(Refer, (ActOn), (route, body, address, limit, guidance, warm_handover))

base::Result<void> refer(Work& work, const Refer& in) {
    work.facts["warm_handover"] = in.warm_handover;
    work.words = {{"route", in.route.value},
                  {"body", in.body.value},
                  {"address", in.address.value},
                  {"limit", in.limit.value},
                  {"guidance", in.guidance.value}};
    work.matter.pending = Pending::nothing;
    work.matter.wake_at = archive_at(work.write().now());
    return {};
}

}  // namespace

http::Endpoint propose_non_acceptance() {
    return act_endpoint<Propose>(
        Act::propose_non_acceptance, "non-acceptance-proposal",
        "Propose not to accept, with ground and remedy; the head decides (row 7)",
        "拟不予受理：说明依据和救济途径，报中心主任确认",
        {{"ground", "已经人民法院生效判决"}, {"remedy", "可向作出判决的法院申请再审"}}, propose,
        {&once_only});
}

http::Endpoint decide_non_acceptance() {
    return act_endpoint<HeadDecides>(
        Act::decide_non_acceptance, "non-acceptance",
        "Confirm that a matter is not accepted, or send it back to triage (row 7)",
        "确认不予受理或退回研判", {{"agreed", true}, {"reason", "依据充分，已告知救济途径"}},
        decide, {&nothing_asked, &second_person});
}

http::Endpoint refer_matter() {
    return act_endpoint<Refer>(Act::refer, "referral",
                               "Guide to the lawful way outside the platform, in writing (row 8)",
                               "引导移送法定途径，书面告知",
                               {{"route", "31(2)"},
                                {"body", "瓜州县劳动人事争议仲裁委员会"},
                                {"address", "瓜州县人社局二楼"},
                                {"limit", "知道权利被侵害之日起一年内"},
                                {"guidance", "带劳动合同和工资记录，填写仲裁申请书。"},
                                {"warm_handover", true}},
                               refer);
}

}  // namespace matters
