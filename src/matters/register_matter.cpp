#include "matters/register_matter.h"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "base/random.h"
#include "base/text.h"
#include "catalogue/calendar.h"
#include "matters/accept_matter.h"
#include "matters/act_queries.h"
#include "matters/import_queries.h"
#include "matters/number.h"
#include "matters/queries.h"
#include "matters/refusals.h"
#include "matters/work.h"

namespace matters {

namespace {

using base::refuse_field;

/// How long a clerk has to settle what he registered before it goes to triage (row 4).
constexpr base::Duration time_to_settle = std::chrono::minutes{10};
constexpr std::size_t title_length = 40;

/// What the database knows of the place.
struct PlaceRow {
    RegionId region_id;
    std::string county;
    std::string path;
    int level = 0;
};
BOOST_DESCRIBE_STRUCT(PlaceRow, (), (region_id, county, path, level))

struct AboutRow {
    std::string kind;
    int level = 0;
    std::string path;
    std::optional<std::string> parent_path;
    bool in_centre = false;
};
BOOST_DESCRIBE_STRUCT(AboutRow, (), (kind, level, path, parent_path, in_centre))

bool by_the_reporter(Channel channel) {
    return channel == Channel::web || channel == Channel::phone_page ||
           channel == Channel::open311 || channel == Channel::transfer;
}

base::Result<PlaceRow> get_place(db::Read& read, const Registration& in) {
    std::optional<PlaceRow> place;
    if (in.grid_id) {
        place = read.find<PlaceRow>(sql::find_place_of_grid, db::arg("grid_id", *in.grid_id));
        if (!place)
            return refuse_field("grid_id", "unknown", "没有这个网格。", "Is no grid in use.");
        // A grid says more closely where in the region it is, never another region.
        const auto around =
            read.find<PlaceRow>(sql::find_place, db::arg("region_id", in.region_id));
        if (around && !place->path.starts_with(around->path))
            return refuse_field("grid_id", "elsewhere", "该网格不在所选区划内。",
                                "The grid does not lie in the region that was chosen.");
    } else {
        place = read.find<PlaceRow>(sql::find_place, db::arg("region_id", in.region_id));
    }
    if (!place)
        return refuse_field("region_id", "unknown", "没有这个区划，请重新选择地点。",
                            "Is no place in use; choose it again.");
    if (place->level < 3)
        return refuse_field("region_id", "too_wide", "请选到县（市、区）或更小的地点。",
                            "Choose a county or a smaller place.");
    return std::move(*place);
}

base::Result<void> check_point(const std::optional<Point>& point) {
    if (!point) return {};
    // Far outside the country a point is a mistake of the device or of the datum.
    const bool inside = point->longitude >= 73 && point->longitude <= 136 && point->latitude >= 3 &&
                        point->latitude <= 54;
    if (inside) return {};
    return refuse_field("point", "outside", "定位不在国内，请在地图上重新选点或填写地址。",
                        "The point lies outside the country; choose it on the map or give an "
                        "address.");
}

base::Result<void> check_date(base::Instant now, const std::optional<base::Date>& day) {
    if (!day) return {};
    const auto today = catalogue::date_of(now);
    if (*day <= today && *day >= today - std::chrono::days{36'525}) return {};
    return refuse_field("happened_on", "range", "发生日期应在今天或之前。",
                        "The day must be today or before.");
}

std::string title_of(const Registration& in) {
    if (!in.title.empty()) return in.title;
    const auto points = base::code_points(in.words);
    const auto end = points.find_first_of(U"。!?;\n");
    auto first = points.substr(0, std::min(end, title_length));
    if (first.size() == title_length && points.size() > title_length) first += U"…";
    return base::to_utf8(first);
}

std::optional<ReporterId> put_reporter(db::Write& write, const base::Vault& vault,
                                       const Matter& matter,
                                       const std::optional<ReporterInput>& input) {
    if (!input) return {};
    Reporter reporter = seal(vault, *input);
    reporter.reporter_id = write.next_id<ReporterId>();
    reporter.county = matter.county;
    reporter.made_at = write.now();
    insert_reporter(write, reporter);
    return reporter.reporter_id;
}

void put_content(db::Write& write, Matter& matter, const Registration& in) {
    Content content{.title = title_of(in),
                    .words = in.words,
                    .address = in.address,
                    .source = in.source,
                    .source_number = in.source_number};
    if (in.point) {
        content.longitude = in.point->longitude;
        content.latitude = in.point->latitude;
        content.datum = boost::describe::enum_to_string(in.point->datum, "");
    }
    matter.content_digest = digest_of(content);
    write.run(sql::insert_content, content, db::arg("matter_id", matter.matter_id),
              db::arg("county", matter.county));
    for (const std::string& tag : in.tags)
        write.run(sql::insert_tag, db::arg("matter_id", matter.matter_id), db::arg("tag", tag),
                  db::arg("county", matter.county));
}

/// Takes note of a number that was given elsewhere (number.h), so that it is never given again.
void keep_number(db::Write& write, std::string_view number) {
    // 620922-20260901-00012-7
    const auto county = number.substr(0, 6);
    const auto day = number.substr(7, 8);
    const std::int64_t sequence = std::atoll(std::string(number.substr(16)).c_str());
    write.run(sql::raise_sequence, db::arg("county", county), db::arg("day", day),
              db::arg("sequence", sequence));
}

void note_repeat(Work& work, MatterId other) {
    work.facts["similar_to"] = std::to_string(other.value);
    work.write().run(sql::insert_link, db::arg("matter_id", work.matter.matter_id),
                     db::arg("other_id", other), db::arg("kind", "repeats"),
                     db::arg("county", work.matter.county));
}

base::Result<Matter> new_matter(db::Write& write, const Hand& hand, const Registration& in) {
    const auto place = get_place(write, in);
    if (!place) return std::unexpected(place.error());
    for (const auto& ok : {check_point(in.point), check_date(write.now(), in.happened_on)})
        if (!ok) return std::unexpected(ok.error());
    if (in.about_unit_id &&
        !write.find<std::int64_t>(sql::find_open_unit, db::arg("unit_id", *in.about_unit_id)))
        return refuse_field("about_unit_id", "unknown", "没有这个单位。", "Is no unit.");
    if (in.about_person_id &&
        !write.find<PersonId>(sql::find_person, db::arg("person_id", *in.about_person_id)))
        return refuse_field("about_person_id", "unknown", "没有这个人员。",
                            "Is nobody known here.");
    const Sight sight = sight_of(write, place->path, in.about_unit_id);
    const auto desk = desk_for(write, place->region_id, sight);
    if (!desk) return std::unexpected(desk.error());

    Matter matter;
    matter.matter_id = write.next_id<MatterId>();
    matter.county = place->county;
    matter.state = in.draft ? State::draft : State::registered;
    matter.channel = in.channel;
    matter.region_id = place->region_id;
    matter.grid_id = in.grid_id;
    matter.scope_path = sight.scope_path;
    matter.confidential = in.confidential || (in.reporter && in.reporter->concealed);
    matter.publishable = in.publishable && !matter.confidential;
    matter.reporter_person_id = in.reporter_person_id;
    matter.about_unit_id = in.about_unit_id;
    matter.about_person_id = in.about_person_id;
    matter.desk_unit_id = desk->unit_id;
    matter.first_receiver_id = hand.person;
    matter.registered_at = write.now();
    if (!in.category.empty())
        if (auto ok = set_category(write, matter, in.category); !ok)
            return std::unexpected(ok.error());
    if (matter.confidential) matter.publishable = false;
    return matter;
}

}  // namespace

std::optional<Desk> find_desk(db::Read& read, RegionId region_id, int below_level) {
    return read.find<Desk>(sql::find_desk, db::arg("region_id", region_id),
                           db::arg("below_level", below_level));
}

base::Result<Desk> desk_for(db::Read& read, RegionId region_id, const Sight& sight) {
    if (auto desk = find_desk(read, region_id, sight.below_level)) return std::move(*desk);
    return base::refuse(sight.below_level < 6 ? none_above : place_not_served);
}

Sight sight_of(db::Read& read, std::string_view region_path, std::optional<UnitId> about) {
    Sight sight{.scope_path = std::string(region_path)};
    if (!about) return sight;
    const auto unit = read.find<AboutRow>(sql::find_about, db::arg("unit_id", *about));
    if (!unit) return sight;
    const bool governs_the_place =
        unit->in_centre || unit->kind == "town_government" || unit->kind == "village_committee";
    if (!governs_the_place) return sight;
    // '!' sorts before every digit: only scopes that begin above the region cover it.
    sight.scope_path = unit->parent_path.value_or("/") + "!/";
    if (unit->in_centre) sight.below_level = unit->level;
    return sight;
}

base::Result<Registered> register_matter(db::Write& write, const Config& config, const Hand& hand,
                                         const Registration& in) {
    auto matter = new_matter(write, hand, in);
    if (!matter) return std::unexpected(matter.error());
    matter->number = in.number.empty() ? next_number(write, matter->county) : in.number;
    if (!in.number.empty()) keep_number(write, in.number);
    const std::string code = make_query_code(base::random_bytes(7));
    matter->code_digest = code_digest(matter->number, read_query_code(code));
    matter->reporter_id = put_reporter(write, config.vault(), *matter, in.reporter);
    put_content(write, *matter, in);
    const bool onwards = !in.draft && by_the_reporter(in.channel);
    if (!in.draft && !onwards) matter->wake_at = write.now() + time_to_settle;

    Work work = Work::begin_new(write, in.draft ? Act::save_draft : Act::register_matter, hand,
                                std::move(*matter));
    work.facts["channel"] = boost::describe::enum_to_string(in.channel, "");
    if (in.happened_on) work.facts["happened_on"] = base::to_text(*in.happened_on);
    if (in.reporter) work.facts["consent_version"] = in.reporter->consent_version;
    if (in.repeats) note_repeat(work, *in.repeats);
    if (auto ok = attach_files(work, config, in.attachments); !ok)
        return std::unexpected(ok.error());
    // 信访工作条例 22, 23: the fifteen days run from the day on which it came.
    if (!in.draft && work.matter.route == catalogue::Route::petition &&
        !work.matter.category.empty())
        work.start_clock(ClockKind::petition_notice);
    if (!in.draft) work.tell_unit(work.matter.desk_unit_id, "to_triage");
    std::optional<Entry> registered;
    if (onwards) registered = work.go_on(Act::send_to_triage);
    auto last = work.finish();
    if (!last) return std::unexpected(last.error());
    if (!registered) registered = std::move(*last);
    return Registered{std::move(work.matter), code, std::move(*registered)};
}

}  // namespace matters
