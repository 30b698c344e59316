#pragma once

#include <map>
#include <optional>
#include <string>

#include <boost/json.hpp>

#include "catalogue/catalogue_store.h"
#include "db/database.h"
#include "notices/ids.h"
#include "notices/template.h"

namespace notices {

/// A journal entry with what stands around it: all that a message can tell.
struct Story {
    MatterId matter_id;  ///< Whose reporter is told.
    MatterId about_id;   ///< The matter that acted: another one after a merge.
    std::int64_t seq = 0;
    std::string county;
    std::string number;
    std::string category;
    std::int64_t catalogue_number = 0;
    std::string region_path;
    std::string scope_path;
    std::string about_number;
    std::string state;
    std::optional<UnitId> lead_unit_id;  ///< Now; of then, see Narrator.
    std::optional<UnitId> holder_unit_id;
    UnitId desk_unit_id;
    std::optional<std::string> main_number;  ///< Of the matter that this one was merged into.
    base::Instant at;
    std::string act;
    std::string to_state;
    std::string facts;                 ///< JSON: codes, ids, times.
    std::optional<std::string> texts;  ///< JSON: name → text; nothing once retention deleted it.
};
BOOST_DESCRIBE_STRUCT(Story, (),
                      (matter_id, about_id, seq, county, number, category, catalogue_number,
                       region_path, scope_path, about_number, state, lead_unit_id, holder_unit_id,
                       desk_unit_id, main_number, at, act, to_state, facts, texts))

std::optional<Story> find_story(db::Read& read, MatterId matter, MatterId about, std::int64_t seq);

/// Puts stories into words, as things stood when they happened; remembers units and catalogues
/// within one transaction.
class Narrator {
  public:
    explicit Narrator(db::Read& read);

    /// A version's words with this story in them, for `recipient` (`reporter`, `unit:5`).
    Words tell(const Story& story, std::string_view recipient, const Message& message,
               Language language, const Words& words);

  private:
    struct Unit {
        std::string name;
        std::optional<std::string> telephone;
        BOOST_DESCRIBE_CLASS(Unit, (), (name, telephone), (), ())
    };
    struct Card {
        std::string level;
        std::string cause;
        std::optional<base::Instant> answer_due_at;
        BOOST_DESCRIBE_CLASS(Card, (), (level, cause, answer_due_at), (), ())
    };
    /// One telling: the story with its JSON read.
    struct Telling {
        const Story& story;
        std::string_view recipient;
        std::string_view message;
        Language language{};
        boost::json::object facts;
        boost::json::object texts;
    };

    std::string value_of(const Telling& telling, const Fact& fact);
    std::string own(const Telling& telling, std::string_view fact);
    std::string from_entry(const Telling& telling, const Fact& fact);
    std::string names_of(const boost::json::value& ids, Language language);

    const Unit& unit(UnitId id);
    UnitId unit_then(const Telling& telling);
    std::optional<UnitId> lead_then(const Story& story);
    std::string due(const Telling& telling);
    std::optional<base::Instant> due_then(const Story& story, std::string_view kind, UnitId unit);
    std::optional<Card> card(const Telling& telling);
    std::string category(const Story& story, Language language);

    db::Read& read_;
    const std::string public_url_;
    std::map<UnitId, Unit> units_;
    std::map<std::int64_t, std::optional<catalogue::Edition>> editions_;
};

}  // namespace notices
