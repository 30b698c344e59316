#pragma once

#include "simulation/behaviour.h"
#include "simulation/chance.h"
#include "simulation/walk.h"
#include "simulation/words.h"

namespace simulation {

/// The people around one matter, who look at it again and again and do what is next for its state.
struct Agent {
    Walk walk;
    Chance chance;
    std::string place;     ///< As people call where it is.
    std::string category;  ///< As its reporter sees it.
    bool sent_wrongly = false;
    bool asked_support = false;
    bool asked_parking = false;
    bool replied_early = false;
    bool unreachable = false;
    bool may_reopen = true;
    bool bad_work = false;
    std::optional<base::Instant> work_ends;  ///< When the unit means to be done.
};

/// What everybody shares.
struct Scene {
    Stage& stage;
    const Behaviour& behaviour;
    const Words& words;
    std::uint64_t seed = 0;

    /// Working time until a unit gets round to signing; some do it late.
    base::Duration until_signed(Agent& agent, access::UnitId unit) const;
    /// Some units are slow in everything, the same ones for the same seed.
    bool is_slow(access::UnitId unit) const;
};

/// What came of looking at a matter: when somebody looks again, or nobody does any more.
struct Looked {
    Walk::Done done;
    std::optional<base::Duration> work = {};  ///< Again after so much working time,
    std::optional<base::Instant> at = {};     ///< or at this time.
};

Looked look_at_desk(const Scene& scene, Agent& agent, const matters::Matter& row,
                    const std::function<std::optional<matters::MatterId>()>& similar);
Looked look_at_unit(const Scene& scene, Agent& agent, const matters::Matter& row);
Looked look_at_end(const Scene& scene, Agent& agent, const matters::Matter& row);

}  // namespace simulation
