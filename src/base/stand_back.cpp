#include "base/stand_back.h"

#include <sys/resource.h>
#include <unistd.h>

namespace base {

void stand_back() {
    // On Linux each thread has a niceness of its own.
    static_cast<void>(::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), 10));
}

}  // namespace base
