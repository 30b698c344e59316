#include "simulation/simulate.h"

#include <queue>
#include <unordered_map>

#include <fmt/format.h>

#include "catalogue/calendar.h"
#include "clocks/calendar_edition.h"
#include "matters/register_matter.h"
#include "simulation/agent.h"
#include "simulation/queries.h"

namespace simulation {

namespace {

using base::Instant;
using matters::Matter;
using matters::State;
using std::chrono::hours;
using std::chrono::minutes;

/// Of a hundred that come on a day, how many in each hour from 6 to 22.
constexpr int by_hour[] = {1, 2, 6, 11, 12, 9, 4, 4, 7, 9, 8, 7, 6, 5, 4, 3, 2};
constexpr int first_hour = 6;

matters::Bits bits_of_desk() {
    return matters::bits(State::registered, State::triage, State::accepted, State::return_asked,
                         State::sent_back);
}
matters::Bits bits_of_unit() {
    return matters::bits(State::dispatched, State::signed_for, State::in_hand,
                         State::waiting_papers, State::extension_asked, State::parked,
                         State::mediation);
}
matters::Bits bits_of_end() {
    return matters::bits(State::to_check, State::to_call_back, State::closed, State::review,
                         State::second_review);
}

class Simulation {
  public:
    Simulation(Stage& stage, const Plan& plan, const Words& words)
        : stage_(stage),
          plan_(plan),
          words_(words),
          scene_{stage, plan_.behaviour, words_, plan.seed},
          chance_(plan.seed),
          begins_(stage.clock.now()),
          ends_(begins_ + hours{24} * plan.days) {
        find_county();
        for (const auto& [category, says] : words.says)
            // A complaint has to name an office, which a random one cannot.
            if (!category.starts_with("0901")) categories_.push_back(category);
    }

    Outcome run(const std::function<void(int day, int days)>& progress) {
        const auto started = std::chrono::steady_clock::now();
        for (int day = 0; day < plan_.days; ++day) {
            let_people_come(begins_ + hours{24} * day);
            work_until(begins_ + hours{24} * (day + 1));
            if (progress) progress(day + 1, plan_.days);
        }
        stage_.passing.until(ends_);
        Outcome out = stage_.database.read(
            [&](db::Read& read) { return outcome_of(read, plan_.county, begins_); });
        out.refused = refused_;
        out.requests = stage_.requests.done();
        out.steps = stage_.passing.steps();
        const auto took = std::chrono::steady_clock::now() - started;
        out.seconds = std::chrono::duration<double>(took).count();
        return out;
    }

  private:
    struct Turn {
        Instant at;
        std::int64_t who = 0;
        bool comes = false;  ///< Somebody reports, else an agent looks again.
        bool operator<(const Turn& other) const {
            return std::tie(other.at, other.who) < std::tie(at, who);
        }
    };

    void find_county() {
        stage_.database.read([&](db::Read& read) {
            const auto county = find_region(read, plan_.county + "000000");
            if (!county)
                throw CannotSimulate(fmt::format(
                    "There is no county {} in this database. 没有该县区。", plan_.county));
            const auto desk = matters::find_desk(read, county->region_id);
            if (!desk)
                throw CannotSimulate(
                    fmt::format("No centre works for {}. 没有综治中心。", county->name));
            desk_ = desk->unit_id;
            auto path_to = county->path;
            path_to.back() = '0';
            villages_ = read.all<Region>(sql::villages_below, db::arg("path_from", county->path),
                                         db::arg("path_to", path_to));
            if (villages_.empty())
                throw CannotSimulate(
                    fmt::format("{} has no villages here. 没有村（社区）。", county->name));
            calendar_ = std::make_unique<catalogue::WorkCalendar>(
                clocks::calendar_edition(read)->of_region(county->path));
        });
    }

    /// The arrivals of one day, drawn when it begins.
    void let_people_come(Instant day) {
        const auto date = catalogue::date_of(day);
        const bool working = calendar_->working(date);
        const double mean = plan_.matters_per_day * (working ? 1.0 : 0.5);
        const int count = static_cast<int>(mean * chance_.between(0.8, 1.2) + chance_.part());
        for (int i = 0; i < count; ++i) {
            int draw = static_cast<int>(chance_.below(100));
            int hour = 0;
            while (draw >= by_hour[hour]) draw -= by_hour[hour++];
            const auto minute = (first_hour + hour) * 60 + static_cast<int>(chance_.below(60));
            const Instant at = catalogue::at_minute(date, minute) +
                               base::Duration{static_cast<std::int64_t>(chance_.below(60'000))};
            queue_.push({std::max(at, stage_.clock.now()), ++people_, true});
        }
    }

    void work_until(Instant until) {
        while (!queue_.empty() && queue_.top().at < until) {
            const Turn turn = queue_.top();
            queue_.pop();
            stage_.passing.until(turn.at);
            if (turn.comes)
                come(turn.who);
            else
                look(turn.who);
        }
    }

    void come(std::int64_t who) {
        Chance chance(plan_.seed * 1'000'003 + static_cast<std::uint64_t>(who));
        const Region& village = chance.pick(villages_);
        const std::string category = chance.pick(categories_);
        const bool at_the_window = chance.happens(plan_.behaviour.at_the_window);
        Json body = report(chance, village, category, who);
        auto walk = [&] {
            if (at_the_window) {
                body["channel"] = chance.happens(0.5) ? "walk_in" : "telephone";
                body["for_myself"] = false;
                body["draft"] = false;
                body["tags"] = boost::json::array{};
                return Walk::register_by(stage_, stage_.cast.at(desk_, access::Role::window_clerk),
                                         body);
            }
            body["phone_page"] = chance.happens(0.7);
            return Walk::report(stage_, body);
        }();
        if (!walk) return note(walk.error());
        agents_.emplace(who, Agent{.walk = std::move(*walk),
                                   .chance = chance,
                                   .place = village.name,
                                   .category = category});
        const auto soon = at_the_window ? minutes{5} : chance.about(minutes{40});
        queue_.push({at_the_window ? stage_.clock.now() + soon
                                   : calendar_->after_working(stage_.clock.now(), soon),
                     who});
    }

    Json report(Chance& chance, const Region& village, const std::string& category,
                std::int64_t who) {
        const std::string said = at_place(chance.pick(words_.says.at(category)), village.name);
        Json body{{"title", ""},
                  {"words", said},
                  {"region_id", text(village.region_id)},
                  {"address", village.name},
                  {"category", category},
                  {"confidential", false},
                  {"publishable", true}};
        if (!chance.happens(plan_.behaviour.anonymous))
            body["reporter"] = {{"name", made_up_name(static_cast<std::size_t>(who))},
                                {"telephone", fmt::format("0000-{:07}", who % 10'000'000)},
                                {"email", ""},
                                {"address", ""},
                                {"means", "telephone"},
                                {"language", "zh"},
                                {"concealed", false},
                                {"consent_version", "2026-1"}};
        return body;
    }

    void look(std::int64_t who) {
        const auto found = agents_.find(who);
        if (found == agents_.end()) return;
        Agent& agent = found->second;
        const Matter row = agent.walk.row();
        remember(who, agent, row);
        const Looked looked = look_as_it_stands(agent, row);
        if (!looked.done) note(looked.done.error());
        auto again = looked.at;
        if (looked.work) again = calendar_->after_working(stage_.clock.now(), *looked.work);
        // Refused: somebody was faster, or it cannot be done yet.
        if (!looked.done) again = calendar_->after_working(stage_.clock.now(), hours{3});
        if (!again) return forget(who, agent);
        queue_.push({std::max(*again, stage_.clock.now() + minutes{1}), who});
    }

    Looked look_as_it_stands(Agent& agent, const Matter& row) {
        if (matters::in(bits_of_desk(), row.state))
            return look_at_desk(scene_, agent, row, [&] { return similar(agent, row); });
        if (matters::in(bits_of_unit(), row.state)) return look_at_unit(scene_, agent, row);
        if (matters::in(bits_of_end(), row.state)) return look_at_end(scene_, agent, row);
        return {};
    }

    /// The last one of the same kind and place that is still under way.
    std::optional<matters::MatterId> similar(const Agent& agent, const Matter& row) const {
        const auto found = latest_.find(agent.category + agent.place);
        if (found == latest_.end()) return {};
        const auto other = agents_.find(found->second);
        if (other == agents_.end() || other->second.walk.id() == row.matter_id) return {};
        return other->second.walk.id();
    }
    void remember(std::int64_t who, const Agent& agent, const Matter& row) {
        if (row.state == State::accepted) latest_[agent.category + agent.place] = who;
    }
    void forget(std::int64_t who, const Agent& agent) {
        const auto found = latest_.find(agent.category + agent.place);
        if (found != latest_.end() && found->second == who) latest_.erase(found);
        agents_.erase(who);
    }

    void note(const base::Refusal& refusal) { ++refused_[std::string(refusal.kind->code)]; }

    Stage& stage_;
    const Plan plan_;
    const Words& words_;
    const Scene scene_;
    Chance chance_;
    const Instant begins_;
    const Instant ends_;
    access::UnitId desk_;
    std::vector<Region> villages_;
    std::vector<std::string> categories_;
    std::unique_ptr<catalogue::WorkCalendar> calendar_;
    std::priority_queue<Turn> queue_;
    std::unordered_map<std::int64_t, Agent> agents_;
    std::unordered_map<std::string, std::int64_t> latest_;
    std::map<std::string, std::int64_t> refused_;
    std::int64_t people_ = 0;
};

}  // namespace

Outcome simulate(Stage& stage, const Plan& plan, const Words& words,
                 const std::function<void(int day, int days)>& progress) {
    return Simulation(stage, plan, words).run(progress);
}

}  // namespace simulation
