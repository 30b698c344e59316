#include <algorithm>

#include "base/expects.h"
#include "clocks/limit.h"
#include "matters/limits.h"
#include "matters/refusals.h"
#include "simulation/demo_acts.h"

namespace simulation {

namespace {

using access::Role;
using Done = base::Result<void>;
using enum DemoStep;

constexpr base::RefusalKind not_escalated{"not_escalated", base::Because::conflict,
                                          "到期后没有提级督办。",
                                          "The clock did not bring it to the level above."};

/// Acts of the unit that leads, and of who supervises it.
class UnitActs {
  public:
    explicit UnitActs(DemoLife& life) : walk_(*life.walk), matter_(*life.matter), life_(life) {}

    Done ask_return() {
        return walk_.lead(Role::unit_head, "return",
                          {{"reason", matter_.reason("return_asked", "经核实不在本单位职责范围。")},
                           {"duty_ground", "本单位职责清单"}});
    }
    Done sign() { return walk_.lead(Role::unit_clerk, "signature", {{"handler_id", handler(0)}}); }
    Done recuse() {
        return walk_.lead(Role::handler, "recusal",
                          {{"ground", matter_.reason("recusal", "与本事项有利害关系。")}});
    }
    Done change_handler() {
        return walk_.lead(Role::unit_clerk, "handler",
                          {{"handler_id", handler(1)}, {"reason", "原经办人回避"}});
    }
    Done contact() {
        return by_handler("first-contact", {{"way", "in_person"},
                                            {"record", "已与反映人当面沟通，核对了诉求和地点。"}});
    }
    Done preliminary() {
        return by_handler("preliminary-reply",
                          {{"text", matter_.reason("preliminary_reply", "已现场核实，正在办理。")},
                           {"next_step", "按期办结后书面答复。"},
                           {"legal_ground", ""}});
    }
    Done name_support() {
        const auto some = suggested(walk_, walk_.row());
        if (some.others.empty()) return base::refuse(matters::nothing_asked);
        return by_handler("support",
                          {{"support_unit_ids", {text(some.others.front())}},
                           {"questions", matter_.reason("support_units", "请协助核实并反馈。")}});
    }
    Done answer_support() {
        const auto units = walk_.stage().database.read(
            [&](db::Read& read) { return matters::units_of(read, walk_.id()); });
        for (const auto& unit : units)
            if (unit.part == "support" && !unit.ended_at)
                return walk_.at(unit.unit_id, Role::handler, "support-answer",
                                {{"answer", "已核实并配合办理，材料已附。"}});
        return {};
    }
    Done ask_papers() {
        return by_handler("papers-request",
                          {{"papers", {"所需材料见说明"}},
                           {"note", matter_.reason("papers_asked", "请一次补齐所列材料。")}});
    }
    Done bring_papers() {
        return walk_.reporter("papers",
                              {{"text", matter_.reason("papers_received", "材料已补齐。")}});
    }
    Done ask_extension() {
        const std::string why =
            matter_.reason("extension_asked", matter_.reason("extension_granted", "需外地调货。"));
        return walk_.lead(Role::unit_head, "extension",
                          {{"by", longest_extension()},
                           {"reason", why},
                           {"done_so_far", "已现场查看并采取临时措施。"}});
    }
    Done grant_extension() {
        return walk_.desk(Role::centre_head, "extension-decision",
                          {{"agreed", true}, {"reason", "理由成立，同意延期。"}});
    }
    Done ask_parking() {
        return walk_.lead(Role::unit_head, "parking",
                          {{"obstacle", matter_.reason("parked", "客观障碍暂不能解除。")},
                           {"condition", "障碍解除后即恢复办理。"},
                           {"review_on", date_in(walk_.stage(), 60)},
                           {"interim", "设置警示并每周巡查。"}});
    }
    Done grant_parking() {
        return walk_.desk(Role::centre_head, "parking-decision",
                          {{"agreed", true}, {"reason", "障碍属实，同意挂账，按期复核。"}});
    }
    Done lead_case() {
        const auto desk = walk_.row().desk_unit_id;
        const auto& leader = walk_.stage().cast.at(desk, Role::leader);
        return walk_.desk(Role::supervisor, "leader",
                          {{"post_id", text(leader.post)},
                           {"why", "many_parties"},
                           {"plan", matter_.reason("leader_in_charge", "由分管领导包案。")},
                           {"next_on", date_in(walk_.stage(), 28)}});
    }
    Done list_problem() {
        const auto row = walk_.row();
        auto& stage = walk_.stage();
        const auto& supervisor = stage.cast.at(row.desk_unit_id, Role::supervisor);
        auto listed =
            stage.requests.post(&supervisor, "/api/v1/listed-problems",
                                {{"region_id", text(row.region_id)},
                                 {"matter_id", text(row.matter_id)},
                                 {"kind", "place"},
                                 {"level", "county"},
                                 {"title", matter_.title},
                                 {"measures", matter_.reason("listed_problem", "限期整治。")},
                                 {"lead_unit_id", text(*row.lead_unit_id)},
                                 {"due_on", date_in(stage, 28)}});
        if (!listed) return std::unexpected(listed.error());
        return {};
    }
    Done urge() { return card("urge", "urged"); }
    Done yellow() { return card("yellow", "yellow_card"); }
    Done red() { return card("red", "red_card"); }
    Done escalated() {
        if (walk_.row().supervisor_unit_id) return {};
        return base::refuse(not_escalated);
    }
    Done pass_up() {
        return walk_.lead(Role::unit_clerk, "pass-up",
                          {{"reason", matter_.reason("passed_up", "超出本级处理能力。")}});
    }
    Done done() {
        const bool last =
            std::ranges::count(std::span(life_.steps).subspan(life_.next + 1), DemoStep::done) == 0;
        const std::string reply = last && !matter_.reply.empty()
                                      ? matter_.reply
                                      : "已组织人员到场处置，现场情况已拍照留存。";
        return by_handler("completion",
                          {{"result", "已办结，处理前后均有照片。"},
                           {"facts_found", "经现场核实，反映的情况属实。"},
                           {"decision", reply},
                           {"legal_basis", "信访工作条例第三十二条及本部门职责规定"},
                           {"remedies", "不服本答复的，可自收到之日起三十日内申请复查。"}});
    }

  private:
    /// A card that the clock has given already stands as well.
    Done card(std::string_view level, std::string_view turn) {
        auto done = walk_.desk(Role::supervisor, "cards",
                               {{"unit_id", text(*walk_.row().lead_unit_id)},
                                {"level", level},
                                {"cause", level == "urge" ? "other" : "overdue"},
                                {"reason", matter_.reason(turn, "请按期办理。")}});
        if (!done && done.error().kind == &matters::card_stands) return {};
        return done;
    }
    std::string handler(int which) {
        const auto lead = *walk_.row().lead_unit_id;
        return text(walk_.stage().cast.at(lead, Role::handler, which).person);
    }
    /// Whoever is in charge now: the first handler, or the second when he declared an interest.
    Done by_handler(std::string_view act, Json body) {
        const auto row = walk_.row();
        const auto& first = walk_.stage().cast.at(*row.lead_unit_id, Role::handler);
        const int which = !row.handler_id || *row.handler_id == first.person ? 0 : 1;
        return walk_.lead(Role::handler, act, std::move(body), which);
    }
    std::string longest_extension() const {
        return walk_.stage().database.read([&](db::Read& read) {
            const auto row = *matters::find_any(read, walk_.id());
            auto by = matters::limit_of(read, row, matters::ClockKind::handling);
            const bool petition = row.route == catalogue::Route::petition;
            if (petition) by = {30, catalogue::LimitUnit::calendar_day};
            by.value = std::max(1, by.value * 2 / 3);
            return clocks::to_text(by);
        });
    }

    Walk& walk_;
    const DemoMatter& matter_;
    DemoLife& life_;
};

struct Row {
    DemoStep step;
    Done (UnitActs::*act)();
};
constexpr Row table[] = {
    {ask_return, &UnitActs::ask_return},
    {ask_second_return, &UnitActs::ask_return},
    {sign, &UnitActs::sign},
    {recuse, &UnitActs::recuse},
    {change_handler, &UnitActs::change_handler},
    {contact, &UnitActs::contact},
    {preliminary, &UnitActs::preliminary},
    {name_support, &UnitActs::name_support},
    {answer_support, &UnitActs::answer_support},
    {ask_papers, &UnitActs::ask_papers},
    {bring_papers, &UnitActs::bring_papers},
    {ask_extension, &UnitActs::ask_extension},
    {grant_extension, &UnitActs::grant_extension},
    {ask_parking, &UnitActs::ask_parking},
    {grant_parking, &UnitActs::grant_parking},
    {lead_case, &UnitActs::lead_case},
    {list_problem, &UnitActs::list_problem},
    {urge, &UnitActs::urge},
    {yellow, &UnitActs::yellow},
    {red, &UnitActs::red},
    {wait_for_escalation, &UnitActs::escalated},
    {pass_up, &UnitActs::pass_up},
    {DemoStep::done, &UnitActs::done},
};

}  // namespace

std::optional<base::Result<void>> unit_step(DemoLife& life) {
    for (const auto& [step, act] : table)
        if (step == life.step()) return (UnitActs(life).*act)();
    return {};
}

}  // namespace simulation
