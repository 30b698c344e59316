#include "matters/wake.h"

#include <set>

#include "base/log.h"
#include "matters/act_queries.h"
#include "matters/attach.h"
#include "matters/performance.h"
#include "matters/queries.h"
#include "matters/work.h"

namespace matters {

namespace {

constexpr int batch = 200;

/// How often a joined matter looks whether the main one is archived.
constexpr base::Duration look_again = std::chrono::days{1};

/// What the server does in a state when its time has come.
std::optional<Act> act_for(db::Read& read, const Matter& matter) {
    switch (matter.state) {
        case State::registered:
            return Act::send_to_triage;
        case State::waiting_papers:
            return Act::lapse_papers;
        case State::parked:
            return Act::resume;
        case State::archived:
            return Act::forget;
        case State::closed:
            return reminder_waits(read, matter, read.now()) ? Act::follow_performance
                                                            : Act::archive;
        default:
            return is_open(matter.state) ? std::nullopt : std::optional(Act::archive);
    }
}

/// Words, reporter and texts go; the row, its journal and its counts stay (refusal 6).
void forget(Work& work) {
    auto& write = work.write();
    const auto id = work.matter.matter_id;
    write.run(sql::delete_content, db::arg("matter_id", id));
    write.run(sql::delete_words, db::arg("matter_id", id));
    write.run(sql::delete_tags, db::arg("matter_id", id));
    write.run(sql::delete_reveal_reasons, db::arg("matter_id", id));
    if (work.matter.reporter_id)
        write.run(sql::delete_reporter, db::arg("reporter_id", *work.matter.reporter_id));
    files::remove_all_of(write, owner_of(id));
    work.matter.wake_at.reset();
    // The certificate: what was deleted, and by which rule.
    work.facts["deleted"] =
        boost::json::array{"content", "words", "tags", "reporter", "files", "reveal_reasons"};
}

void prepare(Work& work, Act act) {
    auto& write = work.write();
    work.matter.wake_at.reset();
    switch (act) {
        case Act::archive:
            work.matter.archived_at = write.now();
            work.matter.wake_at = write.now() + retention(write);
            break;
        case Act::forget:
            forget(work);
            break;
        case Act::follow_performance:
            work.facts["what"] = "reminded";
            work.matter.wake_at = archived_after_reminder(write, work.matter);
            break;
        case Act::send_to_triage:
            work.tell_unit(work.matter.desk_unit_id, "to_triage");
            break;
        default:
            if (work.matter.lead_unit_id) work.tell_unit(*work.matter.lead_unit_id, "to_handle");
            break;
    }
}

bool wake_one(db::Write& write, MatterId matter_id, base::Instant until) {
    const auto matter = find_any(write, matter_id);
    if (!matter || !matter->wake_at || *matter->wake_at > until) return false;
    if (matter->state == State::merged &&
        write.run(sql::wake_later, db::arg("matter_id", matter_id),
                  db::arg("later", write.now() + look_again)) > 0)
        return false;
    const auto act = act_for(write, *matter);
    auto work = act ? Work::begin(write, *act, matter_id) : std::nullopt;
    if (!work) {
        // The state moved on by another way: nothing waits any more.
        write.run(sql::clear_wake, db::arg("matter_id", matter_id));
        return false;
    }
    prepare(*work, *act);
    return work->finish().has_value();
}

}  // namespace

base::Duration retention(db::Read& read) {
    constexpr std::string_view name = "matters.retention_days";
    const auto set = read.find<std::string>(sql::find_setting, db::arg("name", name));
    const int days = set ? std::clamp(std::atoi(set->c_str()), 180, 36'500) : 1'095;
    return std::chrono::days{days};
}

WakeReport wake_matters(db::Database& database, base::Instant until,
                        const std::function<bool()>& stop) {
    WakeReport report;
    std::set<MatterId> failed;
    for (bool moved = true; moved && !stop();) {
        moved = false;
        const int most = batch + static_cast<int>(failed.size());
        const auto due = database.read([&](db::Read& read) {
            return read.all<MatterId>(sql::due_to_wake, db::arg("until", until),
                                      db::arg("most", most));
        });
        for (const MatterId id : due) {
            if (stop() || failed.contains(id)) continue;
            try {
                report.done += database.write(
                    [&](db::Write& write) { return wake_one(write, id, until) ? 1 : 0; });
                moved = true;
            } catch (const db::Busy&) {
                return report;  // People's requests go first; the next round is soon.
            } catch (const std::exception& error) {
                failed.insert(id);
                ++report.failed;
                base::log(base::Level::error, "matter_not_woken",
                          {{"matter_id", std::to_string(id.value)}, {"error", error.what()}});
            }
        }
    }
    return report;
}

Waker::Waker(db::Database& database, Options options)
    : database_(database), options_(std::move(options)) {}

Waker::~Waker() {
    stop();
}

void Waker::start() {
    thread_ = std::thread([this] { run(); });
}

void Waker::stop() {
    {
        const std::scoped_lock lock(mutex_);
        stop_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

bool Waker::stopping() {
    const std::scoped_lock lock(mutex_);
    return stop_;
}

void Waker::run() {
    while (!stopping()) {
        WakeReport report;
        try {
            report = wake_matters(database_, database_.now(), [this] { return stopping(); });
        } catch (const std::exception& error) {
            ++report.failed;
            base::log(base::Level::error, "waking_failed", {{"error", error.what()}});
        }
        if (options_.watch) options_.watch(report);
        std::unique_lock lock(mutex_);
        wake_.wait_for(lock, options_.interval, [this] { return stop_; });
    }
}

}  // namespace matters
