#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "db/database.h"
#include "seals/proof.h"

namespace seals {

/// Something that does not fit: where, and what differs.
struct Misfit {
    std::string code;    ///< `entry_missing`, `entry_changed`, `root` …; stable, for machines.
    std::string county;  ///< Empty where a whole matter is meant that has no row.
    std::string number;  ///< Of the matter; empty for a seal.
    std::string matter_id;
    std::int64_t seq = 0;           ///< Of the entry; 0 for a row or a seal.
    std::optional<base::Date> day;  ///< Of a seal.
    std::string zh;
    std::string en;
};
BOOST_DESCRIBE_STRUCT(Misfit, (), (code, county, number, matter_id, seq, day, zh, en))

/// What a verification looked at and found.
struct VerifyReport {
    std::int64_t matters = 0;
    std::int64_t entries = 0;
    std::int64_t texts = 0;       ///< Words of acts that were there and fit.
    std::int64_t texts_gone = 0;  ///< That retention deleted: their digest stays.
    std::int64_t seals = 0;
    std::int64_t unsealed = 0;  ///< Entries of days that are not due to be sealed.
    std::int64_t misfits = 0;
    std::vector<Misfit> first;  ///< The first of them, in the order met; the first one leads.

    static constexpr std::size_t most = 100;
    void find(Misfit misfit) {
        ++misfits;
        if (first.size() < most) first.push_back(std::move(misfit));
    }
};

struct VerifyOptions {
    std::string county;                    ///< Only this one; empty for all.
    std::vector<base::PublicKey> trusted;  ///< Keys that a seal may be signed with.
    std::function<void(std::int64_t entries)> progress = [](std::int64_t) {};
};

/// Re-computes every matter's chain and row, matter by matter: sequence, links, digests, words, and
/// that folding the journal gives the row (ADR 0075). In pages, each from one snapshot, so that
/// memory stays the same however long the journal is and a server may go on writing.
void verify_journal(db::Database& database, const VerifyOptions& options, VerifyReport& report);

/// Re-computes every seal: root, signature, chain, that no entry lies between two seals, and that
/// no whole day older than two is left without one.
void verify_seals(db::Database& database, const VerifyOptions& options, VerifyReport& report);

/// A seal by itself and beside the county's one before it (null: it is the first): signature, key
/// and link. Pure.
void check_seal(const Seal& seal, const Seal* before, const std::vector<base::PublicKey>& trusted,
                VerifyReport& report);

/// A seal that was kept elsewhere: whether it still stands here as it was.
void verify_kept_seal(db::Read& read, const Seal& kept, VerifyReport& report);

/// An entry that a seal misses is looked for only after this: a server may have been down.
inline constexpr std::chrono::days unsealed_for{2};

/// A proof against the database: by itself, and that the entry and the seal stand there.
/// `other_here` when either differs or is missing.
struct ProofReport {
    Verdict verdict = Verdict::fits;
    bool other_here = false;
    bool sealed_since = false;  ///< The proof holds no seal, and there is one by now.
};
ProofReport verify_proof(db::Read& read, const Proof& proof,
                         const std::vector<base::PublicKey>& trusted);

}  // namespace seals
