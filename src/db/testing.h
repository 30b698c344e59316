// For tests only: include it in *_test.cpp files.
#pragma once

#include <atomic>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "db/database.h"
#include "db/scratch.h"

namespace db::testing {

/// A clock that stands still until the test moves it. Starts at 2026-09-01T08:00+08:00.
class FakeClock {
  public:
    base::Instant now() const { return {*ms_}; }
    void set(base::Instant now) { *ms_ = now.ms; }
    void advance(base::Duration by) { *ms_ += by.count(); }
    base::Clock clock() const {
        return [ms = ms_] { return base::Instant{*ms}; };
    }

  private:
    std::shared_ptr<std::atomic<std::int64_t>> ms_ =
        std::make_shared<std::atomic<std::int64_t>>(1788220800000);
};

/// The server for tests, or nothing when GONGZHI_TEST_POSTGRESQL is unset.
inline std::string postgresql_url() {
    const char* url = std::getenv("GONGZHI_TEST_POSTGRESQL");
    return url == nullptr ? "" : url;
}

/// A fresh database of the kind "sqlite" or "postgresql".
inline std::unique_ptr<Scratch> make_scratch(std::string_view kind, Options options = {}) {
    if (kind == "sqlite") return Scratch::sqlite(std::move(options));
    return Scratch::postgresql(postgresql_url(), std::move(options));
}

/// A test that runs on a fresh, migrated SQLite and on a fresh, migrated PostgreSQL.
class EachDatabase : public ::testing::TestWithParam<const char*> {
  protected:
    void SetUp() override {
        if (std::string_view(GetParam()) == "postgresql" && postgresql_url().empty())
            GTEST_SKIP() << "GONGZHI_TEST_POSTGRESQL is not set";
        Options options = this->options();
        options.clock = clock_.clock();
        scratch_ = make_scratch(GetParam(), options);
    }
    void TearDown() override { scratch_ = nullptr; }

    /// Overridden by tests that want a small queue or a single reader.
    virtual Options options() const { return {}; }

    Database& database() { return scratch_->database(); }
    Scratch& scratch() { return *scratch_; }
    FakeClock& clock() { return clock_; }

  private:
    FakeClock clock_;
    std::unique_ptr<Scratch> scratch_;
};

}  // namespace db::testing

#define INSTANTIATE_EACH_DATABASE(Test)                                               \
    INSTANTIATE_TEST_SUITE_P(OnEach, Test, ::testing::Values("sqlite", "postgresql"), \
                             [](const auto& tested) { return std::string(tested.param); })
