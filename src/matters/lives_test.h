// For tests only: lives of matters, and what one asks about them.
#pragma once

#include "matters/testing_words.h"
#include "matters/world_test.h"

namespace matters::testing {

class Lives : public Served {
  protected:
    using Answer = http::testing::Answer;

    std::string office() { return say::text(world().a.office); }
    std::string centre() { return say::text(world().a.centre); }
    std::string person(Role role) { return say::text(world().a.people.at(role)); }

    /// `done`, `403 heads_only`, or of bad input its first field: `422 by too_long`.
    static std::string outcome(const Answer& answer) {
        if (answer.status < 300) return "done";
        if (answer.status != 422) return fmt::format("{} {}", answer.status, answer.code());
        const auto fields = answer.json().as_object();
        if (!fields.contains("fields")) return fmt::format("422 {}", answer.code());
        const auto& first = fields.at("fields").as_array().front();
        return fmt::format("422 {} {}", text_of(first.at("field")), text_of(first.at("code")));
    }

    /// An act by a person of A whose token is given, as somebody who is not one of the roles.
    Answer act_with(const std::string& token, const Life& life, const std::string& name,
                    const json::object& body = {}) {
        http::testing::Client client(port());
        client.set("Authorization", "Bearer " + token);
        return client.post(fmt::format("/api/v1/matters/{}/{}", life.id, name), body);
    }

    /// What an act's answer says of clocks: `met triage, started dispatching`.
    static std::string clocks_told(const json::value& acted) {
        std::string out;
        for (const auto& change : acted.at("clocks").as_array())
            out += fmt::format("{}{} {}", out.empty() ? "" : ", ", text_of(change.at("what")),
                               text_of(change.at("kind")));
        return out;
    }

    /// The last clock of a kind: `running`, `met`, `missed`, `paused`, `cancelled`; empty: none.
    std::string clock_state(const Life& life, std::string_view kind) {
        const auto found = last_clock(life, kind);
        return found ? boost::describe::enum_to_string(found->state, "") : std::string{};
    }
    /// By local time, `2026-09-01T18:00`; empty for none.
    std::string clock_due(const Life& life, std::string_view kind) {
        const auto found = last_clock(life, kind);
        return found && found->due_at ? local(*found->due_at) : std::string{};
    }
    UnitId clock_unit(const Life& life, std::string_view kind) {
        return last_clock(life, kind).value().unit_id;
    }
    std::optional<clocks::Clock> last_clock(const Life& life, std::string_view kind) {
        std::optional<clocks::Clock> last;
        database().read([&](db::Read& read) {
            for (const auto& clock :
                 clocks::clocks_of(read, access::system_scope(), subject_kind, std::stoll(life.id)))
                if (clock.kind == kind) last = clock;
        });
        return last;
    }

    static std::string local(base::Instant at) {
        return base::to_text(at, std::chrono::minutes{480}).substr(0, 16);
    }
    /// Goes on to a local time, `2026-09-02T10:00`; clocks and the server act.
    void till(std::string_view when) {
        const auto at = base::parse_instant(std::string(when) + ":00+08:00");
        ASSERT_TRUE(at && *at >= clock().now()) << when;
        pass(*at - clock().now());
    }

    /// Messages to the reporter, in order.
    std::vector<std::string> messages(const Life& life, std::string_view recipient = "reporter") {
        const auto id = std::stoll(life.id);
        return database().read([&](db::Read& read) {
            return read.all<std::string>({"test/messages",
                                          "SELECT message FROM outbox WHERE matter_id = :id AND "
                                          "recipient = :recipient ORDER BY outbox_id"},
                                         db::arg("id", id), db::arg("recipient", recipient));
        });
    }
    std::string last_message(const Life& life) {
        const auto all = messages(life);
        return all.empty() ? std::string{} : all.back();
    }
    std::int64_t count(std::string_view sql, const Life& life) {
        const auto id = std::stoll(life.id);
        return database().read([&](db::Read& read) {
            return read.get<std::int64_t>({sql, sql}, db::arg("id", id));
        });
    }
    std::string last_card(const Life& life) {
        return text_of(
            life.journal().back().at("facts").at("cards").as_array().back().at("card_id"));
    }
    /// `yellow overdue open, red rework lifted`, of one unit on this matter.
    std::string cards(const Life& life, UnitId unit) {
        const auto id = std::stoll(life.id);
        std::string out;
        database().read([&](db::Read& read) {
            for (const auto& one : read.all<std::string>(
                     {"test/cards",
                      "SELECT level || ' ' || cause || CASE WHEN lifted_at IS NULL THEN ' open' "
                      "ELSE ' ' || lifted_for END FROM card WHERE matter_id = :id AND unit_id = "
                      ":unit ORDER BY card_id"},
                     db::arg("id", id), db::arg("unit", unit)))
                out += (out.empty() ? "" : ", ") + one;
        });
        return out;
    }

    // ---- to where many tests begin
    Life in_triage(const json::object& more = {}) {
        Life life = this->life();
        life.begin(more);
        return life;
    }
    Life accepted(std::string_view category = "030402", const json::object& more = {}) {
        Life life = in_triage(more);
        life.accept(category);
        return life;
    }
    Life dispatched(std::string_view category = "030402") {
        Life life = accepted(category);
        life.dispatch();
        return life;
    }
    Life in_hand(std::string_view category = "030402") {
        Life life = this->life();
        life.to_hand(category);
        return life;
    }
    Life replied(std::string_view category = "030402") {
        Life life = in_hand(category);
        life.done();
        life.check();
        return life;
    }
    Life closed(std::string_view category = "030402") {
        Life life = replied(category);
        life.close();
        return life;
    }
    /// Back in hand after another round of rework.
    void rework(Life& life) {
        life.done();
        life.act(Role::checker, "check-failure", say::defect());
        life.act(Role::dispatcher, "rework", say::rework());
    }
};

}  // namespace matters::testing
