#pragma once

#include <functional>

namespace http {

/// Calls `wake` after each commit that published, from the writer's thread, until the object goes.
class WakeOnPublish {
  public:
    explicit WakeOnPublish(std::function<void()> wake);
    ~WakeOnPublish();
    WakeOnPublish(const WakeOnPublish&) = delete;

  private:
    std::function<void()> wake_;
};

}  // namespace http
