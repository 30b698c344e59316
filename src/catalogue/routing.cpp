#include "catalogue/routing.h"

#include <algorithm>
#include <functional>
#include <tuple>

#include <fmt/format.h>

#include "catalogue/routing_words.h"

namespace catalogue {

namespace {

constexpr std::string_view centre_department = "ZZ";

/// A unit that could lead, with what speaks for it.
struct Candidate {
    const UnitFact* unit = nullptr;
    bool named = false;  // by a duty that names the unit itself
    int precedents = 0;
    Reason reason;
    bool beyond_default = false;  // by a duty that says more than the catalogue
};

class Router {
  public:
    explicit Router(const RouteFacts& facts) : facts_(facts), leaf_(facts.leaf) {
        found_.level = facts.values.level;
        found_.limit = facts.values.limit;
        found_.limit_class = facts.values.limit_class;
        found_.priority = facts.values.priority;
        found_.flags = facts.values.flags;
        found_.route = leaf_.route;
    }

    Suggestion run() {
        if (std::ranges::count(facts_.values.flags, Flag::human_classification))
            obstacle("human_classification", "该类事项须由工作人员确认分类，不得自动分派。",
                     "A person must confirm this class; nothing is assigned by itself.");
        if (goes_outside()) {
            name_outside();
            return std::move(found_);
        }
        set_ceiling();
        find_lead();
        if (!found_.lead) fall_back();
        if (found_.lead) add_support();
        return std::move(found_);
    }

  private:
    void find_lead() {
        const auto duties = candidates_from_duties();
        const bool listed = std::ranges::any_of(duties, &Candidate::beyond_default);
        if (follow(best_precedent(&Precedent::ruled)) ||
            (!listed && follow(best_precedent(&Precedent::clear)))) {
            for (const Candidate& each : duties) alternative(each);
            if (duties.empty())
                for (const Candidate& each : candidates_from_catalogue()) alternative(each);
            return;
        }
        choose(duties);
        if (!found_.lead) choose(candidates_from_catalogue());
        if (!found_.lead) follow(best_precedent([](const Precedent&) { return true; }));
    }

    bool goes_outside() const {
        return leaf_.route == Route::refer || leaf_.route == Route::emergency ||
               facts_.values.level == Level::external;
    }

    void name_outside() {
        if (const Department* body = facts_.catalogue.find_department(leaf_.department))
            found_.outside = *body;
        found_.reasons.push_back(why_outside(leaf_, facts_.catalogue));
    }

    /// No unit at a level of this number or a higher one may have the matter.
    void set_ceiling() {
        if (facts_.about) {
            ceiling_ = facts_.about->region_level;
            found_.reasons.push_back(
                {ReasonSource::complaint_rule, leaf_.code,
                 fmt::format("投诉对象是{}，不交其本身、同级或下级，由上一级办理。",
                             facts_.about->name),
                 fmt::format("The complaint is about {}: never given to it, to its level or below, "
                             "but to the level above.",
                             facts_.about->name)});
        } else if (leaf_.class_code() == "0901") {
            // Unknown target: it may well be the county's own centre.
            ceiling_ = region_level(facts_.values.level);
            found_.reasons.push_back(
                {ReasonSource::complaint_rule, leaf_.code, "投诉由被投诉单位的上一级办理。",
                 "A complaint goes to the level above the unit complained of."});
            obstacle("name_the_unit", "请先填明被投诉的单位，再确定由哪一级办理。",
                     "Say which unit the complaint is about, so that the level above it can be "
                     "found.");
        }
    }

    bool may_have(const UnitFact& unit) const {
        if (unit.region_level >= ceiling_) return false;
        return !facts_.about || !is_below(unit, facts_.about->unit_id);
    }

    /// True when `unit` is `top` or answers to it, over however many steps.
    bool is_below(const UnitFact& unit, access::UnitId top) const {
        const UnitFact* at = &unit;
        for (std::size_t steps = 0; at && steps <= facts_.units.size(); ++steps) {
            if (at->unit_id == top) return true;
            at = find_unit(at->superior_id);
        }
        return false;
    }

    const UnitFact* find_unit(access::UnitId id) const {
        if (!id) return nullptr;
        const auto found = std::ranges::find(facts_.units, id, &UnitFact::unit_id);
        return found == facts_.units.end() ? nullptr : &*found;
    }

    int precedents_of(const UnitFact& unit) const {
        int times = 0;
        for (const Precedent& each : facts_.precedents)
            if (each.unit_id == unit.unit_id) times += each.times;
        return times;
    }

    /// Units of a department at the nearest level from `level` upwards where it has one.
    std::vector<const UnitFact*> nearest(std::string_view department, int level) const {
        for (; level >= 1; --level) {
            std::vector<const UnitFact*> units;
            for (const UnitFact& unit : facts_.units)
                if (unit.region_level == level && unit.department == department && may_have(unit))
                    units.push_back(&unit);
            if (!units.empty()) return units;
        }
        return {};
    }

    std::vector<const UnitFact*> holders(const Duty& duty) const {
        const int level = region_level(duty.level);
        if (is_default_lead(duty)) return at_level_or_above(level);
        if (!duty.department.empty()) return nearest(duty.department, level);
        const UnitFact* unit = find_unit(duty.unit_id);
        if (!unit || !may_have(*unit)) return {};
        return {unit};
    }

    /// A row that only repeats the catalogue gives no more power than the catalogue does.
    bool is_default_lead(const Duty& duty) const {
        return duty.kind == DutyKind::lead && !duty.has_power_basis() &&
               duty.department == leaf_.department;
    }

    std::vector<Candidate> candidates_from_duties() {
        std::vector<Candidate> found;
        for (const Duty& duty : facts_.duties) {
            if (duty.kind != DutyKind::lead) continue;
            const bool usable = check_duty(duty);
            for (const UnitFact* unit : holders(duty)) {
                Candidate each{unit, duty.department.empty(), precedents_of(*unit), why(duty),
                               !is_default_lead(duty)};
                if (is_default_lead(duty)) say_why_here(each, region_level(duty.level));
                if (usable)
                    found.push_back(std::move(each));
                else
                    alternative(each);
            }
        }
        return found;
    }

    /// False, with an obstacle, when the duty cannot carry a dispatch.
    bool check_duty(const Duty& duty) {
        if (duty.in_dispute()) {
            obstacle("duty_in_dispute",
                     fmt::format("该职责归属有争议、尚未厘清（{}），由分流员决定。", duty.basis),
                     fmt::format("This duty is in dispute and not yet settled ({}); the dispatcher "
                                 "decides.",
                                 duty.basis));
            return false;
        }
        if (sends_down(duty, leaf_) && (!duty.has_power_basis() || duty.approved_by.empty())) {
            obstacle(
                "sent_down_without_basis",
                fmt::format("不得把部门职责下交到{}：没有赋权依据或准入审核。", zh(duty.level)),
                fmt::format("A department's duty may not be sent down to {}: there is no power "
                            "basis or entry review.",
                            en(duty.level)));
            return false;
        }
        return true;
    }

    std::vector<Candidate> candidates_from_catalogue() {
        const int level = region_level(facts_.values.level);
        std::vector<Candidate> found;
        for (const UnitFact* unit : at_level_or_above(level))
            found.push_back(
                {unit, false, precedents_of(*unit), why(*unit, level, leaf_, facts_.catalogue)});
        return found;
    }

    /// The unit of a precedent, when it is there, may have the matter, and stands where the leaf
    /// or a duty puts it: what was usual is no basis for sending a duty down.
    const UnitFact* unit_of(const Precedent& precedent) const {
        const UnitFact* unit = find_unit(precedent.unit_id);
        if (!unit || !may_have(*unit)) return nullptr;
        if (unit->region_level <= std::max(3, region_level(facts_.values.level))) return unit;
        for (const Duty& duty : facts_.duties) {
            const bool holds = duty.unit_id == unit->unit_id ||
                               (!duty.department.empty() && duty.department == unit->department);
            if (!holds || duty.in_dispute()) continue;
            if (!sends_down(duty, leaf_) || (duty.has_power_basis() && !duty.approved_by.empty()))
                return unit;
        }
        return nullptr;
    }

    /// The likeliest of those that fit.
    template <class Fits>
    const Precedent* best_precedent(Fits fits) const {
        const Precedent* best = nullptr;
        for (const Precedent& each : facts_.precedents)
            if (std::invoke(fits, each) && unit_of(each) && (!best || each.share > best->share))
                best = &each;
        return best;
    }

    /// The unit of a precedent leads; the other precedents become alternatives.
    bool follow(const Precedent* precedent) {
        if (!precedent) return false;
        const UnitFact& unit = *unit_of(*precedent);
        found_.lead = suggested({&unit, false, precedent->times, why(*precedent)});
        found_.level = level_of(unit.region_level);
        found_.reasons.push_back(found_.lead->reason);
        precedents_as_alternatives();
        return true;
    }

    void precedents_as_alternatives() {
        for (const Precedent& each : facts_.precedents)
            if (const UnitFact* unit = find_unit(each.unit_id); unit && may_have(*unit))
                alternative({unit, false, each.times, why(each)});
    }

    /// The leading department where it has a unit at the level; where it has none there, a
    /// supporter may do the service on the spot (help with an application, mediation), but no
    /// order: that is the department's, further up.
    std::vector<const UnitFact*> at_level_or_above(int level) const {
        std::vector<const UnitFact*> units = nearest(leaf_.department, level);
        const bool on_the_spot = !units.empty() && units.front()->region_level == level;
        const bool anyone_may = leaf_.route == Route::service || leaf_.route == Route::mediation;
        if (on_the_spot || !anyone_may) return units;
        for (const std::string& department : leaf_.support) {
            const auto supporters = nearest(department, level);
            if (!supporters.empty() && supporters.front()->region_level == level) return supporters;
        }
        return units;
    }

    /// Adds to a default duty's reason where its unit stands, when that is not at the level itself.
    void say_why_here(Candidate& each, int level) const {
        if (each.unit->department == leaf_.department && each.unit->region_level == level) return;
        const Reason where = why(*each.unit, level, leaf_, facts_.catalogue);
        each.reason.zh += where.zh;
        each.reason.en += " " + where.en;
    }

    /// The best candidate leads; the others become alternatives.
    void choose(std::vector<Candidate> candidates) {
        if (candidates.empty()) return;
        std::ranges::stable_sort(candidates, {}, [](const Candidate& each) {
            return std::tuple(-each.unit->region_level, !each.named, -each.precedents,
                              each.unit->unit_id.value);
        });
        const Candidate& best = candidates.front();
        found_.lead = suggested(best);
        found_.level = level_of(best.unit->region_level);
        found_.reasons.push_back(best.reason);
        if (best.precedents > 0)
            found_.reasons.push_back(why(Precedent{best.unit->unit_id, best.precedents}));
        for (const Candidate& each : std::span(candidates).subspan(1)) alternative(each);
        precedents_as_alternatives();
    }

    void fall_back() {
        const UnitFact* best = nullptr;
        for (const UnitFact& unit : facts_.units) {
            const bool takes_all = unit.window || unit.department == centre_department;
            if (!takes_all || !may_have(unit)) continue;
            if (unit.region_level > region_level(facts_.values.level)) continue;
            const auto order = [](const UnitFact& each) {
                return std::tuple(-each.region_level, !each.window, each.unit_id.value);
            };
            if (!best || order(unit) < order(*best)) best = &unit;
        }
        if (!best) {
            obstacle("nobody_found",
                     facts_.about ? "被投诉单位之上没有登记的单位，请人工报上一级。"
                                  : "没有找到有权单位，也没有综合窗口，请人工指定。",
                     facts_.about ? "No unit above the one complained of is known here; pass it up "
                                    "by hand."
                                  : "Neither a unit with the power nor a comprehensive window was "
                                    "found; choose by hand.");
            return;
        }
        obstacle("fallback", fmt::format("没有有权单位，先由{}兜底，请分流员指定。", best->name),
                 fmt::format("No unit with the power was found; {} takes it until the dispatcher "
                             "decides.",
                             best->name));
        const Candidate last{best,
                             false,
                             0,
                             {ReasonSource::fallback, leaf_.code, "综合窗口兜底。",
                              "The comprehensive window takes what nobody else has."}};
        choose({last});
    }

    void add_support() {
        for (const Duty& duty : facts_.duties)
            if (duty.kind == DutyKind::support && !duty.in_dispute())
                for (const UnitFact* unit : support_holders(duty)) support(*unit, why(duty));
        for (const std::string& department : leaf_.support)
            for (const UnitFact* unit : supporters(department))
                support(*unit, {ReasonSource::catalogue_default, leaf_.code, "目录默认协办。",
                                "Supports by the catalogue's default."});
    }

    std::vector<const UnitFact*> support_holders(const Duty& duty) const {
        return duty.department.empty() ? holders(duty) : supporters(duty.department);
    }

    /// Support works where the matter is: from the leading unit's level upwards, and for
    /// townships and villages, whose level lies below, where they are.
    std::vector<const UnitFact*> supporters(std::string_view department) const {
        const int own = department == "CJ" ? 5 : department == "JD" ? 4 : 0;
        return nearest(department, std::max(own, region_level(found_.level)));
    }

    void support(const UnitFact& unit, Reason reason) {
        if (found_.lead->unit_id == unit.unit_id) return;
        for (const SuggestedUnit& each : found_.support)
            if (each.unit_id == unit.unit_id) return;
        found_.support.push_back({unit.unit_id, unit.name, unit.department, std::move(reason)});
    }

    static SuggestedUnit suggested(const Candidate& each) {
        return {each.unit->unit_id, each.unit->name, each.unit->department, each.reason};
    }

    void alternative(const Candidate& each) {
        if (found_.lead && found_.lead->unit_id == each.unit->unit_id) return;
        for (const SuggestedUnit& other : found_.alternatives)
            if (other.unit_id == each.unit->unit_id) return;
        found_.alternatives.push_back(suggested(each));
    }

    Level level_of(int region_level) const {
        if (region_level == 5)
            return facts_.values.level == Level::grid ? Level::grid : Level::village;
        if (region_level == 4) return Level::town;
        return region_level == 3 ? Level::county : Level::city;
    }

    void obstacle(const char* code, std::string zh, std::string en) {
        found_.obstacles.push_back({code, std::move(zh), std::move(en)});
    }

    const RouteFacts& facts_;
    const Category& leaf_;
    int ceiling_ = 6;
    Suggestion found_;
};

}  // namespace

Suggestion suggest(const RouteFacts& facts) {
    return Router(facts).run();
}

int region_level(Level level) {
    switch (level) {
        case Level::grid:
        case Level::village:
            return 5;
        case Level::town:
            return 4;
        case Level::county:
            return 3;
        case Level::city:
        case Level::external:
            return 2;
    }
    return 3;
}

}  // namespace catalogue
