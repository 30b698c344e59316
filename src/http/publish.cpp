#include "http/publish.h"

#include <algorithm>
#include <mutex>
#include <vector>

#include <boost/describe.hpp>

#include "base/expects.h"
#include "base/id.h"
#include "http/queries.h"
#include "http/wake.h"

namespace http {
namespace {

struct EventTag;
using EventId = base::Id<EventTag>;

struct EventRow {
    EventId event_id;
    std::string audience;
    std::string kind;
    std::string body;
    base::Instant made_at;
};
BOOST_DESCRIBE_STRUCT(EventRow, (), (event_id, audience, kind, body, made_at))

/// Who wants to know at once. Other processes notice by asking the table.
struct Listeners {
    std::mutex mutex;
    std::vector<const std::function<void()>*> all;

    static Listeners& of_process() {
        static Listeners listeners;
        return listeners;
    }
};

void wake_all() {
    auto& listeners = Listeners::of_process();
    const std::scoped_lock lock(listeners.mutex);
    for (const auto* wake : listeners.all) (*wake)();
}

bool is_kind(std::string_view kind) {
    return !kind.empty() && std::ranges::all_of(kind, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

void check(std::string_view audience, std::string_view kind) {
    base::expects(is_kind(kind), "an event's kind is snake_case");
    base::expects(!audience.empty(), "an event has an audience");
}

}  // namespace

WakeOnPublish::WakeOnPublish(std::function<void()> wake) : wake_(std::move(wake)) {
    auto& listeners = Listeners::of_process();
    const std::scoped_lock lock(listeners.mutex);
    listeners.all.push_back(&wake_);
}

WakeOnPublish::~WakeOnPublish() {
    auto& listeners = Listeners::of_process();
    const std::scoped_lock lock(listeners.mutex);
    std::erase(listeners.all, &wake_);
}

void publish(db::Write& write, std::string_view audience, std::string_view kind,
             const boost::json::object& body) {
    publish(write, {{std::string(audience), std::string(kind), body}});
}

void publish(db::Write& write, const std::vector<Telling>& tellings) {
    if (tellings.empty()) return;
    std::vector<EventRow> rows;
    rows.reserve(tellings.size());
    for (const Telling& one : tellings) {
        check(one.audience, one.kind);
        rows.push_back({write.next_id<EventId>(), one.audience, one.kind,
                        boost::json::serialize(one.body), write.now()});
    }
    if (write.dialect() == db::Dialect::sqlite) {
        // One writer at a time: the order of numbers is the order of commits already.
        for (const EventRow& row : rows) {
            write.run(sql::next_event_seq);
            write.run(sql::publish_numbered, db::arg("id", row.event_id), row);
        }
    } else {
        write.insert_many("event", rows);
    }
    write.on_commit(wake_all);
}

}  // namespace http
