#pragma once

namespace base {

/// The calling thread gives way to the others of this machine from now on: for work that may follow
/// behind what people wait for. Does nothing where the system has no such thing.
void stand_back();

}  // namespace base
