#include <fmt/format.h>

#include "seals/make_seals.h"
#include "seals/queries.h"
#include "seals/verify.h"

namespace seals {

namespace {

constexpr std::size_t page_size = 50;

struct EntryPlace {
    std::int64_t matter_id = 0;
    std::int64_t seq = 0;
    std::string number;
};
BOOST_DESCRIBE_STRUCT(EntryPlace, (), (matter_id, seq, number))

Misfit of_seal(const char* code, const Seal& seal, std::string zh, std::string en) {
    return {.code = code,
            .county = seal.county,
            .number = {},
            .matter_id = {},
            .day = seal.day,
            .zh = std::move(zh),
            .en = std::move(en)};
}

/// Goes along the seals of one county.
class SealWalk {
  public:
    SealWalk(std::string county, const VerifyOptions& options, VerifyReport& report)
        : county_(std::move(county)), options_(options), report_(report) {}

    /// The next seals, from one snapshot; false after the last.
    bool page(db::Read& read);

  private:
    void step(db::Read& read, const Seal& seal);
    void check_entries(db::Read& read, const Seal& seal);
    void check_rest(db::Read& read);
    void find_unsealed(db::Read& read, std::int64_t entry_id);
    std::int64_t from() const {
        return last_ ? first_of_day(last_->day + std::chrono::days{1}) : INT64_MIN;
    }

    const std::string county_;
    const VerifyOptions& options_;
    VerifyReport& report_;
    std::optional<Seal> last_;
};

bool SealWalk::page(db::Read& read) {
    const base::Date after = last_ ? last_->day : begin_of_time();
    const auto seals = seals_of(read, county_, after, page_size);
    for (const Seal& seal : seals) step(read, seal);
    if (seals.size() == page_size) return true;
    check_rest(read);
    return false;
}

void SealWalk::step(db::Read& read, const Seal& seal) {
    ++report_.seals;
    check_seal(seal, last_ ? &*last_ : nullptr, options_.trusted, report_);
    const auto entry = first_entry(read, county_, from());
    if (entry && *entry < first_of_day(seal.day)) find_unsealed(read, *entry);
    check_entries(read, seal);
    last_ = seal;
}

void SealWalk::check_entries(db::Read& read, const Seal& seal) {
    const auto tree = tree_of(read, county_, span_of(seal.day));
    options_.progress(report_.entries);
    if (tree.size() != seal.entries)
        report_.find(of_seal(
            "seal_entries", seal,
            fmt::format("封签含{}条记录，现有{}条", seal.entries, tree.size()),
            fmt::format("it seals {} entries, and {} stand there", seal.entries, tree.size())));
    else if (base::to_hex(tree.root()) != seal.root)
        report_.find(
            of_seal("seal_root", seal, "当日记录与封签不符：有记录被改动或替换",
                    "the entries of the day do not give its root: one was changed or replaced"));
}

void SealWalk::check_rest(db::Read& read) {
    const auto entry = first_entry(read, county_, from());
    if (!entry) return;
    if (day_of_entry(*entry) + unsealed_for <= last_whole_day(read.now()))
        find_unsealed(read, *entry);
    report_.unsealed += count_entries(read, county_, {from(), INT64_MAX});
}

void SealWalk::find_unsealed(db::Read& read, std::int64_t entry_id) {
    const auto place = read.find<EntryPlace>(sql::find_entry_place, db::arg("entry_id", entry_id));
    report_.find({.code = "day_unsealed",
                  .county = county_,
                  .number = place ? place->number : "",
                  .matter_id = place ? std::to_string(place->matter_id) : "",
                  .seq = place ? place->seq : 0,
                  .day = day_of_entry(entry_id),
                  .zh = "当日有记录而没有封签",
                  .en = "a day with entries has no seal; this is its first entry"});
}

}  // namespace

void check_seal(const Seal& seal, const Seal* before, const std::vector<base::PublicKey>& trusted,
                VerifyReport& report) {
    const auto* key = find_key(trusted, seal.key_id);
    if (key == nullptr)
        report.find(of_seal(
            "unknown_key", seal, fmt::format("签署密钥{}不可信", seal.key_id),
            fmt::format("it is signed with the key {}, which is not trusted", seal.key_id)));
    else if (!is_signed_by(seal, *key))
        report.find(of_seal("seal_changed", seal, "封签被改动：签名不符",
                            "it was changed: its signature does not fit"));
    if (seal.previous_digest != (before == nullptr ? "" : digest_of(*before)))
        report.find(of_seal(
            "seal_link", seal, "与前一封签不相接：其间的封签缺失或被改动",
            "it does not follow the seal before it: one between them is missing or changed"));
}

void verify_seals(db::Database& database, const VerifyOptions& options, VerifyReport& report) {
    const auto next = [&](const std::string& after) {
        return database.read([&](db::Read& read) { return next_county(read, after); });
    };
    for (auto county = next(""); !county.empty(); county = next(county)) {
        if (!options.county.empty() && county != options.county) continue;
        SealWalk walk(county, options, report);
        while (database.read([&](db::Read& read) { return walk.page(read); })) {
        }
    }
}

void verify_kept_seal(db::Read& read, const Seal& kept, VerifyReport& report) {
    const auto here = find_seal(read, kept.county, kept.day);
    if (here == kept) return;
    report.find(here ? of_seal("kept_seal_differs", kept, "封签与外存的不同",
                               "the seal is not the one that was kept elsewhere")
                     : of_seal("kept_seal_missing", kept, "外存有封签而此处没有",
                               "the seal that was kept elsewhere is not here"));
}

ProofReport verify_proof(db::Read& read, const Proof& proof,
                         const std::vector<base::PublicKey>& trusted) {
    ProofReport out{.verdict = verdict_on(proof, trusted)};
    const auto& entry = proof.entry;
    const auto here = read.find<matters::Entry>(
        sql::find_entry, db::arg("matter_id", entry.matter_id), db::arg("seq", entry.seq));
    const auto number =
        read.find<std::string>(sql::find_number, db::arg("matter_id", entry.matter_id));
    const auto seal = find_seal(read, entry.county, day_of_entry(entry.entry_id.value));
    out.other_here = !here || here->digest != entry.digest || number != proof.number ||
                     (proof.sealed && seal != proof.sealed->seal);
    out.sealed_since = !proof.sealed && seal;
    return out;
}

}  // namespace seals
