#include "server/house.h"

#include "access/endpoints.h"
#include "base/log.h"
#include "catalogue/endpoints.h"
#include "clocks/endpoints.h"
#include "http/metrics.h"
#include "matters/endpoints.h"
#include "notices/endpoints.h"
#include "notices/template_store.h"
#include "regions/endpoints.h"
#include "server/resources.h"

namespace server {

namespace {

void append(http::Endpoints& all, http::Endpoints some) {
    std::ranges::move(some, std::back_inserter(all));
}

notices::Config notices_config(const access::Config& access) {
    return {.vault = access.vault, .templates_yaml = templates_yaml()};
}

}  // namespace

http::Endpoints all_endpoints(const access::Config& access,
                              std::shared_ptr<regions::RegionSearch> search) {
    if (!search) search = std::make_shared<regions::RegionSearch>();
    http::Endpoints all;
    append(all, access::endpoints(access));
    append(all, regions::endpoints(std::move(search)));
    append(all, catalogue::endpoints());
    append(all, clocks::endpoints());
    append(all, matters::endpoints({access}));
    append(all, notices::endpoints(notices_config(access), {access}));
    return all;
}

House::House(db::Database& database, HouseConfig config)
    : database_(database),
      search_(std::make_shared<regions::RegionSearch>()),
      gate_(config.access) {
    if (!config.http.metrics) config.http.metrics = std::make_shared<http::Metrics>();
    show(*config.http.metrics);
    effects_.add(std::string(matters::subject_kind), matters::clock_effects());
    if (config.ticks) {
        const auto watch = [this](const clocks::TickerRound& round) { count(round); };
        ticker_ = std::make_unique<clocks::Ticker>(database, effects_,
                                                   clocks::Ticker::Options{.watch = watch});
        waker_ = std::make_unique<matters::Waker>(database, matters::Waker::Options{});
    }
    if (config.sends) {
        const auto watch = [this](const notices::Courier::Round& round) { count(round); };
        courier_ = std::make_unique<notices::Courier>(database, notices_config(config.access),
                                                      notices::Courier::Options{.watch = watch});
    }
    http_ = std::make_unique<http::Server>(std::move(config.http),
                                           all_endpoints(config.access, search_), gate_, database);
}

House::~House() {
    stop();
}

void House::start() {
    // Words first: whoever is told anything from now on is told it in a version that is kept.
    database_.write([](db::Write& write) { notices::publish_shipped(write, templates_yaml()); });
    http_->start();
    if (ticker_) ticker_->start();
    if (waker_) waker_->start();
    if (courier_) courier_->start();
    warming_ = std::thread([this] {
        try {
            search_->warm(database_);
        } catch (const db::Error& error) {
            // The first question makes the index then, or is told why it cannot be made.
            base::log(base::Level::warn, "search_not_warmed", {{"reason", error.what()}});
        }
    });
}

unsigned short House::port() const {
    return http_->port();
}

void House::stop() {
    if (ticker_) ticker_->stop();
    if (waker_) waker_->stop();
    if (courier_) courier_->stop();
    http_->stop();
    if (warming_.joinable()) warming_.join();
}

void House::count(const clocks::TickerRound& round) {
    ticked_.steps += round.report.steps();
    ticked_.failed += round.report.failed + (round.failed ? 1 : 0);
    ticked_.waiting = round.waiting;
    ticked_.last_round_ms = round.took.count();
}

void House::count(const notices::Courier::Round& round) {
    carried_.sent += round.settled.sent;
    carried_.failed += round.settled.failed + (round.failed ? 1 : 0);
    carried_.dead += round.settled.dead + round.taken.unsendable;
    if (round.failed) return;
    carried_.waiting = round.waiting;
    carried_.outbox = round.outbox;
}

void House::show(http::Metrics& metrics) const {
    const auto of = [](const std::atomic<std::int64_t>& value) {
        return [&value] { return static_cast<double>(value.load()); };
    };
    metrics.counter("gongzhi_clock_steps_total", "Steps that this server's clocks fired",
                    of(ticked_.steps));
    metrics.counter("gongzhi_clock_failures_total", "Steps or rounds of the clocks that failed",
                    of(ticked_.failed));
    metrics.gauge("gongzhi_clock_steps_waiting", "Steps still due after the last round",
                  of(ticked_.waiting));
    metrics.gauge("gongzhi_clock_round_milliseconds", "How long the last round took",
                  of(ticked_.last_round_ms));
    metrics.counter("gongzhi_notices_sent_total", "Notices that this server sent",
                    of(carried_.sent));
    metrics.counter("gongzhi_notice_failures_total", "Sendings or rounds of notices that failed",
                    of(carried_.failed));
    metrics.counter("gongzhi_notices_dead_total", "Notices that this server gave up",
                    of(carried_.dead));
    metrics.gauge("gongzhi_notices_waiting", "Notices still to send after the last round",
                  of(carried_.waiting));
    metrics.gauge("gongzhi_outbox_waiting", "Outbox lines still to take after the last round",
                  of(carried_.outbox));
}

}  // namespace server
