#include "catalogue/calendar.h"
#include "http/fields.h"
#include "matters/clock_kinds.h"
#include "matters/endpoints.h"
#include "matters/public_matter.h"
#include "matters/public_queries.h"
#include "regions/region_store.h"

/// Open figures: how a place answers what it is told. Counts of matters by kind, never of persons
/// (domain 6.7, refusal 2), and none that is small enough to point at somebody.
namespace matters {

namespace {

struct ShowFigures {
    RegionId region_id;
    std::optional<base::Date> month;  ///< Any day of it; this month unless said.
};
BOOST_DESCRIBE_STRUCT(ShowFigures, (), (region_id, month))

/// A hidden count or share is null: fewer than Figures::fewest_shown, or told by the others.
struct KindFigures {
    std::string kind;  ///< Two digits of the catalogue; empty: no kind yet.
    std::optional<std::int64_t> registered;
    std::optional<std::int64_t> ended_percent;
    std::optional<std::int64_t> solved_percent;  ///< Of those whose reporter was asked.
};
BOOST_DESCRIBE_STRUCT(KindFigures, (), (kind, registered, ended_percent, solved_percent))

/// How often a promise that came due was kept.
struct PromiseFigures {
    std::string kind;
    std::string zh;
    std::string en;
    std::optional<std::int64_t> due;
    std::optional<std::int64_t> kept_percent;
};
BOOST_DESCRIBE_STRUCT(PromiseFigures, (), (kind, zh, en, due, kept_percent))

struct Figures {
    RegionId region_id;
    std::string region_name;
    base::Date from;
    base::Date to;  ///< The last day of the month.
    std::int64_t fewest_shown = 5;
    std::optional<std::int64_t> registered;
    std::optional<std::int64_t> ended_percent;
    std::optional<std::int64_t> solved_percent;
    std::vector<KindFigures> kinds;
    std::vector<PromiseFigures> promises;
};
BOOST_DESCRIBE_STRUCT(Figures, (),
                      (region_id, region_name, from, to, fewest_shown, registered, ended_percent,
                       solved_percent, kinds, promises))

struct FiguresPlace {
    RegionId region_id;
    std::string county;
    std::string name;
    std::string path;
    int level = 0;
};
BOOST_DESCRIBE_STRUCT(FiguresPlace, (), (region_id, county, name, path, level))

struct KindRow {
    std::string kind;
    std::int64_t registered = 0;
    std::int64_t ended = 0;
    std::int64_t asked = 0;
    std::int64_t solved = 0;
};
BOOST_DESCRIBE_STRUCT(KindRow, (), (kind, registered, ended, asked, solved))

struct PromiseRow {
    std::string kind;
    std::int64_t kept = 0;
    std::int64_t due = 0;
};
BOOST_DESCRIBE_STRUCT(PromiseRow, (), (kind, kept, due))

/// What the queries are narrowed to.
struct Where {
    std::string county;
    std::string within_from;
    std::string within_to;
    std::int64_t from = 0;
    std::int64_t to = 0;
};
BOOST_DESCRIBE_STRUCT(Where, (), (county, within_from, within_to, from, to))

void add_kinds(Figures& out, const std::vector<KindRow>& rows) {
    std::vector<std::int64_t> counts;
    KindRow sum;
    for (const auto& row : rows) {
        counts.push_back(row.registered);
        sum.registered += row.registered;
        sum.ended += row.ended;
        sum.asked += row.asked;
        sum.solved += row.solved;
    }
    const auto shown = without_small(counts);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        KindFigures one{.kind = rows[i].kind, .registered = shown[i]};
        if (shown[i]) {
            one.ended_percent = share(rows[i].ended, rows[i].registered);
            one.solved_percent = share(rows[i].solved, rows[i].asked);
        }
        out.kinds.push_back(std::move(one));
    }
    out.registered = without_small({sum.registered}).front();
    out.ended_percent = share(sum.ended, sum.registered);
    out.solved_percent = share(sum.solved, sum.asked);
}

void add_promises(Figures& out, const std::vector<PromiseRow>& rows) {
    for (const auto& facts : clock_facts()) {
        const std::string kind = boost::describe::enum_to_string(facts.kind, "");
        for (const auto& row : rows)
            if (row.kind == kind)
                out.promises.push_back({.kind = kind,
                                        .zh = std::string(facts.zh),
                                        .en = std::string(facts.en),
                                        .due = without_small({row.due}).front(),
                                        .kept_percent = share(row.kept, row.due)});
    }
}

base::Result<Figures> show(db::Read& read, const ShowFigures& in) {
    const auto place =
        read.find<FiguresPlace>(sql::find_figures_place, db::arg("region_id", in.region_id));
    if (!place) return base::refuse(base::not_found);
    if (place->level < 3)
        return base::refuse_field("region_id", "too_wide", "请选到县（市、区）或更小的地点。",
                                  "Choose a county or a smaller place.");
    const std::chrono::year_month_day day{in.month.value_or(catalogue::date_of(read.now()))};
    const base::Date first{day.year() / day.month() / 1};
    const base::Date last{day.year() / day.month() / std::chrono::last};
    const Where where{.county = place->county,
                      .within_from = place->path,
                      .within_to = regions::end_of(place->path),
                      .from = catalogue::at_minute(first, 0).ms,
                      .to = catalogue::at_minute(last + std::chrono::days{1}, 0).ms};
    Figures out{.region_id = place->region_id,
                .region_name = place->name,
                .from = first,
                .to = last,
                .fewest_shown = matters::fewest_shown};
    const auto now = read.now();
    add_kinds(out, read.all<KindRow>(sql::figures_by_kind, where));
    add_promises(out, read.all<PromiseRow>(sql::figures_by_promise, where, db::arg("now", now)));
    return out;
}

}  // namespace

http::Endpoint show_figures() {
    return {.path = "/api/v1/public/figures",
            .summary =
                "Open figures of a county, town or village in a month: by kind, and how often "
                "promises were kept; small counts are hidden",
            .summary_zh =
                "公开数字：某地某月各类事项件数、办结和解决比例、承诺兑现情况；过小的数字不显示",
            .tag = "public",
            .needs = http::anyone,
            .refusals = {&base::not_found},
            .example = {{"region_id", "{county}"}, {"month", "2026-08-01"}},
            .handle = http::handler(show)};
}

}  // namespace matters
