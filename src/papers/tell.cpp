#include "papers/tell.h"

#include "catalogue/catalogue_store.h"
#include "matters/journal.h"
#include "matters/matter_view.h"
#include "matters/store.h"
#include "notices/settings.h"

namespace papers {

namespace {

std::string category_name(db::Read& read, const matters::Matter& matter) {
    const auto edition = catalogue::get_edition(read, matter.catalogue_number);
    if (!edition) return "";
    const auto* category = edition->catalogue->find(matter.category);
    return category ? category->zh : "";
}

}  // namespace

Told tell(db::Read& read, const matters::Matter& matter, Kind kind) {
    const auto line = matters::line_of(read, matter);
    Told told{.matter = matter,
              .title = line.title,
              .place = line.region_name + (line.address.empty() ? "" : " " + line.address),
              .category = category_name(read, matter),
              .desk = matters::unit_name(read, matter.desk_unit_id),
              .lead = line.lead_unit.value_or(""),
              .said = matters::last_words(read, matter.matter_id, told_act(kind)),
              .public_url = notices::get_notice_settings(read).public_url,
              .at = read.now()};
    if (const auto content = matters::find_content(read, matter.matter_id))
        told.words = content->words;
    // A matter settled on the spot was answered without a report of being done.
    if (kind == Kind::reply && told.said.empty())
        told.said = matters::last_words(read, matter.matter_id, matters::Act::settle);
    if (kind == Kind::closing && told.said.empty())
        told.said = matters::last_words(read, matter.matter_id, matters::Act::close_unsatisfied);
    return told;
}

}  // namespace papers
