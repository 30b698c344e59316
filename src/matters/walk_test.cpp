// Several hundred acts by random people: whatever they do, a matter that is open has one unit that
// answers for it, a clock or a stated pause, and a journal that gives the row (invariants of 3.3).
#include <random>

#include "matters/lives_test.h"
#include "matters/work.h"

namespace matters::testing {
namespace {

/// Something that somebody may try.
struct Move {
    Act act{};
    Role role{};
    std::string name;
    json::object body;
};

class Walk : public Lives {
  protected:
    void SetUp() override {
        Lives::SetUp();
        if (IsSkipped()) return;
        add_unit(world().city, 2, "centre", "", "酒泉市综治中心");
        town_ = add_unit(world().a.town, 4, "town_government", "", "渊泉镇人民政府");
    }

    std::string day_in(int days) {
        return base::to_text(catalogue::date_of(clock().now()) + std::chrono::days{days});
    }
    std::vector<Move> moves();
    std::vector<std::pair<std::string, json::object>> reporters_moves() {
        return {{"notes", say::words()},
                {"papers", say::words()},
                {"rating", say::rating(true, "satisfied")},
                {"rating", say::rating(false, "dissatisfied")},
                {"review", say::words()},
                {"reopening", say::reopening()},
                {"recusal", {{"ground", "亲属"}}},
                {"concealment", {}},
                {"withdrawal", {{"reason", ""}, {"read_back", true}}}};
    }
    Life begun(std::mt19937& random) {
        Life life = this->life();
        const auto how = random() % 4;
        if (how == 0)
            life.begin_at_window({{"draft", true}});
        else if (how == 1)
            life.begin_at_window();
        else
            life.begin();
        return life;
    }
    std::string step(std::mt19937& random, std::vector<Life>& lives);
    std::string move(std::mt19937& random, Life& life);
    void check(const Life& life);

    UnitId town_;
};
INSTANTIATE_EACH_DATABASE(Walk);

std::vector<Move> Walk::moves() {
    const auto called = base::to_text(clock().now(), std::chrono::minutes{480});
    const auto lead = say::text(world().a.posts.at(Role::leader));
    const auto town = say::text(town_);
    const auto next = day_in(14);
    using enum Role;
    return {
        {Act::submit_draft, window_clerk, "submission", {}},
        {Act::hand_to_emergency, window_clerk, "emergency",
         say::with(say::emergency(), {{"called_at", called}})},
        {Act::settle, window_clerk, "settlement", say::settlement()},
        {Act::send_to_triage, window_clerk, "triage-request", {}},
        {Act::accept, triage_officer, "acceptance", say::accept()},
        {Act::accept, triage_officer, "acceptance", say::accept("090302")},
        {Act::accept, triage_officer, "acceptance", say::accept("040203")},
        {Act::propose_non_acceptance, triage_officer, "non-acceptance-proposal",
         say::non_acceptance()},
        {Act::decide_non_acceptance, centre_head, "non-acceptance", say::decision()},
        {Act::decide_non_acceptance, centre_head, "non-acceptance", say::decision(false)},
        {Act::refer, triage_officer, "referral", say::referral()},
        {Act::dispatch, dispatcher, "dispatch", say::dispatch(office())},
        {Act::dispatch, dispatcher, "dispatch", say::dispatch(office(), {centre()})},
        {Act::begin_mediation, triage_officer, "mediation", say::consent(office())},
        {Act::finish_mediation, mediator, "mediation-agreement", say::agreement()},
        {Act::fail_mediation, mediator, "mediation-end", say::mediation_end("handle")},
        {Act::fail_mediation, mediator, "mediation-end", say::mediation_end("close")},
        {Act::follow_performance, mediator, "performance", {{"what", "performed"}, {"note", ""}}},
        {Act::sign_for, unit_clerk, "signature", {{"handler_id", person(handler)}}},
        {Act::ask_return, unit_head, "return", say::giving_back()},
        {Act::decide_return, dispatcher, "return-decision", say::return_decision(false)},
        {Act::decide_return, centre_head, "return-decision", say::return_decision(true, centre())},
        {Act::start_handling, handler, "first-contact", say::contact()},
        {Act::preliminary_reply, handler, "preliminary-reply", say::preliminary()},
        {Act::ask_papers, handler, "papers-request", say::papers()},
        {Act::bring_papers, window_clerk, "papers", {{"note", "合同"}}},
        {Act::ask_extension, unit_head, "extension", say::extension("1wh")},
        {Act::decide_extension, centre_head, "extension-decision", say::decision()},
        {Act::decide_extension, centre_head, "extension-decision", say::decision(false)},
        {Act::ask_parking, unit_head, "parking", say::parking(day_in(30))},
        {Act::decide_parking, centre_head, "parking-decision", say::decision()},
        {Act::resume, supervisor, "resumption", {{"reason", "障碍消除"}}},
        {Act::name_support, handler, "support", say::support(centre())},
        {Act::release_support,
         handler,
         "support-release",
         {{"unit_id", centre()}, {"reason", "已核实"}}},
        {Act::pass_up, unit_clerk, "pass-up", {{"reason", "需市级设备"}}},
        {Act::send_down, dispatcher, "send-down", {{"lead_unit_id", town}, {"basis", "清单"}}},
        {Act::report_done, handler, "completion", say::completion()},
        {Act::report_done, unit_head, "completion", say::completion()},
        {Act::pass_check, checker, "check", say::good()},
        {Act::fail_check, checker, "check-failure", say::defect()},
        {Act::send_to_rework, dispatcher, "rework", say::rework()},
        {Act::try_callback, revisitor, "callback-tries", {{"note", "无人接听"}}},
        {Act::close, revisitor, "closure", say::closure()},
        {Act::close, revisitor, "closure", say::unreached()},
        {Act::call_back_unsolved, revisitor, "unsolved", say::undone()},
        {Act::close_unsatisfied, revisitor, "closure-explained", say::explanation()},
        {Act::decide_review, review_officer, "review-decision", say::review("upheld")},
        {Act::decide_review, review_officer, "review-decision", say::review("changed")},
        {Act::decide_second_review, review_officer, "second-review-decision",
         say::review("upheld")},
        {Act::reopen, revisitor, "reopening", say::reopening()},
        {Act::issue_card, supervisor, "cards", say::card(office(), "red")},
        {Act::name_leader, supervisor, "leader", say::with(say::leader(lead), {{"next_on", next}})},
        {Act::end_leader, supervisor, "leader-end", {{"outcome", "解决"}}},
        {Act::recuse, mediator, "recusal", {{"ground", "亲属"}}},
        {Act::conceal, triage_officer, "concealment", {}},
        {Act::change_handler,
         unit_clerk,
         "handler",
         {{"handler_id", person(unit_head)}, {"reason", ""}}},
    };
}

std::string Walk::move(std::mt19937& random, Life& life) {
    if (random() % 8 == 0) {
        const auto all = reporters_moves();
        // Withdrawing and rating well end it: they come last in the list and seldom.
        const auto& [name, body] = all[random() % (random() % 6 == 0 ? all.size() : 8)];
        return fmt::format("reporter {} {}", name, outcome(life.follow(name, body)));
    }
    const State state = row(life).state;
    auto all = moves();
    // Mostly what the table has from here, now and then whatever.
    if (random() % 6 != 0)
        std::erase_if(all, [&](const Move& one) { return !in(states_that_allow(one.act), state); });
    if (all.empty()) return "nothing";
    const Move& one = all[random() % all.size()];
    const auto answer = life.try_act(one.role, one.name, one.body);
    EXPECT_LT(answer.status, 500) << one.name << " " << answer.body;
    return fmt::format("{} {}", one.name, outcome(answer));
}

std::string Walk::step(std::mt19937& random, std::vector<Life>& lives) {
    if (random() % 12 == 0) {
        static constexpr std::int64_t minutes[] = {5, 60, 600, 1500, 4000, 20'000};
        pass(std::chrono::minutes{minutes[random() % std::size(minutes)]});
        for (const Life& life : lives) check(life);
        return "time";
    }
    Life& life = lives[random() % lives.size()];
    const auto what = move(random, life);
    check(life);
    if (!is_open(row(life).state) && random() % 4 == 0) life = begun(random);
    return what;
}

void Walk::check(const Life& life) {
    const Matter matter = row(life);  // Which also folds the journal.
    SCOPED_TRACE(fmt::format("{} {}", life.number, name_of(matter.state)));
    const bool open = is_open(matter.state);
    EXPECT_EQ(matter.holder_unit_id.has_value(), open) << "exactly one unit answers for it";
    EXPECT_EQ(matter.queue, queue_of(matter.state, matter.pending));
    EXPECT_EQ(matter.ended_at.has_value(), !open);
    bool running = false, live = false;
    std::int64_t supports = 0;
    database().read([&](db::Read& read) {
        for (const auto& one : clocks_of(read, matter.matter_id)) {
            running = running || one.state == clocks::State::running;
            live =
                live || one.state == clocks::State::running || one.state == clocks::State::paused;
        }
        for (const auto& unit : units_of(read, matter.matter_id))
            supports += unit.part == "support" && !unit.ended_at ? 1 : 0;
        std::string previous;
        for (const Entry& entry : journal_of(read, matter.matter_id)) {
            EXPECT_EQ(entry.previous_digest, previous);
            EXPECT_EQ(entry.digest, digest_of(entry));
            previous = entry.digest;
        }
        EXPECT_EQ(matter.last_digest, previous);
    });
    EXPECT_TRUE(!open || running || in(paused_states, matter.state)) << "no clock and no pause";
    EXPECT_TRUE(open || !live) << "an ended matter has no clock";
    EXPECT_EQ(matter.supports_open, supports);
    EXPECT_EQ(count("SELECT count(*) FROM card WHERE matter_id = :id AND lifted_at IS NULL", life),
              matter.cards_open);
    if (open) {
        EXPECT_FALSE(messages(life).empty() && matter.state != State::draft);
    }
}

TEST_P(Walk, AnOpenMatterAlwaysHasAHolderAClockAndAJournalThatFits) {  // invariants of 3.3
    const auto seed = std::random_device{}();
    std::cout << "seed " << seed << '\n';
    std::mt19937 random(seed);
    std::vector<Life> lives;
    for (int i = 0; i < 4; ++i) lives.push_back(begun(random));
    std::map<std::string, int> done;
    std::vector<std::string> log;
    for (int i = 0; i < 400; ++i) {
        log.push_back(step(random, lives));
        ++done[log.back().ends_with(" done") ? "done" : "refused or time"];
        if (HasFailure()) {
            std::string last;
            for (std::size_t at = log.size() < 30 ? 0 : log.size() - 30; at < log.size(); ++at)
                last += log[at] + "; ";
            FAIL() << "seed " << seed << " step " << i << ": " << last;
        }
    }
    EXPECT_GT(done["done"], 80);
}

}  // namespace
}  // namespace matters::testing
