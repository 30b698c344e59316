#include "notices/courier.h"

#include "base/log.h"
#include "base/random.h"
#include "base/stand_back.h"
#include "notices/parcels.h"
#include "notices/queries.h"

namespace notices {

namespace {

/// So many writes of people wait that they are served first.
constexpr std::size_t many_waiting = 8;
/// The queue is short for a moment after each commit: only several looks in a row say that it is,
constexpr int looks = 4;
constexpr std::chrono::milliseconds between_looks{5};
/// and a batch of notices goes at least this often, whoever waits.
constexpr std::chrono::milliseconds longest_wait{1'000};

/// No id made before `at` is larger (base/id.h: 12 bits below the milliseconds).
NoticeId first_id_of(base::Instant at) {
    return {std::max<std::int64_t>(0, at.ms - base::made_at(0).ms) << 12};
}

}  // namespace

Courier::Courier(db::Database& database, Config config, Options options)
    : database_(database),
      config_(std::move(config)),
      options_(std::move(options)),
      holder_(base::random_token(12)),
      transport_(config_.timeouts) {}

Courier::~Courier() {
    stop();
}

Taken Courier::take() {
    // Most rounds find nothing: a look costs no write.
    const bool any = database_.read(
        [](db::Read& read) { return read.get<std::int64_t>(sql::any_waiting_outbox) > 0; });
    if (!any) return {};
    return database_.write(
        [&](db::Write& write) { return take_outbox(write, outbox_batch, config_.record); });
}

Settled Courier::deliver() {
    const bool any = database_.read([](db::Read& read) {
        const auto now = read.now();
        return read.get<std::int64_t>(sql::any_due_notice, db::arg("now", now)) > 0;
    });
    if (!any) return {};
    const auto claims = database_.write(
        [&](db::Write& write) { return claim_notices(write, config_, holder_, send_batch); });
    const auto results = send_all(claims, *config_.vault, transport_);
    if (results.empty()) return {};
    return database_.write(
        [&](db::Write& write) { return settle_notices(write, config_, results); });
}

/// People's requests go first.
void Courier::give_way() {
    const auto until = std::chrono::steady_clock::now() + longest_wait;
    std::unique_lock lock(mutex_);
    for (int quiet = 0; !stop_ && quiet < looks && std::chrono::steady_clock::now() < until;) {
        quiet = database_.queued() < many_waiting ? quiet + 1 : 0;
        wake_.wait_for(lock, between_looks, [this] { return stop_; });
    }
}

Courier::Round Courier::round(bool gives_way) {
    Round out;
    while (!stopping()) {
        if (gives_way) give_way();
        const Taken taken = take();
        out.taken.lines += taken.lines;
        out.taken.notices += taken.notices;
        out.taken.unsendable += taken.unsendable;
        const Settled settled = deliver();
        out.settled.sent += settled.sent;
        out.settled.failed += settled.failed;
        out.settled.dead += settled.dead;
        out.settled.lost += settled.lost;
        const auto done = settled.sent + settled.failed + settled.dead + settled.lost;
        if (taken.lines == 0 && done == 0) break;
    }
    sweep();
    database_.read([&](db::Read& read) {
        out.waiting = read.get<std::int64_t>(sql::count_waiting_notices);
        out.outbox = read.get<std::int64_t>(sql::count_waiting_outbox);
    });
    return out;
}

/// What machines and screens were told is forgotten after half a year; what reporters were told
/// stays with the matter. Walks by id from where it stopped, a bounded way each minute.
void Courier::sweep() {
    const auto now = database_.now();
    if (now < next_sweep_) return;
    next_sweep_ = now + base::Duration{60'000};
    const auto before = first_id_of(now - config_.keep_for_machines);
    constexpr int most = 2'000;
    for (int batch = 0; batch < 20 && !stopping(); ++batch) {
        const auto old = database_.read([&](db::Read& read) {
            return read.all<NoticeId>(sql::old_notices, db::arg("after", swept_to_),
                                      db::arg("before", before), db::arg("most", most));
        });
        if (old.empty()) return;
        const auto after = db::arg("after", swept_to_);
        const auto last = db::arg("last", old.back());
        database_.write([&](db::Write& write) {
            write.run(sql::sweep_attempts, after, last);
            write.run(sql::sweep_notices, after, last);
        });
        swept_to_ = old.back();
    }
}

void Courier::start() {
    if (thread_.joinable()) return;
    stop_ = false;
    listener_ = std::make_unique<http::WakeOnPublish>([this] {
        {
            const std::lock_guard lock(mutex_);
            if (std::exchange(woken_, true)) return;
        }
        wake_.notify_all();
    });
    thread_ = std::thread([this] { run(); });
}

void Courier::stop() {
    listener_ = nullptr;
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

bool Courier::stopping() {
    const std::lock_guard lock(mutex_);
    return stop_;
}

void Courier::run() {
    base::stand_back();
    while (!stopping()) {
        Round done;
        try {
            done = round(true);
        } catch (const std::exception& error) {
            done.failed = true;
            base::log(base::Level::error, "courier_failed", {{"error", error.what()}});
        }
        if (options_.watch) options_.watch(done);
        std::unique_lock lock(mutex_);
        // What is told in one moment is taken together.
        wake_.wait_for(lock, std::chrono::milliseconds{50}, [&] { return stop_; });
        wake_.wait_for(lock, options_.interval, [&] { return stop_ || (woken_ && !done.failed); });
        woken_ = false;
    }
}

}  // namespace notices
