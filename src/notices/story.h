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
    std::optional<UnitId> lead_unit_id;
    std::optional<UnitId> holder_unit_id;
    std::optional<UnitId> supervisor_unit_id;
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
                       supervisor_unit_id, desk_unit_id, main_number, at, act, to_state, facts,
                       texts))

std::optional<Story> find_story(db::Read& read, MatterId matter, MatterId about, std::int64_t seq);

/// Puts stories into words; remembers units and catalogues within one transaction.
class Narrator {
  public:
    explicit Narrator(db::Read& read);

    /// Every fact of the message that is known.
    Values values(const Story& story, const Message& message, Language language);

    /// A version's words with this story in them.
    Words tell(const Story& story, const Message& message, Language language, const Words& words);

    /// The unit that the message speaks of: the entry's, else the matter's.
    std::optional<UnitId> unit_of(const Story& story, const boost::json::object& facts) const;

  private:
    struct Unit {
        std::string name;
        std::optional<std::string> telephone;
        BOOST_DESCRIBE_CLASS(Unit, (), (name, telephone), (), ())
    };

    const Unit& unit(UnitId id);
    std::string category(const Story& story, Language language);
    std::string own(const Story& story, const boost::json::object& facts, const Fact& fact,
                    Language language);
    std::string from_entry(const boost::json::object& facts, const boost::json::object& texts,
                           const Fact& fact, Language language);
    std::string names_of(const boost::json::value& ids, Language language);

    db::Read& read_;
    const std::string public_url_;
    std::map<UnitId, Unit> units_;
    std::map<std::int64_t, std::optional<catalogue::Edition>> editions_;
};

}  // namespace notices
