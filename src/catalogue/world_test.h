// For tests only: a database with regions, units, people and the shipped catalogue.
#pragma once

#include <fstream>
#include <sstream>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/gate.h"
#include "access/testing.h"
#include "catalogue/catalogue_file.h"
#include "catalogue/catalogue_store.h"
#include "catalogue/endpoints.h"
#include "catalogue/testing.h"
#include "db/testing.h"
#include "http/server.h"
#include "http/testing.h"

namespace catalogue::testing {

using access::Role;

inline std::string shipped_text() {
    std::ifstream file("data/matter-catalogue.yaml");
    std::ostringstream all;
    all << file.rdbuf();
    return all.str();
}

inline const Catalogue& shipped() {
    static const Catalogue catalogue = read_catalogue(shipped_text()).value().catalogue;
    return catalogue;
}

/// 瓜州县 and 金塔县 (access::testing::World) with the shipped catalogue as edition 1.
class WithCatalogue : public db::testing::EachDatabase {
  protected:
    void SetUp() override {
        EachDatabase::SetUp();
        if (IsSkipped()) return;
        world_ = std::make_unique<access::testing::World>(database());
        database().write([](db::Write& write) { ASSERT_TRUE(publish(write, shipped(), {})); });
    }

    access::testing::World& world() { return *world_; }

    /// A further unit, in a region of county A.
    access::UnitId add_unit(access::RegionId region, int level, std::string_view kind,
                            std::string_view department, std::string_view name) {
        return database().write([&](db::Write& write) {
            const auto id = write.next_id<access::UnitId>();
            static constexpr db::Sql insert{
                "test/insert_unit",
                "INSERT INTO unit (unit_id, county, region_id, kind, sector, department, name, "
                "level, posts_authorised, posts_filled, valid_from, version) VALUES (:unit_id, "
                "'620922', :region_id, :kind, 'government', :department, :name, :level, 0, 0, 0, "
                "1)"};
            write.run(insert, db::arg("unit_id", id), db::arg("region_id", region),
                      db::arg("kind", kind), db::arg("department", department),
                      db::arg("name", name), db::arg("level", level));
            return id;
        });
    }

    std::unique_ptr<access::testing::World> world_;
};

/// The same behind a server; `as` gives a client that acts as a role of county A or B.
class Served : public WithCatalogue {
  protected:
    void SetUp() override {
        WithCatalogue::SetUp();
        if (IsSkipped()) return;
        gate_ = std::make_unique<access::Gate>(world().config());
        server_ = std::make_unique<http::Server>(http::Config{.port = 0}, endpoints(), *gate_,
                                                 database());
        server_->start();
    }
    void TearDown() override {
        if (server_) server_->stop();
        server_ = nullptr;
        WithCatalogue::TearDown();
    }

    http::testing::Client anonymous() { return http::testing::Client(server_->port()); }
    http::testing::Client as(Role role) { return with(world().token(role)); }
    http::testing::Client as_in_b(Role role) { return with(world().token_in_b(role)); }

    /// The system administrator of the whole country.
    http::testing::Client as_top() { return with(top_token(database(), world())); }

  private:
    http::testing::Client with(const std::string& token) {
        auto client = anonymous();
        client.set("Authorization", "Bearer " + token);
        return client;
    }

    std::unique_ptr<access::Gate> gate_;
    std::unique_ptr<http::Server> server_;
};

template <class SomeId>
std::string text_of(SomeId id) {
    return std::to_string(id.value);
}

inline std::string text_at(const boost::json::value& json, std::string_view pointer) {
    const auto& found = json.at_pointer(pointer);
    return found.is_string() ? boost::json::value_to<std::string>(found)
                             : boost::json::serialize(found);
}

}  // namespace catalogue::testing
