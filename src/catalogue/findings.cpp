#include "catalogue/findings.h"

#include <fmt/format.h>

#include "catalogue/calendar.h"
#include "catalogue/catalogue_store.h"
#include "catalogue/override_store.h"
#include "catalogue/queries.h"

namespace catalogue {

namespace {

using base::Finding;

struct CodeCount {
    std::string code;
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(CodeCount, (), (code, count))

struct ClosedHolder {
    std::int64_t duty_id = 0;
    std::string unit_name;
};
BOOST_DESCRIBE_STRUCT(ClosedHolder, (), (duty_id, unit_name))

void look_at_duties(db::Read& read, const Catalogue& catalogue, std::vector<Finding>& found) {
    const base::Date today = date_of(read.now());
    const base::Instant now = read.now();
    for (const CodeCount& row :
         read.all<CodeCount>(sql::codes_of_duties_in_force, db::arg("today", today)))
        if (!catalogue.find(row.code))
            found.push_back(
                {"duty_of_retired_category", "category " + row.code,
                 fmt::format("有{}项职责属于已停用的事项。", row.count),
                 fmt::format("{} duties are for a category that is retired.", row.count)});
    for (const ClosedHolder& row : read.all<ClosedHolder>(
             sql::duties_of_closed_units, db::arg("today", today), db::arg("now", now)))
        found.push_back({"duty_of_closed_unit", fmt::format("duty {}", row.duty_id),
                         fmt::format("承担职责的单位“{}”已撤销。", row.unit_name),
                         fmt::format("Its holder, {}, is closed.", row.unit_name)});
}

void look_at_override(db::Read& read, const Catalogue& catalogue, const OverrideRow& row,
                      std::vector<Finding>& found) {
    const std::string subject = fmt::format("override {}", row.override_id.value);
    const Category* leaf = catalogue.find(row.code);
    if (!leaf) {
        found.push_back(
            {"override_of_retired_category", subject,
             fmt::format("{}的规定针对已停用的事项{}。", row.region_name, row.code),
             fmt::format("{} rules on category {}, which is retired.", row.region_name, row.code)});
        return;
    }
    auto place = get_place(read, row.region_id);
    if (!place) return;
    place->pop_back();
    const Effective above = effective_at(read, catalogue, *leaf, *place, date_of(read.now()));
    if (!problems_of(override_of(row), above.values).empty())
        found.push_back(
            {"override_without_effect", subject,
             fmt::format("{}对{}的规定宽于上级要求，已不生效。", row.region_name, row.code),
             fmt::format("What {} asks for {} is laxer than what holds above it.", row.region_name,
                         row.code)});
}

}  // namespace

std::vector<Finding> findings(db::Read& read) {
    const auto edition = get_edition(read);
    if (!edition)
        return {{"no_catalogue", "catalogue", "没有事项目录。", "There is no matter catalogue."}};
    std::vector<Finding> found;
    look_at_duties(read, *edition->catalogue, found);
    const base::Date today = date_of(read.now());
    for (const OverrideRow& row :
         read.all<OverrideRow>(sql::overrides_in_force, db::arg("today", today)))
        look_at_override(read, *edition->catalogue, row, found);
    return found;
}

}  // namespace catalogue
