#include "simulation/demo_loader.h"

#include <queue>

#include <fmt/format.h>

#include "catalogue/calendar.h"
#include "clocks/calendar_edition.h"
#include "clocks/run_clock.h"
#include "matters/matter_clocks.h"
#include "simulation/demo_acts.h"

namespace simulation {

namespace {

using base::Duration;
using base::Instant;
using matters::State;
using std::chrono::hours;
using std::chrono::minutes;

Duration days_of(double days) {
    return Duration{static_cast<std::int64_t>(days * 86'400'000.0)};
}

/// Decides when people do what, and lets them.
class Loader {
  public:
    Loader(Stage& stage, const std::vector<DemoMatter>& matters, Instant now)
        : stage_(stage), now_(now), calendar_(stage.database.read([](db::Read& read) {
              return clocks::calendar_edition(read)->of_region("");
          })) {
        for (const auto& matter : matters) add(matter);
    }

    template <class Progress>
    DemoLoad run(const Progress& progress) {
        std::size_t done = 0;
        while (!queue_.empty()) {
            const Turn next = queue_.top();
            queue_.pop();
            stage_.passing.until(next.at);
            if (act(*lives_[next.life])) plan_next(next.life);
            if (progress) progress(++done, all_steps_);
        }
        stage_.passing.until(now_);
        auto out = outcome();
        if (!problems_.empty()) throw DemoProblem(problems_);
        return out;
    }

  private:
    struct Turn {
        Instant at;
        std::size_t life;
        bool operator<(const Turn& other) const {
            return std::tie(other.at, other.life) < std::tie(at, life);
        }
    };

    void add(const DemoMatter& matter) {
        auto life = std::make_unique<DemoLife>();
        life->matter = &matter;
        life->steps = steps_of(matter);
        life->begins = beginning(matter);
        life->ends = now_ - minutes{1};
        // Archived sixty days after it was closed, by the server.
        if (matter.ends == State::archived) life->ends = now_ - days_of(60) - hours{2};
        all_steps_ += life->steps.size();
        by_key_[matter.key] = lives_.size();
        queue_.push({life->begins, lives_.size()});
        lives_.push_back(std::move(life));
    }

    /// A story in which time itself acts begins earlier when holidays lie in it: clocks stand still
    /// then, and five days in seven have to be left for them.
    Instant beginning(const DemoMatter& matter) const {
        Instant at = now_ - days_of(matter.days_ago);
        if (!matter.turns(simulation::Turn::escalated_by_timeout)) return at;
        const auto works = [&](base::Date day) { return calendar_.working(day) ? 1 : 0; };
        int lacking = static_cast<int>(matter.days_ago * 5 / 7);
        constexpr std::chrono::days next{1};
        for (auto day = catalogue::date_of(at) + next; day <= catalogue::date_of(now_); day += next)
            lacking -= works(day);
        for (; lacking > 0; at = at - hours{24}) lacking -= works(catalogue::date_of(at));
        return at;
    }

    bool act(DemoLife& life) {
        const Walk* main = nullptr;
        if (!life.matter->merged_into.empty()) {
            const auto& into = *lives_[by_key_.at(life.matter->merged_into)];
            if (into.walk) main = &*into.walk;
        }
        const bool begins = life.step() == DemoStep::begin;
        const auto done = begins ? begin_life(stage_, life) : do_step(life, main);
        if (!done) {
            note(life, say(done.error()));
            return false;
        }
        ++life.next;
        return true;
    }

    void note(const DemoLife& life, std::string_view reason) {
        const auto at = std::min(life.next, life.steps.size() - 1);
        const char* step = boost::describe::enum_to_string(life.steps[at], "");
        const std::string stands =
            life.walk ? boost::describe::enum_to_string(life.walk->row().state, "") : "nowhere";
        problems_ +=
            fmt::format("\n{}: {} at {}: {} (it stands in {})", life.matter->key, step,
                        base::to_text(stage_.clock.now(), catalogue::china_offset), reason, stands);
    }

    void plan_next(std::size_t index) {
        const DemoLife& life = *lives_[index];
        if (life.next == life.steps.size()) return;
        queue_.push({when(life), index});
    }

    /// Working time that a step takes: the work itself two thirds of what the clock leaves.
    Instant wanted(const DemoLife& life) const {
        const Instant now = stage_.clock.now();
        const auto step = life.step();
        if (step == DemoStep::wait_for_escalation) return due(life, "answer") + minutes{15};
        const bool by_limit = step == DemoStep::done || step == DemoStep::ask_extension;
        if (by_limit) {
            const Instant until = due(life, "handling");
            if (until > now) return within_hours(now + (until - now) * 6 / 10);
        }
        if (step == DemoStep::ask_review || step == DemoStep::ask_second_review)
            return within_hours(now + hours{24 * 6});
        if (step == DemoStep::decide_review) return within_hours(now + hours{24 * 12});
        // Who stands at the window is served there and then, whatever the hour.
        if (step == DemoStep::to_triage || step == DemoStep::to_emergency)
            return now + usual_gap(step);
        return calendar_.after_working(now, usual_gap(step));
    }

    Instant when(const DemoLife& life) const {
        const Instant now = stage_.clock.now();
        Instant at = wanted(life);
        if (life.step() == DemoStep::wait_for_escalation) return std::min(at, life.ends);
        if (is_last(life))
            if (const auto fresh = freshest(*life.matter, life.step()))
                at = std::max(at, life.ends - *fresh);
        const Leg leg = leg_of(life);
        at = std::min(at, now + share(life, leg));
        return std::clamp(bounded(life, at), now + minutes{1}, std::max(leg.ends, now));
    }

    /// What has to happen by a time, as a number of steps from the first.
    struct Leg {
        Instant ends;
        std::size_t steps = 0;
    };
    /// To the end of the story, or to the night before its last day where a step waits for that.
    static Leg leg_of(const DemoLife& life) {
        const auto here = life.steps.begin() + static_cast<std::ptrdiff_t>(life.next);
        const auto waits = std::find(here + 1, life.steps.end(), DemoStep::try_call_next_day);
        if (waits == life.steps.end()) return {life.ends, life.steps.size()};
        const Instant midnight = catalogue::at_minute(catalogue::date_of(life.ends), 0);
        return {midnight - minutes{10},
                static_cast<std::size_t>(std::distance(life.steps.begin(), waits))};
    }

    /// Bounds that the use case sets itself.
    Instant bounded(const DemoLife& life, Instant at) const {
        const Instant now = stage_.clock.now();
        const auto step = life.step();
        if (step == DemoStep::try_call_next_day) {
            const auto tomorrow = catalogue::date_of(now) + std::chrono::days{1};
            return std::max(at, catalogue::at_minute(tomorrow, 9 * 60 + 10));
        }
        if (step == DemoStep::ask_extension)
            if (const Instant until = due(life, "handling"); until > now)
                return std::min(at, until - minutes{30});
        if (step == DemoStep::ask_review || step == DemoStep::ask_second_review) {
            const auto row = life.walk->row();
            const auto since = row.reviewed_at ? *row.reviewed_at : *row.replied_at;
            return std::min(at, since + hours{24 * 29});
        }
        return at;
    }

    bool is_last(const DemoLife& life) const {
        const auto left = life.steps.size() - life.next;
        return left == 1 || (left == 2 && life.steps.back() == DemoStep::rate);
    }

    /// The most of the time left that this step may take, so that all of them fit.
    Duration share(const DemoLife& life, const Leg& leg) const {
        constexpr Duration rest = hours{2};
        Duration all = rest;
        for (std::size_t i = life.next; i < leg.steps; ++i)
            all += usual_gap(life.steps[i]) + minutes{1};
        const Duration own =
            usual_gap(life.step()) + minutes{1} + (is_last(life) ? rest : Duration{});
        const double part = static_cast<double>(own.count()) / static_cast<double>(all.count());
        const auto left = std::max(Duration{}, leg.ends - stage_.clock.now());
        return Duration{static_cast<std::int64_t>(part * static_cast<double>(left.count()))};
    }

    Instant within_hours(Instant at) const { return calendar_.after_working(at, minutes{20}); }

    /// When a running clock of the matter is due; long ago when none runs.
    Instant due(const DemoLife& life, std::string_view kind) const {
        return stage_.database.read([&](db::Read& read) {
            for (const auto& clock : matters::clocks_of(read, life.walk->id()))
                if (clock.kind == kind && clock.state == clocks::State::running && clock.due_at)
                    return *clock.due_at;
            return Instant{};
        });
    }

    DemoLoad outcome() {
        DemoLoad out{.matters = static_cast<std::int64_t>(lives_.size()),
                     .acts = stage_.requests.done(),
                     .steps = stage_.passing.steps(),
                     .hired = stage_.cast.hired(),
                     .states = {},
                     .receipts = {}};
        for (const auto& life : lives_) {
            if (life->next < life->steps.size()) continue;
            const auto row = life->walk->row();
            if (row.state != life->matter->ends)
                note(*life, fmt::format("it should end in {}",
                                        boost::describe::enum_to_string(life->matter->ends, "")));
            ++out.states[row.state];
            out.receipts.push_back({.key = life->matter->key,
                                    .number = life->walk->number(),
                                    .query_code = life->walk->code(),
                                    .title = life->matter->title,
                                    .state = row.state});
        }
        return out;
    }

    Stage& stage_;
    const Instant now_;
    const catalogue::WorkCalendar calendar_;
    std::vector<std::unique_ptr<DemoLife>> lives_;
    std::map<std::string, std::size_t> by_key_;
    std::priority_queue<Turn> queue_;
    std::size_t all_steps_ = 0;
    std::string problems_;
};

}  // namespace

Instant earliest(const std::vector<DemoMatter>& matters, Instant now) {
    double most = 0;
    for (const auto& matter : matters) most = std::max(most, matter.days_ago);
    return now - days_of(most);
}

DemoLoad load_demo_matters(Stage& stage, const std::vector<DemoMatter>& matters, Instant now,
                           const std::function<void(std::size_t done, std::size_t all)>& progress) {
    return Loader(stage, matters, now).run(progress);
}

}  // namespace simulation
