#pragma once

#include <iostream>
#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "base/expects.h"
#include "catalogue/catalogue_file.h"
#include "catalogue/catalogue_store.h"
#include "clocks/announce_calendar.h"
#include "clocks/tick.h"
#include "db/testing.h"
#include "files/testing.h"
#include "matters/journal.h"
#include "matters/store.h"
#include "matters/testing_words.h"
#include "matters/wake.h"
#include "server/house.h"
#include "server/resources.h"

namespace journey {

using access::Role;
using matters::testing::Life;
using matters::testing::text_of;
namespace json = boost::json;
namespace say = matters::testing::say;

/// The whole server on each database, with a county in it and a clock that stands until it is
/// moved.
class Stage : public db::testing::EachDatabase {
  protected:
    void SetUp() override {
        EachDatabase::SetUp();
        if (IsSkipped()) return;
        world_ = std::make_unique<access::testing::World>(database());
        const auto catalogue = catalogue::read_catalogue(server::catalogue_yaml());
        database().write([&](db::Write& write) {
            ASSERT_TRUE(catalogue::publish(write, catalogue->catalogue, {}));
            ASSERT_TRUE(clocks::announce_calendar(write, server::calendar_tsv(), "built in"));
        });
        effects_.add(std::string(matters::subject_kind), matters::clock_effects());
        const auto config = world_->config();
        server::HouseConfig house{
            .access = config, .files = {.folder = files_.path()}, .ticks = false};
        house.http.port = 0;
        house.http.access_log = false;
        house.http.vault = config.vault;
        house_ = std::make_unique<server::House>(database(), std::move(house));
        house_->start();
        std::cout << fmt::format("\n{} on {}\n", test_name(), GetParam());
    }
    void TearDown() override {
        if (house_) house_->stop();
        house_ = nullptr;
        world_ = nullptr;
        EachDatabase::TearDown();
    }

    access::testing::World& world() { return *world_; }
    Life life() { return Life(house_->port(), world().a); }

    /// An act by one of the people, told on the screen; it must succeed.
    void act(Life& life, Role role, const std::string& name, const json::object& body = {}) {
        const auto answer = life.try_act(role, name, body);
        ASSERT_LT(answer.status, 300) << name << " " << answer.body;
        tell(std::string(access::facts(role).en), name, answer.json());
    }
    /// Somebody may not, and is told so.
    void refused(Life& life, Role role, const std::string& name, const json::object& body,
                 std::string_view code) {
        const auto answer = life.try_act(role, name, body);
        EXPECT_EQ(answer.code(), code) << name << " " << answer.body;
        tell(std::string(access::facts(role).en), name, {}, fmt::format("refused: {}", code));
    }
    /// The resident's own act, with number and code.
    void resident(Life& life, const std::string& name, const json::object& body) {
        const auto answer = life.follow(name, body);
        ASSERT_EQ(answer.status, 200) << name << " " << answer.body;
        tell("Resident", name, answer.json());
    }
    void began(const Life& life, std::string_view who) {
        tell(std::string(who), "registers " + life.number, life.last());
    }
    /// Lets time pass; clocks and the server act.
    void pass(base::Duration by) {
        clock().advance(by);
        EXPECT_EQ(clocks::Tick(database(), effects_).run(database().now()).failed, 0);
        EXPECT_EQ(matters::wake_matters(database(), database().now()).failed, 0);
        tell("Time", base::to_text(clock().now(), std::chrono::minutes{480}), {});
    }

    /// What the reporter was told, in order.
    std::vector<std::string> told(const Life& life) {
        const auto id = std::stoll(life.id);
        return database().read([&](db::Read& read) {
            return read.all<std::string>(
                {"journey/told",
                 "SELECT message FROM outbox WHERE matter_id = :id AND recipient = 'reporter' "
                 "ORDER BY outbox_id"},
                db::arg("id", id));
        });
    }
    /// Who took part, by the journal; the reporter and the server count as one each.
    std::set<std::string> people_of(const Life& life) {
        std::set<std::string> out;
        database().read([&](db::Read& read) {
            for (const auto& entry :
                 matters::journal_of(read, matters::MatterId{std::stoll(life.id)}))
                out.insert(entry.person_id ? say::text(*entry.person_id)
                                           : boost::describe::enum_to_string(entry.hand, ""));
        });
        return out;
    }
    /// The journal's chain holds and gives the row.
    void verify(const Life& life) {
        database().read([&](db::Read& read) {
            const matters::MatterId id{std::stoll(life.id)};
            const auto entries = matters::journal_of(read, id);
            std::string previous;
            for (const auto& entry : entries) {
                EXPECT_EQ(entry.previous_digest, previous);
                EXPECT_EQ(entry.digest, matters::digest_of(entry));
                previous = entry.digest;
            }
            EXPECT_EQ(matters::without_times(matters::fold(entries)),
                      matters::without_times(*matters::find_any(read, id)));
        });
    }

  private:
    static std::string test_name() {
        return ::testing::UnitTest::GetInstance()->current_test_info()->name();
    }
    void tell(const std::string& who, const std::string& what, const json::value& answer,
              const std::string& more = "") {
        std::string state = more;
        if (answer.is_object())
            if (const auto* now = answer.as_object().if_contains("state"); now && now->is_string())
                state = fmt::format("→ {}", text_of(*now));
        std::cout << fmt::format("{:3}. {:22} {:38} {}\n", ++steps_, who, what, state);
    }

    files::testing::Folder files_;
    std::unique_ptr<access::testing::World> world_;
    clocks::EffectsTable effects_;
    std::unique_ptr<server::House> house_;
    int steps_ = 0;
};

}  // namespace journey
