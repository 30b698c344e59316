#pragma once

#include "seals/store.h"

namespace seals {

/// A seal as it is served and exported, with what the next one names it by.
struct SealView : Seal {
    std::string digest;
};
BOOST_DESCRIBE_STRUCT(SealView, (Seal), (digest))

inline SealView view(const Seal& seal) {
    return {seal, digest_of(seal)};
}

}  // namespace seals
