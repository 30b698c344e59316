#include "matters/cards.h"

#include "http/id_cursor.h"
#include "matters/act_endpoint.h"
#include "matters/act_queries.h"
#include "matters/endpoints.h"
#include "matters/limits.h"

namespace matters {

namespace {

constexpr int reds_before_a_talk = 3;

bool three_reds_in_a_row(db::Read& read, UnitId unit) {
    const int most = reds_before_a_talk;
    const auto levels = read.all<CardLevel>(sql::last_cards_of_unit, db::arg("unit_id", unit),
                                            db::arg("most", most));
    return std::ssize(levels) == most &&
           std::ranges::all_of(levels, [](auto level) { return level == CardLevel::red; });
}

void note_card(Work& work, const Card& card, std::string_view what) {
    boost::json::array list;
    if (const auto* earlier = work.facts.if_contains("cards")) list = earlier->as_array();
    list.push_back(boost::json::object{{"card_id", std::to_string(card.card_id.value)},
                                       {"unit_id", std::to_string(card.unit_id.value)},
                                       {"level", boost::describe::enum_to_string(card.level, "")},
                                       {"what", what}});
    work.facts["cards"] = std::move(list);
}

struct IssueCard : ActOn {
    UnitId unit_id;
    CardLevel level{};
    CardCause cause{};
    http::Text<2, 1000> reason;
};
BOOST_DESCRIBE_STRUCT(IssueCard, (ActOn), (unit_id, level, cause, reason))

base::Result<void> issue(Work& work, const IssueCard& in) {
    bool takes_part = in.unit_id == work.matter.desk_unit_id;
    for (const MatterUnit& unit : units_of(work.write(), work.matter.matter_id))
        takes_part = takes_part || unit.unit_id == in.unit_id;
    if (!takes_part)
        return base::refuse_field("unit_id", "unknown", "该单位未参与办理本事项。",
                                  "The unit has no part in this matter.");
    work.words["reason"] = in.reason.value;
    if (in.level != CardLevel::urge) {
        if (!give_card(work, in.unit_id, in.level, in.cause)) return base::refuse(card_stands);
    } else {
        work.tell_unit(in.unit_id, "card_issued");
    }
    return {};
}

base::Result<Card> own_card(Work& work, CardId card_id) {
    const auto card = work.write().find<Card>(sql::find_card, db::arg("card_id", card_id));
    if (!card || card->matter_id != work.matter.matter_id || card->lifted_at)
        return base::refuse_field("card_id", "unknown", "没有这块未解除的督办牌。",
                                  "Is no open card of this matter.");
    return *card;
}

struct AnswerCard : ActOn {
    CardId card_id;
    http::Text<2, 2000> explanation;
};
BOOST_DESCRIBE_STRUCT(AnswerCard, (ActOn), (card_id, explanation))

base::Result<void> answer(Work& work, const AnswerCard& in) {
    auto card = own_card(work, in.card_id);
    if (!card) return std::unexpected(card.error());
    if (card->unit_id != work.hand().unit) return base::refuse(not_your_turn);
    card->answered_at = work.write().now();
    card->answered_by = work.hand().person;
    work.write().run(sql::save_card, *card);
    note_card(work, *card, "answered");
    work.words["explanation"] = in.explanation.value;
    work.tell_unit(work.matter.desk_unit_id, "card_answered");
    return {};
}

struct LiftCard : ActOn {
    CardId card_id;
    bool cured = true;
    http::Text<2, 1000> reason;
};
BOOST_DESCRIBE_STRUCT(LiftCard, (ActOn), (card_id, cured, reason))

void lift_one(Work& work, Card card, std::string_view why) {
    card.lifted_at = work.write().now();
    card.lifted_by = work.hand().person;
    card.lifted_for = std::string(why);
    work.write().run(sql::save_card, card);
    --work.matter.cards_open;
    note_card(work, card, "lifted");
    work.tell_unit(card.unit_id, "card_lifted");
}

base::Result<void> lift(Work& work, const LiftCard& in) {
    const auto card = own_card(work, in.card_id);
    if (!card) return std::unexpected(card.error());
    work.words["reason"] = in.reason.value;
    lift_one(work, *card, in.cured ? "cured" : "withdrawn");
    return {};
}

struct ListCards {
    std::optional<UnitId> unit_id;
    std::optional<CardLevel> level;
    std::optional<bool> open;
    http::Limit<50, 200> limit;
    http::Cursor cursor;
};
BOOST_DESCRIBE_STRUCT(ListCards, (), (unit_id, level, open, limit, cursor))

base::Result<http::Page<Card>> list(db::Read& read, const access::Actor& actor,
                                    const ListCards& in) {
    const auto before = http::read_id_cursor(in.cursor, http::past_all);
    if (!before) return std::unexpected(before.error());
    const UnitId unit = in.unit_id.value_or(UnitId{});
    const std::string level = in.level ? boost::describe::enum_to_string(*in.level, "") : "";
    const bool only_open = in.open.value_or(true);
    const int count = in.limit.value + 1;
    auto cards = read.all<Card>(sql::list_cards, actor.scope, db::arg("of_unit", unit),
                                db::arg("level", level), db::arg("only_open", only_open),
                                db::arg("before", *before), db::arg("count", count));
    return http::page_of(std::move(cards), in.limit.value,
                         [](const Card& card) { return card.card_id; });
}

}  // namespace

std::optional<CardId> give_card(Work& work, UnitId unit, CardLevel level, CardCause cause) {
    auto& write = work.write();
    const bool stands =
        write
            .find<CardId>(sql::find_open_card, db::arg("matter_id", work.matter.matter_id),
                          db::arg("unit_id", unit), db::arg("level", level))
            .has_value();
    if (stands) return {};
    Card card{
        .card_id = write.next_id<CardId>(),
        .county = work.matter.county,
        .matter_id = work.matter.matter_id,
        .unit_id = unit,
        .level = level,
        .cause = cause,
        .issued_at = write.now(),
        .issued_by = work.hand().person,
        // An explanation within a working day (3.6).
        .answer_due_at = due_of(write, unit, write.now(), {1, catalogue::LimitUnit::work_day})};
    write.run(sql::insert_card, card);
    ++work.matter.cards_open;
    note_card(work, card, "issued");
    work.tell_unit(unit, "card_issued");
    if (level == CardLevel::red && three_reds_in_a_row(write, unit))
        give_card(work, unit, CardLevel::talk, CardCause::three_reds);
    return card.card_id;
}

void lift_cards(Work& work, UnitId unit, std::string_view why) {
    for (const Card& card :
         work.write().all<Card>(sql::open_cards_of, db::arg("matter_id", work.matter.matter_id),
                                db::arg("unit_id", unit)))
        if (card.level != CardLevel::talk) lift_one(work, card, why);
}

void lift_cured(Work& work) {
    if (work.matter.cards_open == 0) return;
    const auto now = work.write().now();
    const bool ended = !is_open(work.matter.state);
    const auto still_late = [&](UnitId unit) {
        return std::ranges::any_of(work.clocks().all(), [&](const clocks::Clock& clock) {
            const bool runs_over =
                clock.state == clocks::State::running && clock.due_at && *clock.due_at <= now;
            const bool never_done = clock.state == clocks::State::missed && !clock.met_at;
            return clock.unit_id == unit && (runs_over || never_done);
        });
    };
    for (const Card& card :
         work.write().all<Card>(sql::open_cards_on, db::arg("matter_id", work.matter.matter_id))) {
        const bool of_the_clock = card.cause == CardCause::overdue && !card.issued_by &&
                                  card.unit_id != work.matter.lead_unit_id;
        if (card.level == CardLevel::talk) continue;
        if (ended || (of_the_clock && !still_late(card.unit_id))) lift_one(work, card, "cured");
    }
}

http::Endpoint issue_card() {
    return act_endpoint<IssueCard>(
        Act::issue_card, "cards",
        "Urge a unit, or give it a yellow or red card or a talk, with the cause (row 37)",
        "催办、黄牌、红牌、约谈",
        {{"unit_id", "{office}"},
         {"level", "yellow"},
         {"cause", "other"},
         {"reason", "多次催办未动"}},
        issue, {&card_stands});
}

http::Endpoint answer_card() {
    return act_endpoint<AnswerCard>(
        Act::answer_card, "card-answer", "Explain, as the unit that has a card (row 37)",
        "被督办单位说明情况", {{"card_id", "{card}"}, {"explanation", "配件延误，明日到货即装"}},
        answer);
}

http::Endpoint lift_card() {
    return act_endpoint<LiftCard>(
        Act::lift_card, "card-lift", "Lift a card that was cured, or was not due (row 37)",
        "解除督办牌", {{"card_id", "{card}"}, {"cured", true}, {"reason", "已整改"}}, lift);
}

http::Endpoint list_cards() {
    return {.path = "/api/v1/cards",
            .summary = "Cards of units in my scope, newest first; open ones unless told otherwise",
            .summary_zh = "督办牌列表",
            .tag = "supervision",
            .needs = access::permission::read_matter,
            .reach = http::Reach::region,
            .example = {{"level", "yellow"}, {"limit", 20}},
            .handle = http::handler(list)};
}

}  // namespace matters
