#pragma once

#include <memory>
#include <string>

namespace bench {

/// The same work as the measured endpoints with nothing around it: Beast's own reading and
/// writing, SOCI's prepared statements, JSON by hand, and group commit by one writer thread. No
/// routing, limits, permissions, logs or metrics. The limit that our server is measured against.
class RawServer {
  public:
    explicit RawServer(const std::string& path, int io_threads = 2);
    ~RawServer();
    unsigned short port() const;

  private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace bench
