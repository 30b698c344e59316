#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "clocks/clock.h"

namespace clocks {

/// How a kind of subject takes part in what the tick does. Called in the step's own transaction,
/// so what an effect writes is there exactly when the step is; what it throws undoes the step,
/// which is tried again at the next tick. The transaction may run twice.
class Effects {
  public:
    virtual ~Effects() = default;

    /// A step fired or lapsed; `clock` is as it stands after it.
    virtual void on_step(db::Write&, const Clock& clock, const LadderStep& step,
                         const Firing& firing);
    /// The superior unit's clock `after` took over from `before`.
    virtual void on_taken_over(db::Write&, const Clock& before, const Clock& after);
    /// The ladder ended and nobody took over.
    virtual void on_missed(db::Write&, const Clock& clock);
};

/// Effects by kind of subject. Kinds without their own get the base class's, which do nothing: the
/// step is written down and told all the same.
class EffectsTable {
  public:
    void add(std::string subject_kind, std::unique_ptr<Effects> effects);
    Effects& of(std::string_view subject_kind) const;

  private:
    std::map<std::string, std::unique_ptr<Effects>, std::less<>> by_kind_;
    std::unique_ptr<Effects> usual_ = std::make_unique<Effects>();
};

}  // namespace clocks
