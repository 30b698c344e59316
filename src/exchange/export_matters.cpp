#include "exchange/export_matters.h"

#include <fmt/format.h>

#include "catalogue/catalogue_store.h"
#include "exchange/csv.h"
#include "exchange/queries.h"
#include "http/writer.h"

namespace exchange {

namespace {

using base::Instant;

constexpr int page = 500;

struct Row {
    matters::MatterId matter_id;
    std::string number;
    matters::State state{};
    matters::Channel channel{};
    std::string category;
    catalogue::Priority priority{};
    std::string region_code;
    std::string region_name;
    std::string unit;
    std::string kind;
    Instant registered_at;
    std::optional<Instant> accepted_at;
    std::optional<Instant> dispatched_at;
    std::optional<Instant> replied_at;
    std::optional<Instant> ended_at;
    std::optional<matters::Satisfaction> satisfaction;
    std::optional<Instant> signed_at;
    std::optional<Instant> started_at;
    std::optional<Instant> done_at;
    std::optional<Instant> due_at;
    std::optional<bool> late;
};
BOOST_DESCRIBE_STRUCT(Row, (),
                      (matter_id, number, state, channel, category, priority, region_code,
                       region_name, unit, kind, registered_at, accepted_at, dispatched_at,
                       replied_at, ended_at, satisfaction, signed_at, started_at, done_at, due_at,
                       late))

std::string text_of(std::optional<Instant> at) {
    return at ? base::to_text(*at, std::chrono::hours{8}) : std::string{};
}

ExportedMatter exported(const Row& row, const catalogue::Catalogue* catalogue) {
    const auto* leaf = catalogue ? catalogue->find(row.category) : nullptr;
    const auto name = [](auto value) { return boost::describe::enum_to_string(value, ""); };
    return {.number = row.number,
            .state = name(row.state),
            .channel = name(row.channel),
            .category = row.category,
            .category_name = leaf ? leaf->zh : "",
            .priority = name(row.priority),
            .region_code = row.region_code,
            .region_name = row.region_name,
            .unit = row.unit,
            .kind = row.kind,
            .registered_at = text_of(row.registered_at),
            .accepted_at = text_of(row.accepted_at),
            .dispatched_at = text_of(row.dispatched_at),
            .signed_at = text_of(row.signed_at),
            .started_at = text_of(row.started_at),
            .done_at = text_of(row.done_at),
            .checked_at = text_of(row.replied_at),
            .closed_at = text_of(row.ended_at),
            .due_at = text_of(row.due_at),
            .lateness = !row.late   ? ""
                        : *row.late ? "overdue"
                                    : "in_time",
            .satisfaction = row.satisfaction ? name(*row.satisfaction) : ""};
}

/// A spreadsheet must not take a name for a formula.
std::string plain(std::string cell) {
    if (!cell.empty() && std::string_view("=+-@\t\r").contains(cell.front())) cell.insert(0, "'");
    return cell;
}

std::string csv_of(const ExportedMatter& matter) {
    std::vector<std::string> cells;
    http::for_each_member<ExportedMatter>(
        [&](const char*, auto pointer) { cells.push_back(plain(matter.*pointer)); });
    return csv_line(cells);
}

std::string csv_head() {
    std::vector<std::string> names;
    http::for_each_member<ExportedMatter>([&](const char* name, auto) { names.push_back(name); });
    return "\xEF\xBB\xBF" + csv_line(names);
}

std::vector<Row> read_page(db::Read& read, const ExportOptions& options, matters::MatterId after) {
    const auto scope = options.actor ? options.actor->scope : access::system_scope();
    const auto own_unit = options.actor ? options.actor->unit : access::UnitId{};
    const auto own_person = options.actor ? options.actor->person : access::PersonId{};
    const Instant from_at = options.from.value_or(Instant{-62'000'000'000'000});
    const Instant to_at = options.to.value_or(Instant{9'000'000'000'000'000});
    const auto now = read.now();
    const int count = page;
    return read.all<Row>(sql::matters_to_export, scope, db::arg("after", after),
                         db::arg("own_unit", own_unit), db::arg("own_person", own_person),
                         db::arg("county", options.county), db::arg("from_at", from_at),
                         db::arg("to_at", to_at), db::arg("now", now), db::arg("count", count));
}

}  // namespace

std::int64_t export_matters(db::Database& database, std::ostream& out,
                            const ExportOptions& options) {
    const auto edition = database.read([](db::Read& read) { return catalogue::get_edition(read); });
    const auto* catalogue = edition ? edition->catalogue.get() : nullptr;
    if (options.format == Format::csv) out << csv_head();
    std::int64_t written = 0;
    matters::MatterId after{};
    while (!options.stop()) {
        const auto rows =
            database.read([&](db::Read& read) { return read_page(read, options, after); });
        for (const Row& row : rows) {
            after = row.matter_id;
            const auto matter = exported(row, catalogue);
            out << (options.format == Format::csv ? csv_of(matter) : http::to_json(matter) + "\n");
            ++written;
        }
        if (rows.size() < page) break;
    }
    return written;
}

std::string mapping_of_export(std::string_view county, std::string_view system) {
    return fmt::format(R"({{
  "system": "{}",
  "county": "{}",
  "number": "number",
  "registered_at": "registered_at", "accepted_at": "accepted_at",
  "dispatched_at": "dispatched_at", "signed_at": "signed_at", "started_at": "started_at",
  "done_at": "done_at", "checked_at": "checked_at", "closed_at": "closed_at",
  "place": "region_code",
  "unit": "unit", "make_units": true,
  "category": "category", "kind": "kind", "title": "category_name",
  "channel": "channel", "lateness": "lateness", "satisfaction": "satisfaction",
  // States that an import does not reach become the one before.
  "state": {{"column": "state", "values": {{
    "draft": "registered", "return_asked": "dispatched", "waiting_papers": "in_hand",
    "extension_asked": "in_hand", "parked": "in_hand", "mediation": "accepted",
    "sent_back": "in_hand", "review": "closed", "second_review": "closed"}}}}
}}
)",
                       system, county);
}

}  // namespace exchange
