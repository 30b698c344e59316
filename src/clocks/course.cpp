#include "clocks/course.h"

#include <boost/json.hpp>

#include "base/expects.h"

namespace clocks {

namespace json = boost::json;

std::string to_json(const Course& course) {
    json::array limits;
    for (const Limit& limit : course.limits) limits.emplace_back(to_text(limit));
    json::object out{{"start", course.start.ms}, {"limits", std::move(limits)}};
    if (!course.pauses.empty()) {
        json::array pauses;
        for (const Pause& pause : course.pauses) {
            json::object one{{"from", pause.from.ms}, {"reason", pause.reason}};
            if (pause.to) one["to"] = pause.to->ms;
            pauses.push_back(std::move(one));
        }
        out["pauses"] = std::move(pauses);
    }
    return json::serialize(out);
}

Course course_of(std::string_view text) {
    const json::value parsed = json::parse({text.data(), text.size()});
    const json::object& from = parsed.as_object();
    Course course{.start = {from.at("start").as_int64()}, .limits = {}, .pauses = {}};
    for (const json::value& limit : from.at("limits").as_array()) {
        const auto read = parse_limit(std::string_view(limit.as_string()));
        base::expects(read.has_value(), "a stored limit reads back");
        course.limits.push_back(*read);
    }
    const json::value* pauses = from.if_contains("pauses");
    if (pauses == nullptr) return course;
    for (const json::value& entry : pauses->as_array()) {
        const json::object& one = entry.as_object();
        Pause pause{.from = {one.at("from").as_int64()},
                    .to = {},
                    .reason = std::string(one.at("reason").as_string())};
        if (const json::value* to = one.if_contains("to")) pause.to = base::Instant{to->as_int64()};
        course.pauses.push_back(std::move(pause));
    }
    return course;
}

}  // namespace clocks
