#include "http/health.h"

#include <future>

#include <fmt/format.h>

#include "base/log.h"
#include "http/queries.h"

namespace http {
namespace {

using Steady = std::chrono::steady_clock;

std::int64_t ms_since(Steady::time_point began) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - began).count();
}

}  // namespace

Health::Part Health::check_read() {
    const auto began = Steady::now();
    try {
        database_.read([](db::Read& read) { read.get<std::int64_t>(sql::read_health); });
        return {true, ms_since(began)};
    } catch (const std::exception& failed) {
        base::log(base::Level::warn, "health_read_failed", {{"what", failed.what()}});
        return {false, ms_since(began)};
    }
}

Health::Part Health::check_write() {
    const auto began = Steady::now();
    try {
        // The promise outlives a check that gave up waiting.
        const auto done = std::make_shared<std::promise<void>>();
        auto future = done->get_future();
        database_.submit(
            [](db::Write& write) {
                const auto now = write.now();
                return write.run(sql::touch_health, db::arg("now", now)) == 1;
            },
            [done](std::exception_ptr failed) {
                if (failed) {
                    done->set_exception(failed);
                } else {
                    done->set_value();
                }
            });
        if (future.wait_for(patience) != std::future_status::ready) return {false, ms_since(began)};
        future.get();
        return {true, ms_since(began)};
    } catch (const std::exception& failed) {
        base::log(base::Level::warn, "health_write_failed", {{"what", failed.what()}});
        return {false, ms_since(began)};
    }
}

Response Health::check(bool stopping) {
    const std::scoped_lock lock(mutex_);
    if (checked_ == Steady::time_point{} || Steady::now() - checked_ > std::chrono::seconds(1)) {
        read_ = check_read();
        write_ = read_.ok ? check_write() : Part{};
        checked_ = Steady::now();
    }
    const bool ok = read_.ok && write_.ok && !stopping;
    const auto part = [](const Part& one) {
        return fmt::format(R"({{"ok":{},"ms":{}}})", one.ok, one.ms);
    };
    auto response = json_response(
        ok ? 200 : 503,
        fmt::format(R"({{"status":"{}","version":"{}","parts":{{"read":{},"write":{},)"
                    R"("accepting":{{"ok":{}}}}}}})",
                    ok ? "ok" : "unavailable", version_, part(read_), part(write_), !stopping));
    if (!ok) response.set("Retry-After", "5");
    return response;
}

}  // namespace http
