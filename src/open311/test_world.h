// For the tests of this room: the real server over two neighbouring counties.
#pragma once

#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pugixml.hpp>

#include "access/gate.h"
#include "access/testing.h"
#include "catalogue/catalogue_file.h"
#include "catalogue/catalogue_store.h"
#include "clocks/announce_calendar.h"
#include "db/testing.h"
#include "files/testing.h"
#include "http/server.h"
#include "http/testing.h"
#include "matters/register_matter.h"
#include "matters/work.h"
#include "open311/endpoints.h"

namespace open311::testing {

using access::Role;
using http::testing::Answer;
using http::testing::Client;

inline std::string file_text(const char* path) {
    std::ifstream file(path);
    std::ostringstream all;
    all << file.rdbuf();
    return all.str();
}

/// The XML of an answer.
inline pugi::xml_document xml_of(const Answer& answer) {
    pugi::xml_document out;
    EXPECT_TRUE(out.load_string(answer.body.c_str())) << answer.body;
    return out;
}

/// 瓜州县 (620922) and 金塔县 (620921), each with a centre, over HTTP.
class Served : public db::testing::EachDatabase {
  protected:
    void SetUp() override {
        EachDatabase::SetUp();
        if (IsSkipped()) return;
        world_ = std::make_unique<access::testing::World>(database());
        config_.access = world_->config();
        config_.files =
            std::make_shared<const files::Files>(files::Config{.folder = folder_.path(),
                                                               .vault = config_.access.vault,
                                                               .access = config_.access,
                                                               .limits = {}});
        database().write([](db::Write& write) {
            static const auto catalogue =
                catalogue::read_catalogue(file_text("data/matter-catalogue.yaml"));
            static const auto calendar = file_text("data/calendar/cn_workdays_2004_2026.tsv");
            base::expects(catalogue::publish(write, catalogue->catalogue, {}).has_value());
            base::expects(clocks::announce_calendar(write, calendar, "test").has_value());
        });
        gate_ = std::make_unique<access::Gate>(config_.access);
        server_ = std::make_unique<http::Server>(http::Config{.port = 0, .access_log = false},
                                                 endpoints(config_), *gate_, database());
        server_->start();
    }
    void TearDown() override {
        server_ = nullptr;
        EachDatabase::TearDown();
    }

    access::testing::World& world() { return *world_; }
    Client client() { return Client(server_->port()); }
    const std::string& key() const { return world_->token(Role::window_clerk); }

    Answer get(const std::string& path) { return client().get("/open311/" + path); }
    Answer post(const std::string& path, const std::string& form) {
        return client().request("POST", "/open311/" + path, form,
                                {{"Content-Type", "application/x-www-form-urlencoded"}});
    }
    /// Makes a request in county A; `more` begins with `&`.
    std::string make(const std::string& more = "") {
        const auto answer =
            post("v2/requests.json", "api_key=" + key() +
                                         "&jurisdiction_id=620922&service_code=c030401&lat=40.5267"
                                         "&long=95.7823" +
                                         more);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return text(answer.json().at(0), "service_request_id");
    }
    static std::string text(const boost::json::value& object, const char* name) {
        return boost::json::value_to<std::string>(object.at(name));
    }
    /// The sentences of the errors of an answer.
    static std::vector<std::string> errors(const Answer& answer) {
        std::vector<std::string> out;
        const auto list = answer.json();
        for (const auto& one : list.as_array()) {
            EXPECT_EQ(one.at("code"), answer.status);
            out.push_back(text(one, "description"));
        }
        return out;
    }
    /// Registers a matter that did not come this way.
    std::string register_otherwise(matters::Registration input) {
        input.words = "路边垃圾成堆";
        if (!input.region_id) input.region_id = world_->a.village;
        return database().write([&](db::Write& write) {
            return matters::register_matter(write, config_, matters::reporters_hand(), input)
                .value()
                .matter.number;
        });
    }

    matters::Config config_;

  private:
    files::testing::Folder folder_;
    std::unique_ptr<access::testing::World> world_;
    std::unique_ptr<access::Gate> gate_;
    std::unique_ptr<http::Server> server_;
};

}  // namespace open311::testing
