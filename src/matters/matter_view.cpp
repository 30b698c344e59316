#include "matters/matter_view.h"

#include "http/described.h"
#include "matters/list_queries.h"
#include "matters/queries.h"
#include "matters/reporter.h"
#include "matters/work.h"

namespace matters {

namespace {

std::optional<UnitName> named(db::Read& read, const std::optional<UnitId>& unit_id) {
    if (!unit_id) return {};
    return UnitName{*unit_id, unit_name(read, *unit_id)};
}

MatterClockView clock_view(const clocks::Clock& clock, base::Instant now) {
    MatterClockView view{.kind = clock.kind,
                         .state = clock.state,
                         .unit_id = clock.unit_id,
                         .limit = clocks::limits_text(clocks::course_of(clock.course)),
                         .started_at = clock.started_at,
                         .due_at = clock.due_at,
                         .met_at = clock.met_at,
                         .pause_reason = clock.pause_reason};
    if (const auto kind = kind_of(clock)) {
        view.zh = facts_of(*kind).zh;
        view.en = facts_of(*kind).en;
    }
    view.overdue = clock.state == clocks::State::missed ||
                   (clock.state == clocks::State::running && clock.due_at && *clock.due_at < now);
    return view;
}

ReporterHint hint_of(db::Read& read, const Matter& matter) {
    ReporterHint hint;
    if (!matter.reporter_id) return hint;
    const auto reporter = find_reporter(read, *matter.reporter_id);
    if (!reporter) return hint;
    hint.anonymous = !reporter->name_sealed && !reporter->telephone_sealed;
    hint.concealed = reporter->concealed || matter.confidential;
    // What a confidential reporter left is nobody's business before it is released.
    hint.has_telephone = !hint.concealed && reporter->telephone_sealed.has_value();
    if (!hint.concealed) hint.means = boost::describe::enum_to_string(reporter->means, "");
    return hint;
}

}  // namespace

std::string unit_name(db::Read& read, UnitId unit_id) {
    return read.find<std::string>(sql::find_unit_name, db::arg("unit_id", unit_id)).value_or("");
}

std::string person_name(db::Read& read, PersonId person_id) {
    return read.find<std::string>(sql::find_person_name, db::arg("person_id", person_id))
        .value_or("");
}

std::vector<MatterClockView> clock_views(std::span<const clocks::Clock> clocks, base::Instant now) {
    std::vector<MatterClockView> out;
    for (const clocks::Clock& clock : clocks) out.push_back(clock_view(clock, now));
    return out;
}

bool is_hidden(const Matter& matter, std::optional<PersonId> person) {
    return matter.confidential && person && person == matter.reporter_person_id;
}

MatterLine line_of(db::Read& read, const Matter& matter) {
    return read.get<MatterLine>(sql::matter_line, db::arg("matter_id", matter.matter_id));
}

MatterView view(db::Read& read, const Matter& matter, const access::Actor& actor) {
    MatterView out{.line = line_of(read, matter)};
    if (const auto content = find_content(read, matter.matter_id)) {
        out.words = content->words;
        out.longitude = content->longitude;
        out.latitude = content->latitude;
        out.datum = content->datum;
    }
    // The row has members of the same name: one list, in one place.
    http::for_each_member<MatterView>([&](const char* name, auto to) {
        http::for_each_member<Matter>([&](const char* other, auto from) {
            using To = std::remove_cvref_t<decltype(out.*to)>;
            using From = std::remove_cvref_t<decltype(matter.*from)>;
            if constexpr (std::is_same_v<To, From>)
                if (std::string_view(name) == other) out.*to = matter.*from;
        });
    });
    if (is_hidden(matter, out.first_receiver_id)) out.first_receiver_id.reset();
    out.desk = *named(read, matter.desk_unit_id);
    out.supervisor = named(read, matter.supervisor_unit_id);
    if (matter.handler_id) out.handler = person_name(read, *matter.handler_id);
    if (matter.leader_id) out.leader = person_name(read, *matter.leader_id);
    out.reporter = hint_of(read, matter);
    out.tags = read.all<std::string>(sql::tags_of, db::arg("matter_id", matter.matter_id));
    out.units = units_of(read, matter.matter_id);
    out.clocks = clock_views(clocks_of(read, matter.matter_id), read.now());
    out.allowed_actions = actions_for(read, matter, actor);
    return out;
}

base::Result<Acted> finish(Work& work) {
    auto entry = work.finish();
    if (!entry) return std::unexpected(entry.error());
    return Acted{.matter_id = work.matter.matter_id,
                 .number = work.matter.number,
                 .state = work.matter.state,
                 .queue = work.matter.queue,
                 .due_at = work.matter.due_at,
                 .version = work.matter.version,
                 .clocks = work.clocks().changes()};
}

}  // namespace matters
