// For tests only; includes no test framework, so that any program can make this world.
#pragma once

#include <filesystem>
#include <string>

#include "access/testing.h"
#include "matters/register_matter.h"
#include "seals/make_seals.h"
#include "seals/signing_key.h"

namespace seals::testing {

/// Registers a matter from a resident of a county, as the web page does.
inline matters::Registered register_one(db::Database& database, const access::testing::World& world,
                                        const access::testing::Side& side,
                                        const std::string& words = "路灯不亮，夜里看不清路。") {
    const matters::Config config{world.config()};
    auto done = database.write([&](db::Write& write) {
        return matters::register_matter(
            write, {config}, matters::reporters_hand(),
            {.channel = matters::Channel::web, .words = words, .region_id = side.village});
    });
    base::expects(done.has_value(), "a resident's words are always registered");
    return std::move(*done);
}

/// A further entry of a matter, with words.
inline matters::Entry note(db::Database& database, matters::MatterId matter_id,
                           const std::string& words = "已联系供电所。") {
    return database.write([&](db::Write& write) {
        const auto before = *matters::find_any(write, matter_id);
        auto after = before;
        auto entry = matters::append(write, after,
                                     {.act = matters::Act::add_note,
                                      .from_state = before.state,
                                      .to_state = before.state,
                                      .hand = matters::HandKind::system,
                                      .facts = "{}",
                                      .changed = "{}"},
                                     {{"note", words}});
        base::expects(matters::save(write, before, after), "nobody was faster");
        return entry;
    });
}

/// Takes the guards of the journal and the seals away, as whoever owns the database can.
inline void drop_guards(db::Database& database) {
    const bool on_sqlite = database.dialect() == db::Dialect::sqlite;
    for (const auto* name : {"journal_keeps", "journal_stays", "seal_keeps", "seal_stays"}) {
        const std::string table = std::string(name).starts_with("seal") ? "seal" : "journal";
        const auto text =
            "DROP TRIGGER " + std::string(name) + (on_sqlite ? std::string() : " ON " + table);
        database.write([&](db::Write& write) { write.run(db::Sql{"test/" + text, text}); });
    }
}

/// Runs a text that no use case has. Returns how many rows it touched.
template <class... P>
std::int64_t tamper(db::Database& database, const std::string& text, const P&... params) {
    return database.write([&](db::Write& write) {
        return write.run(db::Sql{text, text}, params...);
    });
}

}  // namespace seals::testing
