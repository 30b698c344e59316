#include "access/separation.h"

#include <algorithm>
#include <array>

namespace access {

namespace {

struct Rule {
    Part one, other;
    Separation separation;
};

constexpr std::array rules{
    Rule{Part::triage, Part::check, Separation::triage_and_check},
    Rule{Part::handle, Part::check, Separation::handle_and_check},
    Rule{Part::mediate, Part::check, Separation::handle_and_check},
    Rule{Part::handle, Part::revisit, Separation::handle_and_revisit},
    Rule{Part::mediate, Part::revisit, Separation::handle_and_revisit},
    Rule{Part::check, Part::revisit, Separation::check_and_revisit},
};

constexpr std::array kinds{
    base::RefusalKind{"administrators_see_no_matters", base::Because::forbidden,
                      "管理员岗位不接触事项内容。", "Administrators have no part in matters."},
    base::RefusalKind{"about_yourself", base::Because::forbidden, "事项与您本人有关，应当回避。",
                      "This matter is about you; someone else has to act."},
    base::RefusalKind{"declared_interest", base::Because::forbidden,
                      "您与该事项有利害关系，应当回避。",
                      "You have an interest in this matter; someone else has to act."},
    base::RefusalKind{"triage_and_check_separated", base::Because::forbidden,
                      "受理与核查不得为同一人。",
                      "Whoever accepted a matter may not check it, nor the other way round."},
    base::RefusalKind{"handling_and_check_separated", base::Because::forbidden,
                      "办理与核查不得为同一人。",
                      "Whoever handled a matter may not check it, nor the other way round."},
    base::RefusalKind{"handling_and_revisit_separated", base::Because::forbidden,
                      "办理与回访不得为同一人。",
                      "Whoever handled a matter may not revisit it, nor the other way round."},
    base::RefusalKind{"check_and_revisit_separated", base::Because::forbidden,
                      "核查与回访不得为同一人。",
                      "Whoever checked a matter may not revisit it, nor the other way round."},
};

bool took(const Wish& wish, Part part) {
    return std::ranges::any_of(wish.deeds, [&](const Deed& deed) {
        return deed.person == wish.person && deed.part == part;
    });
}

bool among(std::span<const PersonId> people, PersonId person) {
    return std::ranges::find(people, person) != people.end();
}

}  // namespace

std::optional<Separation> separated(const Wish& wish) {
    if (is_administrator(wish.role)) return Separation::administrator;
    if (among(wish.concerned, wish.person)) return Separation::about_himself;
    if (among(wish.interested, wish.person)) return Separation::declared_interest;
    for (const Rule& rule : rules) {
        if (wish.part == rule.one && took(wish, rule.other)) return rule.separation;
        if (wish.part == rule.other && took(wish, rule.one)) return rule.separation;
    }
    return std::nullopt;
}

const base::RefusalKind& refusal(Separation separation) {
    return kinds[static_cast<std::size_t>(separation)];
}

}  // namespace access
