#include "clocks/effects.h"

#include "base/expects.h"

namespace clocks {

void Effects::on_step(db::Write&, const Clock&, const LadderStep&, const Firing&) {}
void Effects::on_taken_over(db::Write&, const Clock&, const Clock&) {}
void Effects::on_missed(db::Write&, const Clock&) {}

void EffectsTable::add(std::string subject_kind, std::unique_ptr<Effects> effects) {
    const auto [place, fresh] = by_kind_.emplace(std::move(subject_kind), std::move(effects));
    base::expects(fresh && place->second != nullptr, "a kind of subject has its effects once");
}

Effects& EffectsTable::of(std::string_view subject_kind) const {
    const auto found = by_kind_.find(subject_kind);
    return found == by_kind_.end() ? *usual_ : *found->second;
}

}  // namespace clocks
