// For tests of this room: a small world with matters, a clock, and a signing key.
#pragma once

#include <gtest/gtest.h>

#include "db/testing.h"
#include "seals/make_proof.h"
#include "seals/testing.h"
#include "seals/verify.h"

namespace seals::testing {

using namespace std::chrono;

class SealsTest : public db::testing::EachDatabase {
  protected:
    void SetUp() override {
        EachDatabase::SetUp();
        if (IsSkipped()) return;
        world_ = std::make_unique<access::testing::World>(database());
    }
    void TearDown() override {
        world_ = nullptr;
        EachDatabase::TearDown();
    }

    const access::testing::World& world() const { return *world_; }
    const access::testing::Side& a() const { return world_->a; }
    const access::testing::Side& b() const { return world_->b; }
    std::filesystem::path key_file() { return scratch().folder() / "seal-key.json"; }

    matters::Registered report(const access::testing::Side& side) {
        return register_one(database(), world(), side);
    }
    /// Moves the clock to this hour of the next day in China.
    void next_day(hours at = hours{9}) {
        clock().set(end_of(day_of_now()) + duration_cast<milliseconds>(at));
    }
    base::Date day_of_now() { return day_of_entry(base::first_id_at(clock().now())); }
    SealReport seal() { return make_seals(database(), open_signing_key(database(), key_file())); }
    std::vector<Seal> seals(const access::testing::Side& side) {
        return database().read([&](db::Read& read) {
            return seals_of(read, side.county_code, begin_of_time(), 1000);
        });
    }
    std::vector<base::PublicKey> keys() { return base::SigningKeys::load(key_file()).all(); }

    VerifyReport verify(const std::string& county = "") {
        VerifyReport out;
        const VerifyOptions options{.county = county, .trusted = keys()};
        verify_journal(database(), options, out);
        verify_seals(database(), options, out);
        return out;
    }
    std::optional<Proof> proof_of(const matters::Matter& matter, std::int64_t seq = 1) {
        return database().read([&](db::Read& read) { return proof(read, matter, seq); });
    }

  private:
    std::unique_ptr<access::testing::World> world_;
};

/// `code matter-number seq` of every misfit.
inline std::vector<std::string> told(const VerifyReport& report) {
    std::vector<std::string> out;
    for (const Misfit& one : report.first)
        out.push_back(one.day
                          ? fmt::format("{} {} {}", one.code, one.county, base::to_text(*one.day))
                          : fmt::format("{} {} {}", one.code, one.number, one.seq));
    return out;
}

}  // namespace seals::testing
