#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace base {

enum class Level { debug, info, warn, error };

/// One named value of a log line. Never personal data: ids and codes only.
struct LogField {
    std::string_view name;
    std::string value;
};

/// Writes one line of JSON to standard error: `{"at":…,"level":…,"event":…,…}`. `event` is a
/// constant in snake_case. Safe from every thread.
void log(Level level, std::string_view event, std::initializer_list<LogField> fields = {});

/// Lines below this level are dropped. Starts at info.
void set_log_level(Level least);

}  // namespace base
