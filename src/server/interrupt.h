#pragma once

namespace server {

/// While it lives, Ctrl-C (SIGINT) and SIGTERM ask a command to stop at a good place instead of
/// ending it. One at a time.
class Interrupt {
  public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;

    bool asked() const;

  private:
    using Handler = void (*)(int);
    Handler before_int_;
    Handler before_term_;
};

}  // namespace server
