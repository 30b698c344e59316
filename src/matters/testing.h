// For tests only; includes no test framework, so that any program can make this scene.
#pragma once

#include <map>
#include <string>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "access/testing.h"
#include "base/expects.h"
#include "http/testing.h"

namespace matters::testing {

using access::Role;
namespace json = boost::json;

inline std::string text_of(const json::value& value) {
    return json::value_to<std::string>(value);
}

/// A matter under way over HTTP: who may act, and what was answered last.
class Life {
  public:
    using Client = http::testing::Client;

    /// `port` of the server; the people are those of one side of the world.
    Life(unsigned short port, const access::testing::Side& side) : port_(port), side_(&side) {}

    Client as(Role role) const {
        Client client(port_);
        client.set("Authorization", "Bearer " + side_->tokens.at(role));
        return client;
    }

    static json::object report(const access::testing::Side& side) {
        return {{"title", "路灯不亮"},
                {"words", "城北村口的路灯坏了一周，晚上老人出门看不清路。"},
                {"region_id", std::to_string(side.village.value)},
                {"address", "城北村村口"},
                {"reporter",
                 {{"name", "王示例"},
                  {"telephone", "0000-0000001"},
                  {"email", ""},
                  {"address", ""},
                  {"means", "telephone"},
                  {"language", "zh"},
                  {"concealed", false},
                  {"consent_version", "2026-1"}}},
                {"confidential", false},
                {"publishable", true}};
    }

    /// A resident's own report; it stands in triage then.
    const json::value& begin(const json::object& more = {}) {
        auto body = report(*side_);
        body["phone_page"] = false;
        for (const auto& [name, value] : more) body[name] = value;
        Client client(port_);
        keep(client.post("/api/v1/reports", body));
        take_receipt();
        return last_;
    }

    /// Registered by a clerk; it stands there for ten minutes.
    const json::value& begin_at_window(const json::object& more = {}) {
        auto body = report(*side_);
        body["channel"] = "walk_in";
        body["for_myself"] = false;
        body["draft"] = false;
        body["tags"] = json::array{};
        for (const auto& [name, value] : more) body[name] = value;
        auto client = as(Role::window_clerk);
        keep(client.post("/api/v1/matters", body));
        take_receipt();
        return last_;
    }

    /// An act by one of the people; expects that it is done.
    const json::value& act(Role role, const std::string& name, const json::object& body = {}) {
        keep(try_act(role, name, body));
        return last_;
    }

    /// The same, whatever comes of it.
    http::testing::Answer try_act(Role role, const std::string& name,
                                  const json::object& body = {}) const {
        return try_act(side_->tokens.at(role), name, body);
    }
    http::testing::Answer try_act(const std::string& token, const std::string& name,
                                  const json::object& body = {}) const {
        Client client(port_);
        client.set("Authorization", "Bearer " + token);
        return client.post(fmt::format("/api/v1/matters/{}/{}", id, name), body);
    }

    /// The reporter's own act.
    http::testing::Answer follow(const std::string& name, json::object body = {}) const {
        body["code"] = code;
        Client client(port_);
        return client.post(
            fmt::format("/api/v1/follow/{}{}{}", number, name.empty() ? "" : "/", name), body);
    }

    json::value view(Role role = Role::triage_officer) const {
        auto client = as(role);
        return client.get("/api/v1/matters/" + id).json();
    }
    std::string state() const { return text_of(view().at("line").at("state")); }
    json::array journal() const {
        auto client = as(Role::triage_officer);
        return client.get(fmt::format("/api/v1/matters/{}/journal", id))
            .json()
            .at("items")
            .as_array();
    }

    // The usual way, step by step.
    void accept(std::string_view category = "030402") {
        act(Role::triage_officer, "acceptance", {{"category", category}, {"note", ""}});
    }
    void dispatch() {
        act(Role::dispatcher, "dispatch",
            {{"lead_unit_id", std::to_string(side_->office.value)},
             {"support_unit_ids", json::array{}},
             {"basis", "职责清单"},
             {"note", ""}});
    }
    void sign() {
        act(Role::unit_clerk, "signature",
            {{"handler_id", std::to_string(side_->people.at(Role::handler).value)}});
    }
    void start() {
        act(Role::handler, "first-contact", {{"way", "in_person"}, {"record", "已到现场见面"}});
    }
    void done() {
        act(Role::handler, "completion",
            {{"result", "已更换灯头"},
             {"facts_found", "经查，线路老化。"},
             {"decision", "已更换，恢复照明。"},
             {"legal_basis", "城市照明管理规定"},
             {"remedies", "如再出现问题可申请重新办理。"}});
    }
    void check() { act(Role::checker, "check", {{"way", "on_site"}, {"finding", "灯亮"}}); }
    void close() {
        act(Role::revisitor, "closure",
            {{"reached", true}, {"satisfaction", "satisfied"}, {"said", "谢谢"}});
    }
    void to_hand(std::string_view category = "030402") {
        begin();
        accept(category);
        dispatch();
        sign();
        start();
    }

    std::string id, number, code;
    const json::value& last() const { return last_; }
    const access::testing::Side& side() const { return *side_; }

  private:
    void keep(const http::testing::Answer& answer) {
        base::expects(answer.status < 300, fmt::format("{} {}", answer.status, answer.body));
        last_ = answer.body.empty() ? json::value{} : answer.json();
    }
    void take_receipt() {
        id = text_of(last_.at("matter_id"));
        number = text_of(last_.at("number"));
        code = text_of(last_.at("query_code"));
    }

    unsigned short port_;
    const access::testing::Side* side_;
    json::value last_;
};

}  // namespace matters::testing
