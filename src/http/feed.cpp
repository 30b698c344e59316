#include "http/feed.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/log.h"
#include "http/idempotency.h"
#include "http/queries.h"

namespace http {
namespace {

constexpr std::int64_t most_replayed = 1000;
constexpr std::int64_t most_swept = 1000;

struct Event {
    std::int64_t seq;
    std::string audience;
    std::string kind;
    std::string body;
};
BOOST_DESCRIBE_STRUCT(Event, (), (seq, audience, kind, body))

struct Sequence {
    std::int64_t last_seq;
    std::int64_t swept_seq;
};
BOOST_DESCRIBE_STRUCT(Sequence, (), (last_seq, swept_seq))

struct Age {
    std::int64_t seq;
    base::Instant made_at;
};
BOOST_DESCRIBE_STRUCT(Age, (), (seq, made_at))

Frame make_frame(std::int64_t seq, std::string_view kind, std::string_view body) {
    return std::make_shared<const std::string>(
        fmt::format("id: {}\nevent: {}\ndata: {}\n\n", seq, kind, body));
}

}  // namespace

/// One open stream: who listens, and where its frames go.
class EventStream : public Stream, public std::enable_shared_from_this<EventStream> {
  public:
    EventStream(Feed& feed, std::string caller, Request its_request,
                std::vector<std::string> its_audiences, std::optional<std::int64_t> its_last_seen)
        : feed_(feed),
          caller_(std::move(caller)),
          request(std::move(its_request)),
          audiences(std::move(its_audiences)),
          last_seen(its_last_seen) {}

    ~EventStream() override { feed_.give_place_back(caller_); }

    void opened(std::weak_ptr<FrameSink> sink) override {
        sink_ = std::move(sink);
        feed_.join(shared_from_this());
    }
    void closed() override { feed_.leave(shared_from_this()); }

    void push(Frame frame) const {
        if (const auto sink = sink_.lock()) sink->push(std::move(frame));
    }
    void end() const {
        if (const auto sink = sink_.lock()) sink->end();
    }

  private:
    Feed& feed_;
    const std::string caller_;
    std::weak_ptr<FrameSink> sink_;  // set once, before the feed knows of the stream

  public:
    const Request request;
    std::vector<std::string> audiences;  // of the feed's thread
    const std::optional<std::int64_t> last_seen;
};

Feed::Feed(db::Database& database, Gate& gate, Workers& workers, EventTimes times)
    : database_(database), gate_(gate), workers_(workers), times_(times) {}

Feed::~Feed() {
    stop();
    // Streams give their places back, so they go while the feed is whole.
    std::exchange(tasks_, {}).clear();
    all_.clear();
}

void Feed::start() {
    listener_.emplace([this] {
        {
            const std::scoped_lock lock(mutex_);
            if (std::exchange(woken_, true)) return;
        }
        wake_.notify_one();
    });
    thread_ = std::jthread([this] { run(); });
}

void Feed::stop() {
    listener_.reset();
    {
        const std::scoped_lock lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) thread_.join();
}

std::shared_ptr<Stream> Feed::open(const Request& request, const Caller& caller,
                                   std::optional<std::int64_t> last_seen, std::size_t most) {
    std::string scope = caller.idempotency_scope();
    if (!take_place(scope, most)) return nullptr;
    Request kept{.path = request.path, .address = request.address, .secure = request.secure};
    kept.background = true;
    for (const auto& header : request.headers) {
        for (const std::string_view name : {"cookie", "authorization", "user-agent"}) {
            const std::vector<Header> one{header};
            if (!find_header(one, name).empty()) kept.headers.push_back(header);
        }
    }
    return std::make_shared<EventStream>(*this, std::move(scope), std::move(kept),
                                         caller.audiences(), last_seen);
}

bool Feed::take_place(const std::string& caller, std::size_t most) {
    const std::scoped_lock lock(mutex_);
    auto& count = by_caller_[caller];
    if (count >= most) return false;
    ++count;
    return true;
}

void Feed::give_place_back(const std::string& caller) {
    const std::scoped_lock lock(mutex_);
    const auto at = by_caller_.find(caller);
    if (--at->second == 0) by_caller_.erase(at);
}

void Feed::soon(std::function<void()> task) {
    {
        const std::scoped_lock lock(mutex_);
        tasks_.push_back(std::move(task));
    }
    wake_.notify_one();
}

void Feed::join(StreamPtr stream) {
    soon([this, stream = std::move(stream)] {
        try {
            let_in(stream);
        } catch (const db::Error&) {
            stream->end();  // the client comes again with the number it has
        }
    });
}

void Feed::leave(StreamPtr stream) {
    soon([this, stream = std::move(stream)] { let_go(stream); });
}

void Feed::run() {
    while (true) {
        try {
            turn();
        } catch (const std::exception& failed) {
            // The database is away: the numbers wait in the table, nothing is lost.
            base::log(base::Level::warn, "feed_failed", {{"what", failed.what()}});
        }
        std::unique_lock lock(mutex_);
        wake_.wait_for(lock, times_.poll,
                       [this] { return stopping_ || woken_ || (ready_ && !tasks_.empty()); });
        if (stopping_) return;
        woken_ = false;
    }
}

void Feed::turn() {
    if (!ready_) {
        delivered_ = last_numbered();
        ready_ = true;
    }
    number_new();
    send_new();
    std::vector<std::function<void()>> tasks;
    {
        const std::scoped_lock lock(mutex_);
        tasks.swap(tasks_);
    }
    for (const auto& task : tasks) task();
    const auto now = std::chrono::steady_clock::now();
    start_rechecks(now);
    if (now >= next_sweep_) {
        next_sweep_ = now + times_.sweep;
        if (sweep()) next_sweep_ = now;  // one batch a turn until all is gone
    }
}

std::int64_t Feed::last_numbered() {
    return database_
        .read([](db::Read& read) { return read.get<Sequence>(sql::get_event_sequence); })
        .last_seq;
}

/// Gives numbers to what was committed since the last time. The locked row lets one server do so
/// at a time, and what it does not see yet is committed later and gets a greater number.
void Feed::number_new() {
    const bool any = database_.read([](db::Read& read) {
        return read.find<std::int64_t>(sql::is_event_without_seq).has_value();
    });
    if (!any) return;
    database_.write([](db::Write& write) {
        write.run(sql::lock_event_sequence);
        const std::int64_t count = write.run(sql::number_events);
        write.run(sql::advance_event_sequence, db::arg("count", count));
    });
}

void Feed::send_new() {
    if (all_.empty()) {
        delivered_ = last_numbered();
        return;
    }
    const std::int64_t after = delivered_;
    const auto events = database_.read([after](db::Read& read) {
        return read.all<Event>(sql::events_after, db::arg("after", after));
    });
    for (const auto& event : events) {
        delivered_ = event.seq;
        const auto listeners = by_audience_.find(event.audience);
        if (listeners == by_audience_.end()) continue;
        const Frame frame = make_frame(event.seq, event.kind, event.body);
        for (const EventStream* stream : listeners->second) stream->push(frame);
    }
    if (events.size() < 1000) return;
    const std::scoped_lock lock(mutex_);
    woken_ = true;  // there is more
}

void Feed::let_in(const StreamPtr& stream) {
    std::int64_t swept = 0;
    const bool resumes = stream->last_seen && *stream->last_seen >= 0;
    if (resumes) {
        swept =
            database_
                .read([](db::Read& read) { return read.get<Sequence>(sql::get_event_sequence); })
                .swept_seq;
    }
    stream->push(std::make_shared<const std::string>("retry: 2000\n\n"));
    if (!stream->last_seen) {
        stream->push(make_frame(delivered_, "reset", "{}"));
    } else if (resumes) {
        replay(stream, *stream->last_seen, swept);
    } else {
        stream->push(make_frame(delivered_, "hello", "{}"));
    }
    all_.emplace(stream.get(), stream);
    for (const auto& audience : stream->audiences) by_audience_[audience].insert(stream.get());
    rechecks_.emplace_back(std::chrono::steady_clock::now() + times_.recheck, stream);
}

/// What the client missed, up to what the others have; or `reset` when that is not known any more
/// (swept, too much, or a number that this database never gave): the client then asks afresh.
void Feed::replay(const StreamPtr& stream, std::int64_t after, std::int64_t swept) {
    const std::int64_t until = delivered_;
    std::vector<Event> missed;
    bool known = after >= swept && after <= until;
    for (const auto& audience : stream->audiences) {
        if (!known) break;
        auto some = database_.read([&](db::Read& read) {
            return read.all<Event>(sql::events_between, db::arg("audience", audience),
                                   db::arg("after", after), db::arg("until", until),
                                   db::arg("most", most_replayed));
        });
        std::ranges::move(some, std::back_inserter(missed));
        known = std::ssize(missed) < most_replayed;
    }
    if (!known) return stream->push(make_frame(until, "reset", "{}"));
    std::ranges::sort(missed, {}, &Event::seq);
    for (const auto& event : missed) {
        stream->push(make_frame(event.seq, event.kind, event.body));
    }
    stream->push(make_frame(until, "hello", "{}"));
}

void Feed::let_go(const StreamPtr& stream) {
    if (all_.erase(stream.get()) == 0) return;
    move(stream, {});
}

void Feed::move(const StreamPtr& stream, std::vector<std::string> audiences) {
    for (const auto& audience : stream->audiences) {
        const auto at = by_audience_.find(audience);
        if (at == by_audience_.end()) continue;
        at->second.erase(stream.get());
        if (at->second.empty()) by_audience_.erase(at);
    }
    stream->audiences = std::move(audiences);
    for (const auto& audience : stream->audiences) by_audience_[audience].insert(stream.get());
}

/// Asks again who listens, some streams each turn: an ended session ends its stream.
void Feed::start_rechecks(TimePoint now) {
    while (!rechecks_.empty() && rechecks_.front().first <= now) {
        const auto stream = rechecks_.front().second.lock();
        if (stream && all_.contains(stream.get())) {
            if (!workers_.post([this, stream] { recheck(stream); })) return;
            rechecks_.emplace_back(now + times_.recheck, stream);
        }
        rechecks_.pop_front();
    }
}

void Feed::recheck(const StreamPtr& stream) {
    try {
        const auto caller = gate_.identify(stream->request, database_);
        if (caller && *caller) {
            auto audiences = (*caller)->audiences();
            soon([this, stream, audiences = std::move(audiences)] {
                if (all_.contains(stream.get()) && stream->audiences != audiences) {
                    move(stream, audiences);
                }
            });
            return;
        }
        stream->push(std::make_shared<const std::string>("event: signed_out\ndata: {}\n\n"));
        stream->end();
    } catch (const db::Error&) {
        // Asked again next time; a database that is away ends nobody's session.
    }
}

/// Deletes one batch of what is older than it need be; true when there may be more.
bool Feed::sweep() {
    const auto keys =
        database_.write([](db::Write& write) { return idempotency::sweep(write, most_swept); });
    const auto keep = times_.keep;
    const auto events = database_.write([keep](db::Write& write) -> std::int64_t {
        const auto swept = write.get<Sequence>(sql::get_event_sequence).swept_seq;
        const auto oldest = write.all<Age>(sql::oldest_events, db::arg("after", swept),
                                           db::arg("most", most_swept));
        std::int64_t until = swept;
        for (const auto& age : oldest) {
            if (age.made_at + keep > write.now()) break;
            until = age.seq;
        }
        if (until == swept) return 0;
        write.run(sql::mark_events_swept, db::arg("until", until));
        return write.run(sql::delete_events, db::arg("after", swept), db::arg("until", until));
    });
    return keys == most_swept || events == most_swept;
}

}  // namespace http
