// A resident's matter through its whole life over HTTP, as the people who really take part in it.
#include "stage.h"

namespace journey {
namespace {

using namespace std::chrono_literals;

class WholeLife : public Stage {};
INSTANTIATE_EACH_DATABASE(WholeLife);

TEST_P(WholeLife, FromTheWindowToAConfirmedAnswerInEightHands) {
    Life life = this->life();
    life.begin_at_window();
    began(life, "Window clerk");
    act(life, Role::window_clerk, "triage-request");
    act(life, Role::triage_officer, "acceptance", say::accept("040203"));
    refused(life, Role::handler, "dispatch", say::dispatch(say::text(world().a.office)),
            "forbidden");
    act(life, Role::dispatcher, "dispatch", say::dispatch(say::text(world().a.office)));
    act(life, Role::unit_clerk, "signature",
        {{"handler_id", say::text(world().a.people.at(Role::handler))}});
    act(life, Role::handler, "first-contact", say::contact());
    resident(life, "notes", {{"text", "昨晚又不亮了"}});
    act(life, Role::handler, "preliminary-reply", say::preliminary());
    act(life, Role::handler, "completion", say::completion());
    act(life, Role::checker, "check", say::good());
    act(life, Role::revisitor, "closure", say::closure("very_satisfied"));
    resident(life, "rating", say::rating(true, "very_satisfied"));

    EXPECT_EQ(life.state(), "closed");
    EXPECT_EQ(people_of(life).size(), 8U) << "eight different hands";
    EXPECT_THAT(told(life), ::testing::ElementsAre("registered", "accepted", "dispatched",
                                                   "signed_for", "contacted", "note_added",
                                                   "preliminary_reply", "replied", "closed"));
    pass(std::chrono::days{61});
    EXPECT_EQ(life.state(), "archived");
    verify(life);
}

TEST_P(WholeLife, TheHardWayWithReturnSupportExtensionReworkAndReview) {
    const auto office = say::text(world().a.office);
    const auto centre = say::text(world().a.centre);
    Life life = this->life();
    life.begin({{"phone_page", true}});
    began(life, "Resident");
    act(life, Role::triage_officer, "acceptance", say::accept("090302"));
    act(life, Role::dispatcher, "dispatch", say::dispatch(office));
    // The unit thinks that it is not its own: once to the dispatcher, then to the head.
    act(life, Role::unit_head, "return", say::giving_back());
    act(life, Role::dispatcher, "return-decision", say::return_decision(false));
    act(life, Role::unit_head, "return", say::giving_back());
    refused(life, Role::dispatcher, "return-decision", say::return_decision(false),
            "decided_above");
    act(life, Role::centre_head, "return-decision", say::return_decision(false));
    refused(life, Role::unit_head, "return", say::giving_back(), "designated_unit");
    act(life, Role::unit_clerk, "signature",
        {{"handler_id", say::text(world().a.people.at(Role::handler))}});
    act(life, Role::handler, "first-contact", say::contact());
    // Another unit has to say something, and the papers are missing.
    act(life, Role::handler, "support", say::support(centre));
    refused(life, Role::handler, "completion", say::completion(), "support_open");
    act(life, Role::handler, "papers-request", say::papers());
    pass(std::chrono::days{2});
    resident(life, "papers", {{"text", "劳动合同已上传"}});
    act(life, Role::handler, "support-release", {{"unit_id", centre}, {"reason", "已核实"}});
    act(life, Role::unit_head, "extension", say::extension("20cd"));
    act(life, Role::centre_head, "extension-decision", say::decision());
    act(life, Role::handler, "completion", say::completion());
    // The checker finds a defect, and then the resident does.
    act(life, Role::checker, "check-failure", say::defect());
    act(life, Role::dispatcher, "rework", say::rework());
    act(life, Role::handler, "completion", say::completion());
    refused(life, Role::handler, "check", say::good(), "forbidden");
    act(life, Role::checker, "check", say::good());
    resident(life, "rating", say::rating(false, "dissatisfied"));
    act(life, Role::revisitor, "unsolved", say::undone());
    act(life, Role::dispatcher, "rework", say::rework());
    act(life, Role::handler, "completion", say::completion());
    act(life, Role::checker, "check", say::good());
    refused(life, Role::revisitor, "unsolved", say::undone(), "decided_above");
    act(life, Role::centre_head, "closure-explained", say::explanation());
    // Up to the review, and to the second one.
    resident(life, "review", say::words());
    act(life, Role::review_officer, "review-decision", say::review("upheld"));
    resident(life, "review", say::words());
    refused(life, Role::review_officer, "second-review-decision", say::review("upheld"),
            "second_person");
    const auto& another = world().token_of_another(database(), Role::review_officer);
    const auto second = life.try_act(another, "second-review-decision", say::review("upheld"));
    ASSERT_EQ(second.status, 200) << second.body;
    EXPECT_EQ(life.follow("review", say::words()).code(), "reviews_over");

    EXPECT_EQ(life.state(), "closed");
    EXPECT_GE(people_of(life).size(), 10U);
    EXPECT_THAT(told(life), ::testing::IsSupersetOf(
                                {"registered", "accepted", "dispatched", "contacted", "supporting",
                                 "papers_asked", "papers_received", "extended", "reworking",
                                 "replied", "closed_unsatisfied", "review_asked", "review_decided",
                                 "second_review_asked", "second_review_decided"}));
    verify(life);
}

TEST_P(WholeLife, AComplaintAboutTheCentreGoesPastItAndTheResidentFollowsIt) {
    database().write([&](db::Write& write) {
        write.run({"journey/city_centre",
                   "INSERT INTO unit (unit_id, county, region_id, kind, sector, department, name, "
                   "level, posts_authorised, posts_filled, valid_from, version) VALUES (9, '', "
                   ":region, 'centre', 'party', 'ZZ', '酒泉市综治中心', 2, 0, 0, 0, 1)"},
                  db::arg("region", world().city));
    });
    Life life = this->life();
    life.begin({{"phone_page", true},
                {"category", "090102"},
                {"about_unit_id", say::text(world().a.centre)}});
    began(life, "Resident");
    refused(life, Role::triage_officer, "acceptance", say::accept("090102"), "not_found");
    refused(life, Role::centre_head, "non-acceptance", say::decision(), "not_found");
    const auto seen = life.follow("");
    ASSERT_EQ(seen.status, 200);
    EXPECT_EQ(text_of(seen.json().at("desk").at("name")), "酒泉市综治中心");
    resident(life, "withdrawal", {{"reason", ""}, {"read_back", true}});
    EXPECT_EQ(told(life).back(), "withdrawn");
    verify(life);
}

}  // namespace
}  // namespace journey
