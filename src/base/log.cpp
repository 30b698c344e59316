#include "base/log.h"

#include <boost/json.hpp>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "base/instant.h"

namespace base {

namespace {

spdlog::level::level_enum spdlog_level(Level level) {
    switch (level) {
        case Level::debug:
            return spdlog::level::debug;
        case Level::info:
            return spdlog::level::info;
        case Level::warn:
            return spdlog::level::warn;
        case Level::error:
            return spdlog::level::err;
    }
    return spdlog::level::err;
}

std::string_view name_of(Level level) {
    switch (level) {
        case Level::debug:
            return "debug";
        case Level::info:
            return "info";
        case Level::warn:
            return "warn";
        case Level::error:
            return "error";
    }
    return "error";
}

spdlog::logger& logger() {
    static const auto made = [] {
        auto out = std::make_shared<spdlog::logger>(
            "gongzhi", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        out->set_pattern("%v");
        return out;
    }();
    return *made;
}

}  // namespace

void log(Level level, std::string_view event, std::initializer_list<LogField> fields) {
    if (!logger().should_log(spdlog_level(level))) return;
    boost::json::object line{
        {"at", to_text(system_now())}, {"level", name_of(level)}, {"event", event}};
    for (const auto& field : fields) line[field.name] = field.value;
    logger().log(spdlog_level(level), boost::json::serialize(line));
}

void set_log_level(Level least) {
    logger().set_level(spdlog_level(least));
}

}  // namespace base
