#include "server/house.h"

#include "access/endpoints.h"
#include "base/log.h"
#include "catalogue/endpoints.h"
#include "clocks/endpoints.h"
#include "files/endpoints.h"
#include "http/metrics.h"
#include "matters/endpoints.h"
#include "matters/record_delivery.h"
#include "notices/endpoints.h"
#include "notices/template_store.h"
#include "open311/endpoints.h"
#include "papers/endpoints.h"
#include "regions/endpoints.h"
#include "seals/endpoints.h"
#include "server/resources.h"

namespace server {

namespace {

void append(http::Endpoints& all, http::Endpoints some) {
    std::ranges::move(some, std::back_inserter(all));
}

files::Shared open_files(const HouseConfig& config) {
    auto files = config.files;
    files.vault = config.access.vault;
    files.access = config.access;
    return std::make_shared<const files::Files>(std::move(files));
}

/// What was sent, when, and whether it arrived stands in the matter's journal.
void keep_delivery(db::Write& write, const notices::Delivery& one) {
    matters::record_delivery(write, one.matter_id,
                             {.notice_id = one.notice_id.value,
                              .message = one.message,
                              .means = boost::describe::enum_to_string(one.means, ""),
                              .outcome = boost::describe::enum_to_string(one.outcome, "")});
}

notices::Config notices_config(const access::Config& access) {
    return {.vault = access.vault, .templates_yaml = templates_yaml(), .record = &keep_delivery};
}

}  // namespace

http::Endpoints all_endpoints(const access::Config& access, const files::Shared& files,
                              std::shared_ptr<regions::RegionSearch> search,
                              std::shared_ptr<matters::MatterIndex> index,
                              const PublicSettings& settings) {
    if (!search) search = std::make_shared<regions::RegionSearch>();
    http::Endpoints all;
    append(all, access::endpoints(access));
    append(all, regions::endpoints(std::move(search)));
    append(all, catalogue::endpoints());
    append(all, clocks::endpoints());
    append(all, files::endpoints(files));
    const matters::Config of_matters{access, std::move(index), files};
    append(all, matters::endpoints(of_matters));
    append(all, notices::endpoints(notices_config(access), of_matters));
    append(all, seals::endpoints(of_matters));
    append(all, open311::endpoints(of_matters));
    all.push_back(get_public_settings(settings));
    append(all, papers::endpoints(of_matters, all));
    return all;
}

House::House(db::Database& database, HouseConfig config)
    : database_(database),
      files_(open_files(config)),
      search_(std::make_shared<regions::RegionSearch>()),
      index_(std::make_shared<matters::MatterIndex>(
          database,
          db::TextIndex::open(config.database_url.empty() ? database.url() : config.database_url))),
      gate_(config.access) {
    if (!config.http.metrics) config.http.metrics = std::make_shared<http::Metrics>();
    show(*config.http.metrics);
    effects_.add(std::string(matters::subject_kind), matters::clock_effects());
    if (config.ticks) {
        const auto watch = [this](const clocks::TickerRound& round) { count(round); };
        ticker_ = std::make_unique<clocks::Ticker>(database, effects_,
                                                   clocks::Ticker::Options{.watch = watch});
        waker_ = std::make_unique<matters::Waker>(database, matters::Waker::Options{});
        const auto tell = [this](const files::Swept& swept, bool failed) { count(swept, failed); };
        sweeper_ = std::make_unique<files::Sweeper>(database, files_,
                                                    files::Sweeper::Options{.watch = tell});
    }
    if (config.ticks && !config.seal_key.empty()) {
        const auto watch = [this](const seals::SealerRound& round) { count(round); };
        sealer_ = std::make_unique<seals::Sealer>(database, config.seal_key,
                                                  seals::Sealer::Options{.watch = watch});
    }
    if (config.sends) {
        const auto watch = [this](const notices::Courier::Round& round) { count(round); };
        courier_ = std::make_unique<notices::Courier>(database, notices_config(config.access),
                                                      notices::Courier::Options{.watch = watch});
    }
    http_ = std::make_unique<http::Server>(
        std::move(config.http),
        all_endpoints(config.access, files_, search_, index_, config.settings), gate_, database);
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
    if (sweeper_) sweeper_->start();
    if (sealer_) sealer_->start();
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
    if (sweeper_) sweeper_->stop();
    if (sealer_) sealer_->stop();
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

void House::count(const files::Swept& swept, bool failed) {
    swept_.uploads += swept.uploads;
    swept_.files += swept.files;
    swept_.failed += failed ? 1 : 0;
}

void House::count(const seals::SealerRound& round) {
    sealed_.seals += round.report.seals;
    sealed_.failed += round.failed ? 1 : 0;
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
    metrics.counter("gongzhi_seals_total", "Seals that this server made", of(sealed_.seals));
    metrics.counter("gongzhi_seal_failures_total", "Rounds of sealing that failed",
                    of(sealed_.failed));
    metrics.gauge("gongzhi_clock_round_milliseconds", "How long the last round took",
                  of(ticked_.last_round_ms));
    metrics.gauge("gongzhi_search_lag_seconds", "How far the full-text index is behind the journal",
                  [index = index_] { return index->lag_s(); });
    metrics.counter("gongzhi_uploads_expired_total", "Uploads that nobody attached in time",
                    of(swept_.uploads));
    metrics.counter("gongzhi_files_swept_total", "Files removed because nothing used them",
                    of(swept_.files));
    metrics.counter("gongzhi_sweep_failures_total", "Rounds of the sweep of files that failed",
                    of(swept_.failed));
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
