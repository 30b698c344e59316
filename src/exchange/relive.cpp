#include "exchange/relive.h"

#include <algorithm>

#include "clocks/clock.h"
#include "db/replay.h"
#include "matters/clock_kinds.h"
#include "matters/endpoints.h"
#include "matters/matter_clocks.h"

namespace exchange {

namespace {

using base::Instant;
using boost::json::object;
using matters::Act;

constexpr std::string_view not_kept = "（历史事项导入，原系统未载明 · imported; not kept there）";

class Reliving {
  public:
    Reliving(db::Write& write, const UseCases& use_cases, const DeskHands& desk,
             const UnitHands* unit, const Past& past, Instant now)
        : write_(write), use_cases_(use_cases), desk_(desk), unit_(unit), past_(past), now_(now) {}

    base::Result<matters::MatterId> run() {
        if (auto ok = register_it(); !ok) return std::unexpected(ok.error());
        using Live = base::Result<void> (Reliving::*)();
        constexpr std::pair<Step, Live> steps[] = {
            {Step::accepted, &Reliving::accept},  {Step::dispatched, &Reliving::dispatch},
            {Step::signed_for, &Reliving::sign},  {Step::started, &Reliving::start},
            {Step::done, &Reliving::report_done}, {Step::checked, &Reliving::check},
            {Step::closed, &Reliving::close}};
        for (const auto& [step, live] : steps) {
            if (step > past_.reached) break;
            move_to(step);
            if (auto ok = (this->*live)(); !ok) return std::unexpected(ok.error());
        }
        return matter_.matter_id;
    }

  private:
    void move_to(Step step) { at_ = std::max(at_, past_.time(step).value_or(at_)); }

    base::Result<void> act(const access::Actor& actor, Act act, object body) {
        return db::at(write_, at_, [&](db::Write& then) {
            return use_cases_.act(then, actor, act, matter_.matter_id, std::move(body));
        });
    }

    base::Result<void> register_it() {
        at_ = *past_.time(Step::registered);
        const auto channel = past_.registration.channel;
        using enum matters::Channel;
        const bool by_clerk = channel == walk_in || channel == telephone || channel == letter ||
                              channel == grid_worker || channel == volunteer || channel == hotline;
        const auto hand = by_clerk ? matters::hand_of(*desk_.clerk) : matters::reporters_hand();
        auto registered = db::at(write_, at_, [&](db::Write& then) {
            return matters::register_matter(then, use_cases_.config(), hand, past_.registration);
        });
        if (!registered) return std::unexpected(registered.error());
        matter_ = std::move(registered->matter);
        if (matter_.state != matters::State::registered) return {};
        return act(*desk_.clerk, Act::send_to_triage, {});
    }

    base::Result<void> accept() {
        return act(*desk_.triage, Act::accept,
                   {{"category", past_.registration.category}, {"note", ""}});
    }

    base::Result<void> dispatch() {
        return act(*desk_.dispatcher, Act::dispatch,
                   {{"lead_unit_id", std::to_string(unit_->clerk->unit.value)},
                    {"support_unit_ids", boost::json::array{}},
                    {"basis", not_kept},
                    {"note", ""}});
    }

    base::Result<void> sign() {
        return act(*unit_->clerk, Act::sign_for,
                   {{"handler_id", std::to_string(unit_->handler->person.value)}});
    }

    base::Result<void> start() {
        const bool petition = matter_.route == catalogue::Route::petition;
        return act(*unit_->handler, Act::start_handling,
                   {{"way", petition ? "in_person" : "message"}, {"record", not_kept}});
    }

    base::Result<void> report_done() {
        if (!past_.time(Step::done) && past_.overdue)
            if (auto ok = move_by_lateness(*past_.overdue); !ok) return ok;
        return act(*unit_->handler, Act::report_done,
                   {{"result", past_.result.empty() ? not_kept : past_.result},
                    {"facts_found", not_kept},
                    {"decision", not_kept},
                    {"legal_basis", not_kept},
                    {"remedies", ""}});
    }

    base::Result<void> move_by_lateness(bool overdue) {
        const auto due = handling_due();
        if (!due) return {};
        const auto closed = past_.time(Step::closed);
        const auto latest = std::min(now_, closed.value_or(now_));
        if (overdue) {
            const auto late = *due + std::chrono::minutes{1};
            if (late > latest)
                return base::refuse_field("lateness", "not_late",
                                          "按本平台的时限，该事项当时还未超期。",
                                          "By the limit here it was not late yet at that time.");
            at_ = std::max(at_, late);
        } else if (*due > at_) {
            at_ = std::min(at_ + (*due - at_) / 2, std::max(at_, latest));
        } else {
            return base::refuse_field("lateness", "late", "按本平台的时限，该事项已超期。",
                                      "By the limit here it was late already.");
        }
        return {};
    }

    std::optional<Instant> handling_due() {
        for (const auto& clock : matters::clocks_of(write_, matter_.matter_id))
            if (matters::kind_of(clock) == matters::ClockKind::handling) return clock.due_at;
        return {};
    }

    base::Result<void> check() {
        return act(*desk_.checker, Act::pass_check, {{"way", "papers"}, {"finding", not_kept}});
    }

    base::Result<void> close() {
        using matters::Satisfaction;
        if (past_.satisfaction >= Satisfaction::dissatisfied)
            return act(*desk_.revisitor, Act::close_unsatisfied,
                       {{"explanation", not_kept},
                        {"satisfaction", boost::describe::enum_to_string(*past_.satisfaction, "")},
                        {"said", ""}});
        object body{{"reached", past_.satisfaction.has_value()}, {"said", ""}};
        if (past_.satisfaction)
            body["satisfaction"] = boost::describe::enum_to_string(*past_.satisfaction, "");
        return act(*desk_.revisitor, Act::close, std::move(body));
    }

    db::Write& write_;
    const UseCases& use_cases_;
    const DeskHands& desk_;
    const UnitHands* unit_;
    const Past& past_;
    const Instant now_;
    Instant at_;
    matters::Matter matter_;
};

}  // namespace

UseCases::UseCases(const matters::Config& config) : config_(config) {
    const std::pair<Act, http::Endpoint> all[] = {
        {Act::send_to_triage, matters::send_to_triage()},
        {Act::accept, matters::accept_matter()},
        {Act::dispatch, matters::dispatch_matter()},
        {Act::sign_for, matters::sign_for()},
        {Act::start_handling, matters::start_handling()},
        {Act::report_done, matters::report_done()},
        {Act::pass_check, matters::pass_check()},
        {Act::close, matters::close_matter()},
        {Act::close_unsatisfied, matters::close_unsatisfied()}};
    for (const auto& [act, endpoint] : all) acts_.emplace(act, endpoint.handle);
}

base::Result<void> UseCases::act(db::Write& write, const access::Actor& actor, Act act,
                                 matters::MatterId matter, object body) const {
    const http::Handler& handler = acts_.at(act);
    const http::Input input{.path = {{"matter_id", std::to_string(matter.value)}},
                            .body = std::move(body)};
    const auto in = handler.read(input);
    if (!in) return std::unexpected(in.error());
    const auto done = handler.run(&write, &actor, in->get());
    if (!done) return std::unexpected(done.error());
    return {};
}

base::Result<matters::MatterId> relive(db::Write& write, const UseCases& use_cases,
                                       const DeskHands& desk, const UnitHands* unit,
                                       const Past& past, Instant now) {
    return Reliving(write, use_cases, desk, unit, past, now).run();
}

}  // namespace exchange
