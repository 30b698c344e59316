#include "access/place.h"
#include "catalogue/calendar.h"
#include "http/id_cursor.h"
#include "matters/act_endpoint.h"
#include "matters/act_queries.h"
#include "matters/endpoints.h"
#include "matters/matter_filter.h"
#include "matters/queries.h"

/// 挂牌整治 (domain 3.5, 2.55): places and problems on a board, with who mends them by when. Never
/// persons.
namespace matters {

namespace {

using ProblemId = base::Id<struct ListedProblemTag>;

BOOST_DEFINE_ENUM_CLASS(ProblemKind, place, problem)
BOOST_DEFINE_ENUM_CLASS(ListingLevel, city, county, town)

struct Problem {
    ProblemId problem_id;
    RegionId region_id;
    std::string region_name;
    std::optional<MatterId> matter_id;
    ProblemKind kind = ProblemKind::place;
    ListingLevel level = ListingLevel::county;
    std::string title;
    std::string measures;
    UnitId lead_unit_id;
    std::string lead_unit;
    base::Date due_on;
    base::Instant listed_at;
    std::optional<base::Instant> accepted_at;
    std::string finding;
    std::optional<base::Instant> removed_at;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Problem, (),
                      (problem_id, region_id, region_name, matter_id, kind, level, title, measures,
                       lead_unit_id, lead_unit, due_on, listed_at, accepted_at, finding, removed_at,
                       version))

struct ListProblems {
    std::optional<RegionId> region_id;  ///< Its whole subtree.
    std::optional<bool> open;
    http::Limit<50, 200> limit;
    http::Cursor cursor;
};
BOOST_DESCRIBE_STRUCT(ListProblems, (), (region_id, open, limit, cursor))

base::Result<http::Page<Problem>> list_in(db::Read& read, const access::Scope& scope,
                                          const ListProblems& in) {
    const auto before = http::read_id_cursor(in.cursor, http::past_all);
    if (!before) return std::unexpected(before.error());
    const auto fits = fits_of(read, {.region_id = in.region_id});
    if (!fits) return std::unexpected(fits.error());
    const bool only_open = in.open.value_or(true);
    const int count = in.limit.value + 1;
    auto problems =
        read.all<Problem>(sql::list_problems, scope, db::arg("within_from", fits->within_from),
                          db::arg("within_to", fits->within_to), db::arg("only_open", only_open),
                          db::arg("before", *before), db::arg("count", count));
    return http::page_of(std::move(problems), in.limit.value,
                         [](const Problem& one) { return one.problem_id; });
}

struct CreateProblem {
    RegionId region_id;
    std::optional<MatterId> matter_id;
    ProblemKind kind{};
    ListingLevel level{};
    http::Text<2, 100> title;
    http::Text<2, 2000> measures;
    UnitId lead_unit_id;
    base::Date due_on;
};
BOOST_DESCRIBE_STRUCT(CreateProblem, (),
                      (region_id, matter_id, kind, level, title, measures, lead_unit_id, due_on))

base::Result<void> check(db::Write& write, const access::Actor& actor, const CreateProblem& in) {
    if (in.matter_id && !find_matter(write, actor, *in.matter_id))
        return base::refuse_field("matter_id", "unknown", "没有这个事项。", "Is no matter.");
    if (!write.find<std::int64_t>(sql::find_open_unit, db::arg("unit_id", in.lead_unit_id)))
        return base::refuse_field("lead_unit_id", "unknown", "没有这个单位。", "Is no unit.");
    const auto today = catalogue::date_of(write.now());
    if (in.due_on <= today || in.due_on > today + std::chrono::days{366})
        return base::refuse_field("due_on", "range", "整治期限应在一年以内。",
                                  "To be mended within a year.");
    return {};
}

base::Result<http::Created<Problem>> create(db::Write& write, const access::Actor& actor,
                                            const CreateProblem& in) {
    const auto place = access::find_place(write, actor.scope, in.region_id);
    if (!place) return base::refuse(base::not_found);
    if (auto ok = check(write, actor, in); !ok) return std::unexpected(ok.error());
    const auto id = write.next_id<ProblemId>();
    const auto now = write.now();
    write.run(sql::insert_problem, in, db::arg("problem_id", id), db::arg("county", place->county),
              db::arg("listed_by", actor.person), db::arg("listed_at", now));
    return http::Created{write.get<Problem>(sql::get_problem, db::arg("problem_id", id))};
}

struct AcceptProblem {
    ProblemId problem_id;
    std::int64_t version = 0;
    bool good = false;  ///< Mended: it leaves the board. Else the finding says what is missing.
    http::Text<2, 2000> finding;
};
BOOST_DESCRIBE_STRUCT(AcceptProblem, (), (problem_id, version, good, finding))

base::Result<Problem> inspect(db::Write& write, const access::Actor& actor,
                              const AcceptProblem& in) {
    const auto now = write.now();
    const std::optional<base::Instant> gone = in.good ? std::optional(now) : std::nullopt;
    const std::optional<PersonId> by = in.good ? std::optional(actor.person) : std::nullopt;
    const auto changed = write.run(sql::accept_problem, actor.scope, in,
                                   db::arg("accepted_at", gone), db::arg("accepted_by", by));
    if (changed == 0) {
        const auto there =
            write.find<Problem>(sql::get_problem, db::arg("problem_id", in.problem_id));
        return base::refuse(there && there->version != in.version ? matter_changed
                                                                  : base::not_found);
    }
    return write.get<Problem>(sql::get_problem, db::arg("problem_id", in.problem_id));
}

}  // namespace

http::Endpoint list_problems() {
    return {.path = "/api/v1/listed-problems",
            .summary = "Places and problems that are listed to be mended, in my scope",
            .summary_zh = "挂牌整治台账",
            .tag = "supervision",
            .needs = access::permission::read_matter,
            .reach = http::Reach::region,
            .handle = http::handler(
                [](db::Read& read, const access::Actor& actor, const ListProblems& in) {
                    return list_in(read, actor.scope, in);
                })};
}

http::Endpoint list_public_problems() {
    return {.path = "/api/v1/public/listed-problems",
            .summary = "The public board: what is to be mended, by whom, by when",
            .summary_zh = "挂牌整治公示",
            .tag = "public",
            .needs = http::anyone,
            .handle = http::handler([](db::Read& read, const ListProblems& in) {
                auto page = list_in(read, access::public_scope(), in);
                // Which report it began with is the reporter's and the office's affair.
                if (page)
                    for (Problem& one : page->items) one.matter_id.reset();
                return page;
            })};
}

http::Endpoint create_problem() {
    return {.method = http::Method::post,
            .path = "/api/v1/listed-problems",
            .summary = "List a place or a problem: level, lead unit, measures, limit",
            .summary_zh = "挂牌：级别、牵头单位、措施、期限",
            .tag = "supervision",
            .needs = access::permission::supervise_matter,
            .reach = http::Reach::region,
            .refusals = {&base::not_found},
            .example = {{"region_id", "{village}"},
                        {"kind", "place"},
                        {"level", "county"},
                        {"title", "城北村口路段夜间照明缺失"},
                        {"measures", "更换线路，增设路灯6盏"},
                        {"lead_unit_id", "{office}"},
                        {"due_on", "2026-12-01"}},
            .handle = http::handler(create)};
}

http::Endpoint accept_problem() {
    return {
        .method = http::Method::post,
        .path = "/api/v1/listed-problems/{problem_id}/inspection",
        .summary = "Inspect what was mended: it leaves the board, or stays with what is missing",
        .summary_zh = "验收摘牌",
        .tag = "supervision",
        .needs = access::permission::supervise_matter,
        .reach = http::Reach::region,
        .refusals = {&base::not_found, &matter_changed},
        .example = {{"problem_id", "{problem}"},
                    {"version", 1},
                    {"good", true},
                    {"finding", "6盏路灯全部点亮"}},
        .handle = http::handler(inspect)};
}

}  // namespace matters
