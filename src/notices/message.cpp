#include "notices/message.h"

#include <algorithm>
#include <array>
#include <string>

namespace notices {

namespace {

using enum FactKind;

constexpr std::string_view of_every_message =
    "number category unit unit_telephone desk desk_telephone state at due follow_url";

constexpr std::array fact_table{
    Fact{"number", own, "", "", "", "620922-20260901-00012-7", "620922-20260901-00012-7"},
    Fact{"category", own, "", "待研判", "not sorted yet", "生活垃圾清运", "Household waste"},
    Fact{"unit", own, "", "承办单位", "the unit in charge", "瓜州县城市管理局", "瓜州县城市管理局"},
    Fact{"unit_telephone", own, "", "请向综治中心查询", "which the centre can tell you",
         "0937-5520001", "0937-5520001"},
    Fact{"desk", own, "", "综治中心", "the centre", "瓜州县综治中心", "瓜州县综治中心"},
    Fact{"desk_telephone", own, "", "见窗口公示", "as shown at the window", "0937-5520000",
         "0937-5520000"},
    Fact{"state", own, "", "办理中", "in hand", "办理中", "in hand"},
    Fact{"at", own, "", "", "", "2026年9月1日（星期二）09:30", "Tuesday, 1 September 2026, 09:30"},
    Fact{"due", own, "", "规定期限", "the date that the rules set", "2026年9月8日（星期二）18:00",
         "Tuesday, 8 September 2026, 18:00"},
    Fact{"follow_url", own, "", "办事页面", "the public page", "https://gongzhi.example.cn",
         "https://gongzhi.example.cn"},

    Fact{"answer", text, "reply|answer", "已处理", "it was dealt with",
         "清运车已到现场，垃圾已清走。", "A truck came and took the waste away."},
    Fact{"main_number", own, "", "同一事项", "the same matter", "620922-20260830-00007-1",
         "620922-20260830-00007-1"},
    Fact{"reason", text, "told|ground|reason|opinion|guidance", "详见办理窗口说明",
         "the window will explain it", "需要等待检测报告。", "A test report has to be waited for."},
    Fact{"remedy", text, "remedy|remedies", "向窗口咨询其他途径",
         "ask at the window about other ways", "可向劳动人事争议仲裁委员会申请仲裁。",
         "You may apply for labour arbitration."},
    Fact{"remedies", text, "remedies|remedy", "申请复查", "ask for a review",
         "可在六十日内申请行政复议。",
         "You may ask for administrative reconsideration in 60 days."},
    Fact{"body_name", text, "body", "有权机关", "the competent body", "瓜州县人民法院",
         "瓜州县人民法院"},
    Fact{"body_address", text, "address", "见窗口公示", "as shown at the window",
         "渊泉街道县府街1号", "渊泉街道县府街1号"},
    Fact{"route_limit", text, "limit", "以该途径的规定为准", "as that procedure sets it",
         "六个月内起诉", "to be brought within six months"},
    Fact{"emergency_number", word, "line", "紧急电话", "the emergency line", "119 消防",
         "119, the fire brigade"},
    Fact{"text", text, "text|note|record", "见事项记录", "see the matter", "已到现场查看。",
         "We have been there to look."},
    Fact{"next_step", text, "next_step", "继续办理", "work goes on", "本周内清理。",
         "It will be cleared this week."},
    Fact{"legal_basis", text, "legal_basis|legal_ground", "见答复书", "see the written answer",
         "《城市市容和环境卫生管理条例》第二十八条", "Regulations on City Appearance, art. 28"},
    Fact{"papers", text, "papers", "见窗口说明", "as the window explains",
         "房屋租赁合同、身份证复印件", "the lease and a copy of your identity card"},
    Fact{"until", instant, "until", "规定期限", "the date that was set",
         "2026年9月15日（星期二）18:00", "Tuesday, 15 September 2026, 18:00"},
    Fact{"obstacle", text, "obstacle", "客观条件暂不具备",
         "the conditions for it are not there yet", "管网改造须待开春施工。",
         "The pipes can only be laid in spring."},
    Fact{"review_on", date, "review_on", "届时", "then", "2026年11月30日（星期一）",
         "Monday, 30 November 2026"},
    Fact{"help", text, "interim", "可向承办单位说明困难", "tell the unit what you need",
         "每天送水一次。", "Water is brought once a day."},
    Fact{"support_unit", unit, "support_unit_ids|unit_id", "协办单位", "the supporting unit",
         "瓜州县住建局", "瓜州县住建局"},
    Fact{"proposed_unit", unit, "proposed_unit_id", "未提出", "none", "瓜州县水务局",
         "瓜州县水务局"},
    Fact{"agreement", text, "decision", "见调解协议书", "see the agreement",
         "乙方于9月30日前修复墙面。", "The wall is mended by 30 September."},
    Fact{"performance_on", date, "performed_by", "约定日期", "the agreed date",
         "2026年9月30日（星期三）", "Wednesday, 30 September 2026"},
    Fact{"performance", word, "what", "请按约定履行", "it is to be kept as agreed", "提醒按期履行",
         "a reminder to keep it in time"},
    Fact{"confirm_by", date, "confirm_by", "三十日内", "within thirty days",
         "2026年10月8日（星期四）", "Thursday, 8 October 2026"},
    Fact{"why", word, "why", "见事项记录", "see the matter", "问题再次出现", "it came back"},
    Fact{"basis", text, "basis", "职责规定", "its duties", "瓜州县权责清单第12项",
         "item 12 of the county's list of duties"},
    Fact{"facts_found", text, "facts_found", "见答复书", "see the written answer",
         "小区东门垃圾点三日未清运。", "The east gate's waste was not collected for three days."},
    Fact{"decision", text, "decision", "见答复书", "see the written answer",
         "已清运，今后每日一次。", "It was collected and will be every day."},
    Fact{"closing_note", text, "note", "已办结", "it is done", "回访时您表示已解决。",
         "You told us that it is solved."},
    Fact{"explanation", text, "explanation", "见书面说明", "see the written explanation",
         "诉求超出现行政策规定。", "What you ask for goes beyond the present rules."},
    Fact{"outcome", word, "outcome|agreed|granted", "见决定书", "see the decision", "维持原答复",
         "the answer stands"},
    Fact{"leader", post, "post_id", "包案领导", "a leader", "县委政法委书记",
         "the county's secretary for law"},
    Fact{"next_on", date, "next_on", "近期", "soon", "2026年9月10日（星期四）",
         "Thursday, 10 September 2026"},
    Fact{"purpose", word, "purpose", "办理需要", "handling", "办理", "handling"},
    Fact{"defect", text, "defect|undone|instruction", "见核查意见", "see the check",
         "现场仍有积水。", "There is still water on the ground."},
    Fact{"question", text, "questions", "见事项记录", "see the matter", "该处管线归谁管理？",
         "Whose pipes are these?"},
    Fact{"card_level", own, "", "督办", "supervision", "黄牌", "yellow card"},
    Fact{"card_cause", own, "", "见督办记录", "see the record", "逾期未办结", "overdue"},
    Fact{"answer_due", own, "", "规定期限", "the date that was set", "2026年9月9日（星期三）18:00",
         "Wednesday, 9 September 2026, 18:00"},
};

constexpr std::array message_table{
    Message{"registered", false, ""},
    Message{"settled", false, "answer"},
    Message{"merged", false, "main_number reason", true},
    Message{"accepted", false, ""},
    Message{"not_accepted", false, "reason remedy", true},
    Message{"referred", false, "reason body_name body_address route_limit", true},
    Message{"emergency", false, "emergency_number"},
    Message{"dispatched", false, "basis", true},
    Message{"signed_for", false, ""},
    Message{"contacted", false, ""},
    Message{"preliminary_reply", false, "text next_step legal_basis"},
    Message{"papers_asked", false, "papers until text", true},
    Message{"papers_received", false, ""},
    Message{"papers_lapsed", false, ""},
    Message{"extended", false, "reason", true},
    Message{"parked", false, "obstacle review_on help", true},
    Message{"resumed", false, "reason"},
    Message{"supporting", false, "support_unit"},
    Message{"passed_up", false, "reason", true},
    Message{"sent_down", false, "basis"},
    Message{"escalated", false, "", true},
    Message{"mediation_begun", false, ""},
    Message{"mediation_done", false, "agreement performance_on confirm_by remedies", true},
    Message{"mediation_failed", false, "why remedy", true},
    Message{"performance_reminder", false, "performance text", true},
    Message{"replied", false, "facts_found decision legal_basis remedies", true},
    Message{"reworking", false, ""},
    Message{"callback_tried", false, ""},
    Message{"closed", false, "closing_note"},
    Message{"closed_unsatisfied", false, "explanation", true},
    Message{"reopened", false, "why reason"},
    Message{"review_asked", false, ""},
    Message{"review_decided", false, "outcome reason legal_basis", true},
    Message{"second_review_asked", false, ""},
    Message{"second_review_decided", false, "outcome reason legal_basis", true},
    Message{"withdrawn", false, ""},
    Message{"reassigned", false, ""},
    Message{"leader_named", false, "leader next_on", true},
    Message{"recusal_decided", false, "", true},
    Message{"concealed", false, ""},
    Message{"revealed", false, "purpose", true},
    Message{"corrected", false, ""},
    Message{"note_added", false, "text"},
    Message{"archived", false, ""},

    Message{"to_triage", true, ""},
    Message{"to_dispatch", true, "defect"},
    Message{"to_sign", true, "basis"},
    Message{"to_handle", true, "reason"},
    Message{"to_mediate", true, ""},
    Message{"to_decide", true, "reason obstacle"},
    Message{"to_check", true, ""},
    Message{"to_call_back", true, ""},
    Message{"to_review", true, "reason"},
    Message{"to_supervise", true, ""},
    Message{"taken_over", true, ""},
    Message{"returned", true, "reason proposed_unit"},
    Message{"return_decided", true, "outcome reason"},
    Message{"extension_decided", true, "outcome reason"},
    Message{"parking_decided", true, "outcome reason review_on"},
    Message{"rework", true, "defect"},
    Message{"unsolved", true, ""},
    Message{"papers_brought", true, ""},
    Message{"to_support", true, "question"},
    Message{"support_answered", true, "support_unit answer"},
    Message{"card_issued", true, "card_level card_cause answer_due reason"},
    Message{"card_answered", true, "card_level explanation"},
    Message{"card_lifted", true, "card_level reason"},
    Message{"recused", true, "reason"},
    Message{"reveal_asked", true, "purpose"},
    Message{"reveal_decided", true, "outcome"},
    Message{"mention", true, "text"},
    Message{"closed_for_staff", true, ""},
    Message{"note_added_for_staff", true, "text"},
    Message{"withdrawn_for_staff", true, ""},
    Message{"reopened_for_staff", true, "why reason"},
    Message{"leader_named_for_staff", true, "leader next_on"},
};

constexpr bool lists(std::string_view names, std::string_view name) {
    for (std::size_t at = 0; at < names.size();) {
        const auto end = std::min(names.find(' ', at), names.size());
        if (names.substr(at, end - at) == name) return true;
        at = end + 1;
    }
    return false;
}

constexpr bool every_fact_is_known() {
    for (const Message& message : message_table)
        for (std::size_t at = 0; at < message.facts.size();) {
            const auto end = std::min(message.facts.find(' ', at), message.facts.size());
            const auto name = message.facts.substr(at, end - at);
            if (std::ranges::none_of(fact_table, [&](const Fact& one) { return one.name == name; }))
                return false;
            at = end + 1;
        }
    return true;
}
static_assert(every_fact_is_known(), "a message names facts of the table");

}  // namespace

std::span<const Message> messages() {
    return message_table;
}

const Message* find_message(std::string_view code) {
    const auto found = std::ranges::find(message_table, code, &Message::code);
    return found == message_table.end() ? nullptr : &*found;
}

const Message* find_message(std::string_view code, std::string_view recipient) {
    if (recipient != "reporter")
        if (const Message* own = find_message(std::string(code) + "_for_staff")) return own;
    return find_message(code);
}

const Fact* find_fact(std::string_view name) {
    const auto found = std::ranges::find(fact_table, name, &Fact::name);
    return found == fact_table.end() ? nullptr : &*found;
}

bool knows(const Message& message, std::string_view fact) {
    return lists(of_every_message, fact) || lists(message.facts, fact);
}

std::vector<const Fact*> facts_of(const Message& message) {
    std::vector<const Fact*> out;
    for (const Fact& fact : fact_table)
        if (knows(message, fact.name)) out.push_back(&fact);
    return out;
}

}  // namespace notices
