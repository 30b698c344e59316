#pragma once

#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "base/expects.h"
#include "base/instant.h"

namespace simulation {

/// Chance that is the same everywhere for the same seed: the generator is fixed by the standard,
/// and what is drawn from it stands here (the library's distributions differ from one to another).
class Chance {
  public:
    explicit Chance(std::uint64_t seed) : generator_(seed) {}

    /// Even in [0, 1).
    double part() { return static_cast<double>(generator_() >> 11) * 0x1.0p-53; }
    bool happens(double probability) { return part() < probability; }
    double between(double from, double to) { return from + (to - from) * part(); }
    std::size_t below(std::size_t count) {
        return static_cast<std::size_t>(part() * static_cast<double>(count));
    }
    template <class T>
    const T& pick(const std::vector<T>& some) {
        base::expects(!some.empty(), "there is something to pick from");
        return some[below(some.size())];
    }
    /// How long something usually takes: mostly half to twice as long, now and then much longer.
    base::Duration about(base::Duration usual) {
        const double many = 0.4 - std::log(1.0 - part());
        return base::Duration{
            static_cast<std::int64_t>(0.7 * many * static_cast<double>(usual.count()))};
    }

  private:
    std::mt19937_64 generator_;
};

}  // namespace simulation
