#include "simulation/outcome.h"

#include <array>

#include <fmt/format.h>

#include "base/hash.h"
#include "catalogue/calendar.h"
#include "matters/journal.h"
#include "matters/store.h"
#include "simulation/queries.h"

namespace simulation {

namespace {

using matters::Matter;
using matters::MatterId;

struct Count {
    std::string what;
    std::int64_t times = 0;
};
BOOST_DESCRIBE_STRUCT(Count, (), (what, times))

struct ClockRow {
    std::string kind;
    std::string state;
    base::Instant started_at;
    base::Instant due_at;
    std::string unit;
};
BOOST_DESCRIBE_STRUCT(ClockRow, (), (kind, state, started_at, due_at, unit))

std::string name_of(auto value) {
    return boost::describe::enum_to_string(value, "");
}

/// Counts and digests one matter after the other; holds none.
class Counting {
  public:
    Counting(db::Read& read, base::Instant since) : read_(read) {
        out.from = since, out.to = read.now();
    }

    void matter(MatterId id) {
        const auto row = *matters::find_any(read_, id);
        count(row);
        mix(row_text(row));
        for (const auto& entry : matters::journal_of(read_, id)) mix(entry_text(entry));
        for (const auto& clock :
             read_.all<ClockRow>(sql::clocks_of_matter, db::arg("matter_id", id))) {
            if (clock.kind == "handling") {
                out.met += clock.state == "met" ? 1 : 0;
                out.missed += clock.state == "missed" ? 1 : 0;
            }
            mix(fmt::format("{} {} {} {} {}", clock.kind, clock.state, clock.started_at.ms,
                            clock.due_at.ms, clock.unit));
        }
    }

    Outcome finish() {
        if (ended_ > 0) out.average_days = days_ / static_cast<double>(ended_);
        out.digest = digest_;
        return std::move(out);
    }

    Outcome out;

  private:
    void count(const Matter& row) {
        ++out.received;
        ++out.states[name_of(row.state)];
        if (matters::is_open(row.state)) {
            ++out.open;
            ++out.stock_by_age[age(row)];
        }
        if (row.ended_at) {
            ++ended_;
            days_ +=
                static_cast<double>((*row.ended_at - row.registered_at).count()) / 86'400'000.0;
        }
        const bool closed = row.state == matters::State::closed ||
                            (row.state == matters::State::archived && row.lead_unit_id);
        out.closed += closed ? 1 : 0;
        out.returned += row.returns > 0 ? 1 : 0;
        out.reworked += row.reworks > 0 ? 1 : 0;
        out.escalated += row.rung > 0 ? 1 : 0;
        if (row.satisfaction) ++out.satisfaction[name_of(*row.satisfaction)];
    }

    std::string age(const Matter& row) const {
        const auto days = (out.to - row.registered_at).count() / 86'400'000;
        return days < 2 ? "0-1" : days < 8 ? "2-7" : days < 31 ? "8-30" : "31+";
    }

    /// Everything but ids, secrets and what is made of them: those differ from one database to
    /// another.
    std::string row_text(const Matter& row) {
        auto json = matters::difference(Matter{}, row);
        for (const auto* name :
             {"matter_id", "code_digest", "reporter_id", "content_digest", "merged_into",
              "handler_id", "leader_id", "first_receiver_id", "reporter_person_id"})
            json.erase(name);
        for (const auto* name : {"desk_unit_id", "lead_unit_id", "holder_unit_id",
                                 "supervisor_unit_id", "about_unit_id"})
            json.erase(name);
        return fmt::format("{} {} {} {} {}", boost::json::serialize(json), unit(row.desk_unit_id),
                           unit(row.lead_unit_id), unit(row.holder_unit_id),
                           unit(row.supervisor_unit_id));
    }

    std::string entry_text(const matters::Entry& entry) {
        const auto words = matters::words_of(read_, entry.matter_id, entry.seq);
        return fmt::format("{} {} {} {} {} {} {} {} {}", entry.seq, entry.at.ms, name_of(entry.act),
                           name_of(entry.from_state), name_of(entry.to_state), name_of(entry.hand),
                           entry.role ? name_of(*entry.role) : "", unit(entry.unit_id),
                           boost::json::serialize(words));
    }

    const std::string& unit(std::optional<matters::UnitId> id) {
        static const std::string none;
        if (!id) return none;
        auto [place, fresh] = names_.try_emplace(*id);
        if (fresh) place->second = read_.get<std::string>(sql::unit_name, db::arg("unit_id", *id));
        return place->second;
    }

    void mix(const std::string& text) { digest_ = base::digest(digest_ + text); }

    db::Read& read_;
    std::map<matters::UnitId, std::string> names_;
    std::string digest_;
    std::int64_t ended_ = 0;
    double days_ = 0;
};

boost::json::object json_of(const std::map<std::string, std::int64_t>& counts) {
    boost::json::object out;
    for (const auto& [name, count] : counts) out[name] = count;
    return out;
}

std::string line_of(const std::map<std::string, std::int64_t>& counts) {
    std::string out;
    for (const auto& [name, count] : counts)
        out += fmt::format("{}{} {}", out.empty() ? "" : ", ", name, count);
    return out.empty() ? "none" : out;
}

std::int64_t times(const Outcome& outcome, std::string_view act) {
    const auto found = outcome.acts.find(std::string(act));
    return found == outcome.acts.end() ? 0 : found->second;
}

std::int64_t standing(const Outcome& outcome, std::string_view state) {
    const auto found = outcome.states.find(std::string(state));
    return found == outcome.states.end() ? 0 : found->second;
}

}  // namespace

double Outcome::on_time() const {
    const auto ended = met + missed;
    return ended == 0 ? 1 : static_cast<double>(met) / static_cast<double>(ended);
}

Outcome outcome_of(db::Read& read, const std::string& county, base::Instant since) {
    Counting counting(read, since);
    for (const auto id :
         read.all<MatterId>(sql::matters_since, db::arg("county", county), db::arg("since", since)))
        counting.matter(id);
    Outcome out = counting.finish();
    for (const auto& [what, times] :
         read.all<Count>(sql::count_acts_since, db::arg("county", county), db::arg("since", since)))
        out.acts[what] = times;
    for (const auto& [what, times] : read.all<Count>(
             sql::count_cards_since, db::arg("county", county), db::arg("since", since)))
        out.cards[what] = times;
    return out;
}

boost::json::object to_json(const Outcome& one) {
    return {{"from", base::to_text(one.from)},
            {"to", base::to_text(one.to)},
            {"received", one.received},
            {"accepted", times(one, "accept")},
            {"not_accepted", standing(one, "not_accepted")},
            {"referred", standing(one, "referred")},
            {"open", one.open},
            {"closed", one.closed},
            {"states", json_of(one.states)},
            {"stock_by_age_days", json_of(one.stock_by_age)},
            {"on_time", one.on_time()},
            {"average_days", one.average_days},
            {"escalated", one.escalated},
            {"returned", one.returned},
            {"reworked", one.reworked},
            {"reopened", times(one, "reopen")},
            {"cards", json_of(one.cards)},
            {"satisfaction", json_of(one.satisfaction)},
            {"acts", json_of(one.acts)},
            {"refused", json_of(one.refused)},
            {"requests", one.requests},
            {"clock_steps", one.steps},
            {"seconds", one.seconds},
            {"digest", one.digest}};
}

std::string to_text(const Outcome& one) {
    std::string out;
    const auto add = [&](std::string_view zh, std::string_view en, const std::string& value) {
        out += fmt::format("   {} · {}: {}\n", zh, en, value);
    };
    add("收到", "received", std::to_string(one.received));
    add("受理", "accepted", std::to_string(times(one, "accept")));
    add("不予受理", "not accepted", std::to_string(standing(one, "not_accepted")));
    add("引导移送", "referred", std::to_string(standing(one, "referred")));
    add("结案", "closed", std::to_string(one.closed));
    add("在办", "in stock", std::to_string(one.open));
    add("在办天数", "stock by age in days", line_of(one.stock_by_age));
    add("所处状态", "states", line_of(one.states));
    add("按期率", "on time", fmt::format("{:.1f} %", 100 * one.on_time()));
    add("平均办理天数", "average days to the end", fmt::format("{:.1f}", one.average_days));
    add("提级", "escalated", std::to_string(one.escalated));
    add("退回", "returned", std::to_string(one.returned));
    add("返工", "reworked", std::to_string(one.reworked));
    add("重开", "reopened", std::to_string(times(one, "reopen")));
    add("督办牌", "cards", line_of(one.cards));
    add("满意度", "satisfaction", line_of(one.satisfaction));
    add("被拒的操作", "acts refused", line_of(one.refused));
    const double rate = one.seconds > 0 ? static_cast<double>(one.requests) / one.seconds : 0;
    add("速度", "pace",
        fmt::format("{} acts of people, {} steps of clocks, {:.1f} s, {:.0f} acts/s", one.requests,
                    one.steps, one.seconds, rate));
    add("摘要", "digest", one.digest);
    return out;
}

}  // namespace simulation
