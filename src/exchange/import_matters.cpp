#include "exchange/import_matters.h"

#include <condition_variable>
#include <mutex>
#include <unordered_map>

#include <fmt/format.h>

#include "exchange/queries.h"
#include "exchange/relive.h"

namespace exchange {

namespace {

using base::FileProblem;

/// Records that wait or run: they share commits.
constexpr std::size_t most_under_way = 200;
constexpr std::int64_t records_between_progress = 500;

enum class Outcome { taken, known, refused };

FileProblem problem_of(std::int64_t line, const base::Refusal& refusal) {
    if (!refusal.fields.empty()) {
        const auto& field = refusal.fields.front();
        return {line, field.field, field.zh, field.en};
    }
    return {line, std::string(refusal.kind->code), std::string(refusal.kind->zh),
            std::string(refusal.kind->en)};
}

/// One record on its way through the writer. The work may run twice.
struct Job {
    Ready ready;
    const DeskHands* desk = nullptr;
    const UnitHands* unit = nullptr;
    Outcome outcome = Outcome::refused;
    std::optional<FileProblem> problem;
};

class Import {
  public:
    Import(db::Database& database, const matters::Config& config, const Mapping& mapping,
           RecordReader& records, const ImportOptions& options)
        : database_(database),
          mapping_(mapping),
          records_(records),
          options_(options),
          use_cases_(config),
          hands_(database, config.vault(), mapping.county,
                 options.actor ? std::optional(options.actor->person) : std::nullopt),
          resolver_(database, mapping, records.columns(),
                    {.now = database.now(),
                     .scope = options.actor ? &options.actor->scope : nullptr,
                     .makes_units = !options.dry_run}) {
        out_.size = records.size();
    }
    ~Import() { wait_until_below(1); }

    Imported run() {
        while (auto record = records_.next()) {
            if (options_.stop()) {
                out_.stopped = true;
                break;
            }
            take(*record);
            if (out_.records % records_between_progress == 0) say_progress();
        }
        wait_until_below(1);
        if (failure_) std::rethrow_exception(failure_);
        out_.units_made = resolver_.units_made();
        say_progress();
        return out_;
    }

  private:
    void take(const std::expected<Record, FileProblem>& record) {
        ++out_.records;
        out_.position = records_.position();
        if (!record) return refuse(record.error());
        auto ready = resolver_.resolve(*record);
        if (!ready) return refuse(ready.error());
        const auto [seen, fresh] = lines_.try_emplace(ready->number, record->line);
        if (!fresh)
            return refuse(
                {record->line, "number",
                 fmt::format("与第{}行编号相同：“{}”", seen->second, ready->number),
                 fmt::format("has the number of line {}: \"{}\"", seen->second, ready->number)});
        if (options_.dry_run) return look(*ready);
        auto job = std::make_shared<Job>(Job{.ready = std::move(*ready)});
        job->desk = &hands_.at_desk(job->ready.desk);
        if (const auto& unit = job->ready.unit)
            job->unit = &hands_.at_unit(unit->unit_id, unit->region_id);
        submit(std::move(job));
    }

    /// A dry run: only whether it is here already.
    void look(const Ready& ready) {
        const bool known = database_.read([&](db::Read& read) { return find_known(read, ready); });
        ++(known ? out_.known : out_.taken);
    }

    bool find_known(db::Read& read, const Ready& ready) const {
        if (read.find<matters::MatterId>(sql::find_import_line, db::arg("county", mapping_.county),
                                         db::arg("system", mapping_.system),
                                         db::arg("source_number", ready.number)))
            return true;
        const std::string& own = ready.past.registration.number;
        return !own.empty() &&
               read.find<matters::MatterId>(sql::find_number, db::arg("number", own));
    }

    void submit(std::shared_ptr<Job> job) {
        wait_until_below(most_under_way);
        {
            const std::scoped_lock lock(mutex_);
            if (failure_) std::rethrow_exception(failure_);
            ++under_way_;
        }
        database_.submit([this, job](db::Write& write) { return live(write, *job); },
                         [this, job](std::exception_ptr error) { count(*job, error); });
    }

    bool live(db::Write& write, Job& job) const {
        job.problem.reset();
        job.outcome = Outcome::known;
        if (find_known(write, job.ready)) return false;
        job.outcome = Outcome::refused;
        const auto now = write.now();
        const auto matter = relive(write, use_cases_, *job.desk, job.unit, job.ready.past, now);
        if (!matter) {
            job.problem = problem_of(job.ready.past.line, matter.error());
            return false;
        }
        write.run(sql::insert_import_line, db::arg("county", mapping_.county),
                  db::arg("system", mapping_.system), db::arg("source_number", job.ready.number),
                  db::arg("matter_id", *matter), db::arg("now", now));
        job.outcome = Outcome::taken;
        return true;
    }

    /// On a writer's thread.
    void count(const Job& job, std::exception_ptr error) {
        const std::scoped_lock lock(mutex_);
        if (error && !failure_)
            failure_ = error;
        else if (job.outcome == Outcome::taken)
            ++out_.taken;
        else if (job.outcome == Outcome::known)
            ++out_.known;
        else if (job.problem)
            refuse_now(*job.problem);
        --under_way_;
        fewer_.notify_all();
    }

    void refuse(const FileProblem& problem) {
        const std::scoped_lock lock(mutex_);
        refuse_now(problem);
    }
    void refuse_now(const FileProblem& problem) {
        ++out_.refused;
        if (options_.problem) options_.problem(problem);
    }

    void wait_until_below(std::size_t most) {
        std::unique_lock lock(mutex_);
        fewer_.wait(lock, [&] { return under_way_ < most; });
    }

    void say_progress() {
        const std::scoped_lock lock(mutex_);
        if (options_.progress) options_.progress(out_);
    }

    db::Database& database_;
    const Mapping& mapping_;
    RecordReader& records_;
    const ImportOptions& options_;
    const UseCases use_cases_;
    Hands hands_;
    Resolver resolver_;
    std::unordered_map<std::string, std::int64_t> lines_;  ///< Number → where it stood first.

    std::mutex mutex_;
    std::condition_variable fewer_;
    std::size_t under_way_ = 0;
    std::exception_ptr failure_;
    Imported out_;
};

}  // namespace

Imported import_matters(db::Database& database, const matters::Config& config,
                        const Mapping& mapping, RecordReader& records,
                        const ImportOptions& options) {
    return Import(database, config, mapping, records, options).run();
}

}  // namespace exchange
