#include "catalogue/calendar.h"
#include "matters/act_endpoint.h"
#include "matters/endpoints.h"

namespace matters {

namespace {

constexpr int longest_parking_days = 90;

struct AskParking : ActOn {
    http::Text<2, 1000> obstacle;  ///< An objective one,
    http::Text<2, 500> condition;  ///< what has to come for it to go,
    base::Date review_on;          ///< when that is looked at,
    http::Text<2, 1000> interim;   ///< and what helps meanwhile.
};
BOOST_DESCRIBE_STRUCT(AskParking, (ActOn), (obstacle, condition, review_on, interim))

base::Result<void> ask(Work& work, const AskParking& in) {
    if (work.matter.pending != Pending::nothing) return base::refuse(once_only);
    const auto today = catalogue::date_of(work.write().now());
    if (in.review_on <= today || in.review_on > today + std::chrono::days{longest_parking_days})
        return base::refuse_field("review_on", "range", "复核日期应在90天以内。",
                                  "The review comes within 90 days.");
    work.matter.pending = Pending::parking;
    work.stay();
    work.facts["review_on"] = base::to_text(in.review_on);
    work.words = {{"obstacle", in.obstacle.value},
                  {"condition", in.condition.value},
                  {"interim", in.interim.value}};
    work.tell_unit(work.matter.desk_unit_id, "to_decide");
    return {};
}

base::Result<void> park(Work& work) {
    const auto asked = last_entry(work.write(), work.matter.matter_id, Act::ask_parking);
    const auto facts = boost::json::parse(asked->facts).as_object();
    const auto review_on = *base::parse_date(facts.at("review_on").as_string());
    const auto days = (review_on - catalogue::date_of(work.write().now())).count();
    work.set_limit(ClockKind::parked_until,
                   {std::max(1, static_cast<int>(days)), catalogue::LimitUnit::calendar_day});
    for (const auto& [name, text] :
         last_words(work.write(), work.matter.matter_id, Act::ask_parking))
        work.words[name] = text;
    work.facts["review_on"] = base::to_text(review_on);
    work.set_pause_reason("挂账");
    // The morning of the review day: the server takes it up by itself (row 19).
    work.matter.wake_at = catalogue::at_minute(review_on, 9 * 60);
    return {};
}

base::Result<void> decide(Work& work, const HeadDecides& in) {
    if (work.matter.pending != Pending::parking) return base::refuse(nothing_asked);
    work.matter.pending = Pending::nothing;
    work.facts["agreed"] = in.agreed;
    work.words["reason"] = in.reason.value;
    work.tell_unit(*work.matter.lead_unit_id, "parking_decided");
    if (in.agreed) return park(work);
    work.stay();
    work.tells = Message::internal;
    return {};
}

struct Resume : ActOn {
    http::Text<2, 500> reason;
};
BOOST_DESCRIBE_STRUCT(Resume, (ActOn), (reason))

base::Result<void> resume(Work& work, const Resume& in) {
    work.words["reason"] = in.reason.value;
    work.matter.wake_at.reset();
    work.tell_unit(*work.matter.lead_unit_id, "to_handle");
    return {};
}

}  // namespace

http::Endpoint ask_parking() {
    return act_endpoint<AskParking>(
        Act::ask_parking, "parking",
        "Ask to park a matter that an objective obstacle holds up; it stays in stock (row 18)",
        "申请挂账：客观障碍、销账条件、复核日期、过渡措施",
        {{"obstacle", "冬季冻土无法开挖"},
         {"condition", "解冻后开工"},
         {"review_on", "2026-10-15"},
         {"interim", "设置临时照明"}},
        ask, {&heads_only, &once_only});
}

http::Endpoint decide_parking() {
    return act_endpoint<HeadDecides>(Act::decide_parking, "parking-decision",
                                     "Park the matter until its review, or not (row 18)",
                                     "审核挂账", {{"agreed", true}, {"reason", "障碍属实"}}, decide,
                                     {&nothing_asked, &second_person});
}

http::Endpoint resume_matter() {
    return act_endpoint<Resume>(Act::resume, "resumption",
                                "The obstacle is gone: handling goes on (row 19)", "销账恢复办理",
                                {{"reason", "天气转暖，已可施工"}}, resume);
}

}  // namespace matters
