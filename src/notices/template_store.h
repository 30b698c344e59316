#pragma once

#include <map>
#include <optional>
#include <string>

#include "access/actor.h"
#include "db/database.h"
#include "notices/ids.h"
#include "notices/template.h"

namespace notices {

/// One published version, which never changes.
struct Template {
    TemplateId template_id;
    RegionId region_id;  ///< 0: shipped, for the whole country.
    std::string region_name;
    std::string message;
    Language language{};
    std::int64_t version = 0;
    std::string subject;
    std::string body;
    base::Instant published_at;
    std::optional<PersonId> published_by;
    std::optional<base::Instant> ended_at;

    Words words() const { return {subject, body}; }
};
BOOST_DESCRIBE_STRUCT(Template, (),
                      (template_id, region_id, region_name, message, language, version, subject,
                       body, published_at, published_by, ended_at))

/// Puts the texts that ship with the program in force for the country, where they differ from what
/// is in force there. Returns how many versions were made. The file must be right: anything else
/// is a bug.
int publish_shipped(db::Write& write, std::string_view yaml);

/// Makes the next version for a region, which replaces the one in force there.
Template put_template(db::Write& write, RegionId region, const std::string& county,
                      std::string_view message, Language language, const Words& words,
                      std::optional<PersonId> by);

std::optional<Template> find_template(db::Read& read, TemplateId id);

/// Ends a region's own text, so that the one above holds again. False when it has ended.
bool end_template(db::Write& write, TemplateId id, PersonId by);

/// Which version holds where; remembers, within one transaction, what it has read.
class TemplatesInForce {
  public:
    explicit TemplatesInForce(db::Read& read) : read_(read) {}

    /// That of the nearest region at or above `region_path` with a text of its own, else the
    /// shipped one; nothing for a message that this program does not know.
    std::optional<TemplateId> find(std::string_view region_path, std::string_view message,
                                   Language language);

  private:
    using ByRegion = std::map<std::int64_t, TemplateId>;
    const ByRegion& of(std::string_view message, Language language);

    db::Read& read_;
    std::map<std::pair<std::string, Language>, ByRegion> read_already_;
};

}  // namespace notices
