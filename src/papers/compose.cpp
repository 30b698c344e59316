#include "papers/compose.h"

#include <array>

#include <fmt/format.h>

#include "catalogue/calendar.h"

namespace papers {

namespace {

using matters::Act;
using matters::State;
using matters::Tongue;

/// A text in both languages; the paper's is taken.
struct Both {
    std::string_view zh, en;
    std::string in(Tongue language) const { return std::string(language == Tongue::zh ? zh : en); }
};

struct KindWords {
    Both title;
    std::string_view letter;  ///< Of its number.
};

constexpr std::array<KindWords, 6> kinds{{
    {{"事项登记回执", "Receipt of a registered matter"}, "登"},
    {{"事项受理告知书", "Notice of acceptance"}, "受"},
    {{"不予受理告知书", "Notice of non-acceptance"}, "不受"},
    {{"引导移送告知书", "Notice of referral"}, "转"},
    {{"事项办理答复意见书", "Reply on a matter"}, "复"},
    {{"事项结案告知单", "Notice of closing"}, "结"},
}};
const KindWords& words_of(Kind kind) {
    return kinds[static_cast<std::size_t>(kind)];
}

std::string day_of(base::Instant at, Tongue language) {
    const auto text = base::to_text(at, catalogue::china_offset);
    const auto year = text.substr(0, 4), month = text.substr(5, 2), day = text.substr(8, 2);
    if (language == Tongue::en) return fmt::format("{}-{}-{}", year, month, day);
    return fmt::format("{}年{}月{}日", year, std::stoi(month), std::stoi(day));
}

std::string time_of(base::Instant at, Tongue language) {
    return day_of(at, language) + " " + base::to_text(at, catalogue::china_offset).substr(11, 5);
}

/// Puts a paper together, in one language.
class Composer {
  public:
    Composer(Kind kind, const Told& told, Tongue language) : told_(told), language_(language) {
        document_ = {.language = language,
                     .office = told.desk,
                     .title = words_of(kind).title.in(language),
                     .number = told.number,
                     .signed_by = told.desk,
                     .day = day_of(told.at, language)};
        fact({"编号", "Number"}, told.matter.number);
    }

    void fact(Both name, const std::string& value) {
        if (!value.empty()) document_.facts.push_back({name.in(language_), value});
    }
    void fact(Both name, const std::optional<base::Instant>& at) {
        if (at) fact(name, time_of(*at, language_));
    }
    void section(Both heading, std::string text) {
        if (!text.empty()) document_.sections.push_back({heading.in(language_), std::move(text)});
    }
    void notice(Both heading, Both text) { section(heading, text.in(language_)); }
    /// What the entry said under this name, if anything.
    void said(Both heading, std::string_view name) { section(heading, said(name)); }
    std::string said(std::string_view name) const {
        const auto* text = told_.said.if_contains(name);
        return text && text->is_string() ? std::string(text->as_string()) : "";
    }

    void what() {
        fact({"反映事项", "Matter"}, told_.title);
        fact({"地点", "Place"}, told_.place);
        fact({"类别", "Category"}, told_.category);
        fact({"登记时间", "Registered"}, std::optional(told_.matter.registered_at));
    }

    Document finish() {
        const bool chinese = language_ == Tongue::zh;
        if (!told_.public_url.empty())
            document_.link =
                fmt::format("{}/follow?number={}", told_.public_url, told_.matter.number);
        document_.check =
            chinese ? "凭编号和查询码可查询进度并核验本件；本件内容记入不可更改的流转日志。"
                    : "With number and query code anybody can follow the matter and check this "
                      "paper; what it says stands in a journal that cannot be changed.";
        return std::move(document_);
    }

  private:
    const Told& told_;
    const Tongue language_;
    Document document_;
};

constexpr Both rights_heading{"您的权利", "Your rights"};
constexpr Both rights{
    "凭编号和查询码可随时查询进度、补充材料、评价、申请复查或撤回。办理不收费，"
    "任何单位和个人不得因您"
    "反映问题而为难您。",
    "With number and query code you can follow, add, rate, ask for a review or withdraw at any "
    "time. It is free, and nobody may treat you worse for it."};
constexpr Both disagree{"救济途径", "If you disagree"};
constexpr Both review{
    "对答复意见不服的，可自收到本件之日起30日内请求上一级机关复查；对复查意见不服的，"
    "可自收到复查意见之日"
    "起30日内请求再上一级复核（信访工作条例第三十五条、第三十六条）。",
    "If you disagree, you can ask the level above for a review within 30 days of receiving this, "
    "and for a second review within 30 days of the first (信访工作条例 arts. 35, 36)."};

void receipt(Composer& paper, const Told& told) {
    paper.what();
    paper.fact({"查询码", "Query code"}, told.query_code);
    paper.fact({"受理中心", "Centre"}, told.desk);
    paper.section({"反映内容", "What was reported"}, told.words);
    paper.notice(
        {"接下来", "What comes next"},
        {"本中心研判后，交给有权处理的单位办理，并把承办单位和期限告诉您；到期没有答复的，自动升"
         "到上一级。没有向您回访的，不得结案。",
         "The centre looks at it, sends it to the unit that has the power to solve it, "
         "and tells you which unit and by when; what is late climbs to the level above "
         "by itself. It is not closed before you were called back."});
    paper.notice(rights_heading, rights);
}

void acceptance(Composer& paper, const Told& told) {
    paper.what();
    paper.fact({"受理时间", "Accepted"}, told.matter.accepted_at);
    paper.fact({"承办单位", "Unit in charge"}, told.lead);
    paper.fact({"办理期限", "To be answered by"}, told.matter.due_at);
    paper.notice({"告知", "Notice"},
                 {"您反映的事项经研判属于受理范围，现已受理，由有权处理的单位依法办理并答复您。",
                  "What you reported is within what is taken here and has been accepted; the unit "
                  "with the power to solve it will deal with it and answer you."});
    paper.notice(rights_heading, rights);
}

void non_acceptance(Composer& paper, const Told&) {
    paper.what();
    paper.said({"不予受理的依据", "Ground"}, "ground");
    paper.said({"您可以这样做", "What you can do instead"}, "remedy");
    paper.notice(rights_heading, rights);
}

void referral(Composer& paper, const Told&) {
    paper.what();
    paper.fact({"受理机关", "Where to turn"}, paper.said("body"));
    paper.fact({"地址", "Address"}, paper.said("address"));
    paper.fact({"提出期限", "By when"}, paper.said("limit"));
    paper.notice({"告知", "Notice"},
                 {"您反映的事项依法应当通过下列途径解决，现予引导移送；本中心保留回执并跟进。",
                  "The law provides the following way for what you reported. The centre guides "
                  "you there, keeps the receipt and follows up."});
    paper.said({"法定途径", "Lawful way"}, "route");
    paper.said({"怎么办", "How"}, "guidance");
}

void reply(Composer& paper, const Told& told) {
    paper.what();
    paper.fact({"承办单位", "Unit in charge"}, told.lead);
    paper.fact({"答复时间", "Answered"}, told.matter.replied_at);
    paper.said({"查明的事实", "Facts found"}, "facts_found");
    paper.said({"处理决定", "Decision"}, "decision");
    paper.said({"办理结果", "Result"}, "result");
    paper.said({"答复", "Answer"}, "reply");
    paper.said({"依据", "Legal basis"}, "legal_basis");
    if (paper.said("remedies").empty())
        paper.notice(disagree, review);
    else
        paper.said(disagree, "remedies");
}

void closing(Composer& paper, const Told& told) {
    paper.what();
    paper.fact({"承办单位", "Unit in charge"}, told.lead);
    paper.fact({"答复时间", "Answered"}, told.matter.replied_at);
    paper.fact({"结案时间", "Closed"}, told.matter.ended_at);
    paper.said({"说明", "Explanation"}, "explanation");
    paper.notice(
        {"告知", "Notice"},
        {"本事项已经答复并回访，现予结案。出现新情况、问题复发或者协议没有履行的，可凭编号和查"
         "询码请求重新办理。",
         "The matter was answered, you were called back, and it is closed now. If there "
         "are new facts, if it comes back or an agreement is not kept, you can have it "
         "reopened with number and query code."});
    paper.notice(disagree, review);
}

}  // namespace

Act told_act(Kind kind) {
    switch (kind) {
        case Kind::receipt:
            return Act::register_matter;
        case Kind::acceptance:
            return Act::accept;
        case Kind::non_acceptance:
            return Act::decide_non_acceptance;
        case Kind::referral:
            return Act::refer;
        case Kind::reply:
            return Act::report_done;
        case Kind::closing:
            return Act::close;
    }
    std::unreachable();
}

bool is_ready(Kind kind, const matters::Matter& matter) {
    switch (kind) {
        case Kind::receipt:
            return matter.state != State::draft;
        case Kind::acceptance:
            return matter.accepted_at.has_value();
        case Kind::non_acceptance:
            return matter.state == State::not_accepted;
        case Kind::referral:
            return matter.state == State::referred;
        case Kind::reply:
            return matter.replied_at.has_value();
        case Kind::closing:
            return matter.replied_at && matter.ended_at &&
                   (matter.state == State::closed || matter.state == State::archived);
    }
    std::unreachable();
}

Document compose(Kind kind, const Told& told, Tongue language) {
    Composer paper(kind, told, language);
    constexpr std::array parts{receipt, acceptance, non_acceptance, referral, reply, closing};
    parts[static_cast<std::size_t>(kind)](paper, told);
    return paper.finish();
}

std::string paper_number(Kind kind, std::string_view county_name, int year, std::int64_t serial) {
    // 瓜州县 → 瓜州; a name of two characters is whole (理县).
    for (const std::string_view suffix : {"自治县", "县", "市", "区", "旗"})
        if (county_name.ends_with(suffix) && county_name.size() - suffix.size() >= 6) {
            county_name.remove_suffix(suffix.size());
            break;
        }
    return fmt::format("{}{}〔{}〕{}号", county_name, words_of(kind).letter, year, serial);
}

}  // namespace papers
