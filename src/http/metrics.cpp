#include "http/metrics.h"

#include <fmt/format.h>

#include "base/expects.h"

namespace http {

void Metrics::gauge(std::string name, std::string help, std::function<double()> read) {
    const std::scoped_lock lock(mutex_);
    values_.push_back({std::move(name), std::move(help), "gauge", std::move(read)});
}

void Metrics::counter(std::string name, std::string help, std::function<double()> read) {
    base::expects(name.ends_with("_total"), "a counter's name ends in _total");
    const std::scoped_lock lock(mutex_);
    values_.push_back({std::move(name), std::move(help), "counter", std::move(read)});
}

std::string Metrics::text() const {
    const std::scoped_lock lock(mutex_);
    std::string out;
    for (const auto& value : values_) {
        out += fmt::format("# HELP {} {}\n# TYPE {} {}\n{} {}\n", value.name, value.help,
                           value.name, value.type, value.name, value.read());
    }
    return out;
}

RouteMetrics::RouteMetrics(std::string_view method, std::string_view route)
    : labels_(fmt::format("method=\"{}\",route=\"{}\"", method, route)) {}

void RouteMetrics::count(int status, std::chrono::steady_clock::duration took) {
    const auto us = std::chrono::duration_cast<std::chrono::microseconds>(took).count();
    std::size_t bucket = 0;
    while (bucket < bounds_ms.size() && us > bounds_ms[bucket] * 1000) ++bucket;
    buckets_[bucket].fetch_add(1, std::memory_order_relaxed);
    sum_us_.fetch_add(static_cast<std::uint64_t>(us), std::memory_order_relaxed);
    const std::scoped_lock lock(mutex_);
    ++statuses_[status];
}

void RouteMetrics::write_counts(std::string& out) const {
    const std::scoped_lock lock(mutex_);
    for (const auto& [status, count] : statuses_) {
        out += fmt::format("gongzhi_http_requests_total{{{},status=\"{}\"}} {}\n", labels_, status,
                           count);
    }
}

void RouteMetrics::write_times(std::string& out) const {
    std::uint64_t sum = 0;
    std::string lines;
    for (std::size_t at = 0; at <= bounds_ms.size(); ++at) {
        sum += buckets_[at].load(std::memory_order_relaxed);
        const std::string bound =
            at == bounds_ms.size() ? "+Inf" : fmt::format("{}", bounds_ms[at] / 1000.0);
        lines += fmt::format("gongzhi_http_request_seconds_bucket{{{},le=\"{}\"}} {}\n", labels_,
                             bound, sum);
    }
    if (sum == 0) return;
    out += lines;
    out += fmt::format("gongzhi_http_request_seconds_sum{{{}}} {}\n", labels_,
                       static_cast<double>(sum_us_.load()) / 1e6);
    out += fmt::format("gongzhi_http_request_seconds_count{{{}}} {}\n", labels_, sum);
}

}  // namespace http
