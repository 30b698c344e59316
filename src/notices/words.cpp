#include "notices/words.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "catalogue/calendar.h"

namespace notices {

using namespace std::chrono;

namespace {

struct Word {
    std::string_view code;
    std::string_view zh;
    std::string_view en;
};

constexpr std::array vocabulary{
    // States of a matter.
    Word{"draft", "草稿", "draft"},
    Word{"registered", "已登记", "registered"},
    Word{"triage", "待研判", "being looked at"},
    Word{"accepted", "已受理", "accepted"},
    Word{"not_accepted", "不予受理", "not accepted"},
    Word{"referred", "已引导移送", "referred"},
    Word{"dispatched", "已交办", "assigned"},
    Word{"signed_for", "已签收", "taken on"},
    Word{"in_hand", "办理中", "in hand"},
    Word{"waiting_papers", "待补正", "waiting for papers"},
    Word{"return_asked", "退回审核中", "return being decided"},
    Word{"extension_asked", "延期审核中", "extension being decided"},
    Word{"parked", "挂账", "parked"},
    Word{"mediation", "调解中", "in mediation"},
    Word{"to_check", "待核查", "being checked"},
    Word{"to_call_back", "待回访", "answered, to be called back"},
    Word{"sent_back", "返工", "sent back"},
    Word{"closed", "已结案", "closed"},
    Word{"review", "复查中", "under review"},
    Word{"second_review", "复核中", "under second review"},
    Word{"archived", "已归档", "archived"},
    Word{"withdrawn", "已撤回", "withdrawn"},
    Word{"merged", "已并案", "joined to another"},
    Word{"emergency", "已紧急转接", "handed to the emergency service"},
    // Outcomes of reviews and requests.
    Word{"upheld", "维持原答复", "the answer stands"},
    Word{"changed", "原答复须改正", "the answer has to be changed"},
    Word{"approved", "同意", "approved"},
    Word{"granted", "同意", "granted"},
    Word{"agreed", "同意", "agreed"},
    Word{"refused", "不同意", "refused"},
    Word{"rejected", "不同意", "refused"},
    Word{"true", "同意", "granted"},
    Word{"false", "不同意", "refused"},
    Word{"steps_aside", "应当回避", "has to step aside"},
    Word{"stays", "无须回避", "need not step aside"},
    // Cards, and why.
    Word{"urge", "催办", "urge"},
    Word{"yellow", "黄牌", "yellow card"},
    Word{"red", "红牌", "red card"},
    Word{"talk", "约谈", "talk"},
    Word{"overdue", "逾期未办结", "overdue"},
    Word{"rework", "返工", "sent back"},
    Word{"false_reply", "答复不实", "the reply was found false"},
    Word{"three_reds", "连续三次红牌", "three red cards in a row"},
    Word{"other", "其他", "another cause"},
    // Why mediation ended, why it is taken up again, what became of an agreement.
    Word{"no_agreement", "未达成一致", "no agreement was reached"},
    Word{"time_over", "调解期限届满", "the time for it was over"},
    Word{"withdrawn_consent", "一方不愿继续", "one side did not wish to go on"},
    Word{"new_facts", "有新的情况", "there is something new"},
    Word{"recurrence", "问题再次出现", "it came back"},
    Word{"main_withdrawn", "并入的主事项由其反映人撤回",
         "the matter it was joined to was withdrawn by its reporter"},
    Word{"failed_performance", "承诺没有兑现", "what was promised was not done"},
    Word{"reminded", "提醒按期履行", "a reminder to keep it in time"},
    Word{"performed", "已经履行", "it was kept"},
    Word{"not_performed", "尚未履行", "it was not kept yet"},
    Word{"confirmed_by_court", "已经人民法院司法确认", "a court has confirmed it"},
    // Emergency lines.
    Word{"police_110", "110 公安", "110, the police"},
    Word{"fire_119", "119 消防", "119, the fire brigade"},
    Word{"ambulance_120", "120 急救", "120, the ambulance"},
    Word{"traffic_122", "122 交警", "122, the traffic police"},
    // Why personal data is looked at.
    Word{"handling", "办理", "handling"},
    Word{"contact", "联系", "contact"},
    Word{"revisit", "回访", "callback"},
    Word{"supervision", "督办", "supervision"},
    Word{"personnel", "人事", "personnel"},
    Word{"security", "安全", "security"},
};

constexpr std::array weekdays_zh{"日", "一", "二", "三", "四", "五", "六"};
constexpr std::array weekdays_en{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                 "Thursday", "Friday", "Saturday"};
constexpr std::array months_en{"January",   "February", "March",    "April",
                               "May",       "June",     "July",     "August",
                               "September", "October",  "November", "December"};

}  // namespace

std::string date_in_words(base::Date date, Language language) {
    const year_month_day day{date};
    const auto of_week = weekday{date}.c_encoding();
    const int y = static_cast<int>(day.year());
    const unsigned m = static_cast<unsigned>(day.month());
    const unsigned d = static_cast<unsigned>(day.day());
    if (language == Language::zh)
        return fmt::format("{}年{}月{}日（星期{}）", y, m, d, weekdays_zh[of_week]);
    return fmt::format("{}, {} {} {}", weekdays_en[of_week], d, months_en[m - 1], y);
}

std::string time_in_words(base::Instant at, Language language) {
    const auto date = catalogue::date_of(at);
    const auto clock = base::to_text(at, catalogue::china_offset).substr(11, 5);
    return date_in_words(date, language) + (language == Language::zh ? "" : ", ") + clock;
}

std::string word(std::string_view code, Language language) {
    const auto found = std::ranges::find(vocabulary, code, &Word::code);
    if (found == vocabulary.end()) return std::string(code);
    return std::string(language == Language::zh ? found->zh : found->en);
}

}  // namespace notices
