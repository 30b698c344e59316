#include "matters/review_matter.h"

#include "clocks/places.h"
#include "matters/act_endpoint.h"
#include "matters/endpoints.h"
#include "matters/journal.h"

namespace matters {

namespace {

/// 信访工作条例 35, 36: within 30 days of the reply, and of the first review.
constexpr base::Duration time_to_ask = std::chrono::days{30};

constexpr base::RefusalKind reviews_over{
    "reviews_over", base::Because::conflict, "复核意见为信访终结意见；有新的事实请登记新事项。",
    "After the second review the same facts are not taken up again; new facts open a new matter."};

struct RequestReview : ActOn {
    http::Text<2, 2000> reason;
};
BOOST_DESCRIBE_STRUCT(RequestReview, (ActOn), (reason))

struct Decide : ActOn {
    ReviewOutcome outcome{};
    http::Text<2, 4000> opinion;
    http::Text<2, 1000> legal_basis;
};
BOOST_DESCRIBE_STRUCT(Decide, (ActOn), (outcome, opinion, legal_basis))

base::Result<void> decide(Work& work, const Decide& in) {
    work.matter.review_outcome = in.outcome;
    work.matter.reviewed_at = work.write().now();
    work.words = {{"opinion", in.opinion.value}, {"legal_basis", in.legal_basis.value}};
    work.facts["outcome"] = boost::describe::enum_to_string(in.outcome, "");
    if (in.outcome == ReviewOutcome::changed) {
        // What was settled without a unit has none to go back to: it is triaged first.
        work.go(work.matter.lead_unit_id ? State::sent_back : State::triage);
        work.tell_unit(work.matter.desk_unit_id, "to_dispatch");
    } else {
        work.go(State::closed);
        work.matter.wake_at = archive_at(work.write().now());
    }
    return {};
}

/// The centre above the unit that decided the first review has the second to see to.
void tell_the_level_above(Work& work) {
    const auto first = last_entry(work.write(), work.matter.matter_id, Act::decide_review);
    if (!first || !first->unit_id) return;
    if (const auto above = clocks::find_superior(work.write(), *first->unit_id))
        work.tell_unit(above->unit_id, "to_review");
}

/// Through a window, for somebody who came in person.
base::Result<Acted> request(db::Write& write, const access::Actor& actor, const RequestReview& in) {
    const auto matter = find_matter(write, actor, in.matter_id);
    if (!matter) return base::refuse(base::not_found);
    auto work = Work::begin(write, actor, review_act(*matter), in.matter_id, in.version);
    if (!work) return std::unexpected(work.error());
    if (auto ok = ask_review(*work, in.reason.value); !ok) return std::unexpected(ok.error());
    return finish(*work);
}

}  // namespace

Act review_act(const Matter& matter) {
    return matter.reviewed_at ? Act::ask_second_review : Act::ask_review;
}

base::Result<void> ask_review(Work& work, const std::string& reason) {
    const Matter& matter = work.matter;
    // A review that sent the unit back to work ended with a new reply: that one counts.
    const auto since = std::max(matter.reviewed_at, matter.replied_at);
    const auto now = work.write().now();
    if (work.clocks().had(ClockKind::second_review)) return base::refuse(reviews_over);
    if (!since || now > *since + time_to_ask)
        return base::refuse(too_late, "until",
                            since ? base::to_text(*since + time_to_ask) : std::string{});
    work.matter.wake_at.reset();
    work.words["reason"] = reason;
    work.tell_unit(matter.desk_unit_id, "to_review");
    if (review_act(matter) == Act::ask_second_review) tell_the_level_above(work);
    return {};
}

http::Endpoint request_review() {
    return {
        .method = http::Method::post,
        .path = "/api/v1/matters/{matter_id}/review-request",
        .summary =
            "Ask for the review of a reply, or for the second review, for somebody who "
            "came in person (rows 32, 33)",
        .summary_zh = "代为提出复查、复核申请",
        .tag = "matters",
        .needs = access::permission::register_matter,
        .reach = http::Reach::region,
        .refusals = act_refusals({&too_late, &reviews_over}),
        .example = {{"matter_id", "{matter_to_ask_review}"}, {"reason", "对答复认定的事实有异议"}},
        .handle = http::handler(request)};
}

http::Endpoint decide_review() {
    return act_endpoint<Decide>(
        Act::decide_review, "review-decision",
        "Decide a review: the reply stands, or the unit has to do more (row 32)", "作出复查意见",
        {{"outcome", "upheld"},
         {"opinion", "原答复事实清楚。"},
         {"legal_basis", "信访工作条例第三十五条"}},
        decide);
}

http::Endpoint decide_second_review() {
    return act_endpoint<Decide>(
        Act::decide_second_review, "second-review-decision",
        "Decide the second review: a level above the one that decided the first, where one "
        "works here; never the same person (row 33)",
        "作出复核意见",
        {{"outcome", "upheld"},
         {"opinion", "维持复查意见。"},
         {"legal_basis", "信访工作条例第三十六条"}},
        decide, {&second_person, &reviewed_above});
}

}  // namespace matters
