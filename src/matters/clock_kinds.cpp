#include "matters/clock_kinds.h"

#include <array>

namespace matters {

namespace {

using catalogue::Limit;
using enum catalogue::LimitUnit;
using enum ClockHolder;

constexpr Limit same_day{0, work_day};

constexpr std::array table{
    ClockFacts{ClockKind::registering, desk, same_day, false, false, "登记", "Registering",
               "信访工作条例 art 19; domain 1.7: oral report recorded the same day"},
    ClockFacts{ClockKind::triage, desk, same_day, false, false, "研判受理", "Triage",
               "domain 3.3 row 6: the project's own, the same day"},
    ClockFacts{ClockKind::petition_notice, desk, Limit{15, calendar_day}, false, true, "受理告知",
               "Notice of acceptance", "信访工作条例 arts 22, 23"},
    ClockFacts{ClockKind::dispatching, desk, same_day, false, false, "分流交办", "Dispatch",
               "4.33 当天交办"},
    ClockFacts{ClockKind::signing, lead, Limit{4, work_hour}, false, false, "签收", "Signing for",
               "domain 3.3 row 11: half a working day"},
    ClockFacts{ClockKind::first_day, desk, same_day, false, false, "“125”第一天登记交办",
               "Day one: registered and handed over", "4.33"},
    ClockFacts{ClockKind::second_day, lead, Limit{1, work_day}, false, false, "“125”第二天专人见面",
               "Day two: a named person meets the resident", "4.33"},
    ClockFacts{ClockKind::fifth_day, lead, Limit{5, work_day}, false, false,
               "“125”五个工作日初步答复", "Day five: a preliminary reply", "4.33"},
    ClockFacts{ClockKind::first_contact, lead, Limit{1, work_day}, false, false, "首次联系",
               "First contact", "BJ-12345 art 15; local-clock: first word within a working day"},
    ClockFacts{ClockKind::preliminary_reply, lead, Limit{5, work_day}, false, false, "初步答复",
               "Preliminary reply", "JN-12345 art 24; WF-12345 art 20"},
    ClockFacts{ClockKind::handling, lead, Limit{5, work_day}, true, false, "办理", "Handling",
               "the category's limit class"},
    ClockFacts{ClockKind::answer, lead, Limit{5, work_day}, true, false, "本级答复",
               "Answer of this level", "1.29: a level that is late is supervised by the next"},
    ClockFacts{ClockKind::return_review, desk, Limit{1, work_day}, false, false, "退回审核",
               "Deciding a return", "domain 3.3 row 13"},
    ClockFacts{ClockKind::extension_review, desk, Limit{1, work_day}, false, false, "延期审核",
               "Deciding an extension", "domain 3.3 row 17"},
    ClockFacts{ClockKind::parking_review, desk, Limit{1, work_day}, false, false, "挂账审核",
               "Deciding a parking", "domain 3.3 row 18"},
    ClockFacts{ClockKind::parked_until, desk, Limit{90, calendar_day}, false, false, "挂账复核",
               "Parked until review", "domain 3.3 row 18: at most 90 days"},
    ClockFacts{ClockKind::mediation, lead, Limit{30, calendar_day}, false, false, "调解",
               "Mediation", "SZ-多元 art 25; 人民调解工作若干规定 art 33"},
    ClockFacts{ClockKind::check, desk, Limit{1, work_day}, false, false, "核查", "Check",
               "domain 3.3 row 26: 2 working hours for events, else a working day"},
    ClockFacts{ClockKind::call_back, desk, Limit{2, work_day}, false, false, "回访", "Call-back",
               "BJ-12345 art 23; three tries on two days"},
    ClockFacts{ClockKind::support, ClockHolder::support, Limit{2, work_day}, false, false, "协办",
               "Support", "domain 3.3 row 20: half of the remaining time"},
    ClockFacts{ClockKind::review, desk, Limit{30, calendar_day}, false, true, "复查", "Review",
               "信访工作条例 art 35"},
    ClockFacts{ClockKind::second_review, desk, Limit{30, calendar_day}, false, true, "复核",
               "Second review", "信访工作条例 art 36"},
};

constexpr bool in_order() {
    for (std::size_t i = 0; i < table.size(); ++i)
        if (static_cast<std::size_t>(table[i].kind) != i) return false;
    return table.size() ==
           boost::mp11::mp_size<boost::describe::describe_enumerators<ClockKind>>::value;
}
static_assert(in_order(), "every kind of clock has its facts, in the order of the enumeration");

}  // namespace

std::span<const ClockFacts> clock_facts() {
    return table;
}

const ClockFacts& facts_of(ClockKind kind) {
    return table[static_cast<std::size_t>(kind)];
}

}  // namespace matters
