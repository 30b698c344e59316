#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace http {

/// What `/metrics` shows in the text format of Prometheus. Rooms register what they count; the
/// functions are called at each scrape, on a worker thread, and must be quick.
class Metrics {
  public:
    /// A value that goes up and down. Names are `gongzhi_…` in snake_case with the unit last.
    void gauge(std::string name, std::string help, std::function<double()> read);
    /// A value that only grows; the name ends in `_total`.
    void counter(std::string name, std::string help, std::function<double()> read);

    std::string text() const;

  private:
    struct Value {
        std::string name, help;
        std::string_view type;
        std::function<double()> read;
    };
    mutable std::mutex mutex_;
    std::vector<Value> values_;
};

/// Requests of one route: how many by status, and how long they took.
class RouteMetrics {
  public:
    RouteMetrics(std::string_view method, std::string_view route);

    void count(int status, std::chrono::steady_clock::duration took);
    void write_counts(std::string& out) const;
    void write_times(std::string& out) const;

  private:
    static constexpr std::array bounds_ms{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000};

    const std::string labels_;
    std::array<std::atomic<std::uint64_t>, bounds_ms.size() + 1> buckets_{};
    std::atomic<std::uint64_t> sum_us_{0};
    mutable std::mutex mutex_;
    std::map<int, std::uint64_t> statuses_;
};

}  // namespace http
