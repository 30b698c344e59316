#include "server/interrupt.h"

#include <csignal>

namespace server {

namespace {

volatile std::sig_atomic_t interrupted = 0;

void note(int) {
    interrupted = 1;
}

}  // namespace

Interrupt::Interrupt() {
    interrupted = 0;
    before_int_ = std::signal(SIGINT, note);
    before_term_ = std::signal(SIGTERM, note);
}

Interrupt::~Interrupt() {
    std::signal(SIGINT, before_int_);
    std::signal(SIGTERM, before_term_);
}

bool Interrupt::asked() const {
    return interrupted != 0;
}

}  // namespace server
