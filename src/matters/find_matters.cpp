#include "access/access_log.h"
#include "base/query_terms.h"
#include "base/text.h"
#include "catalogue/catalogue_store.h"
#include "catalogue/refusals.h"
#include "http/id_cursor.h"
#include "matters/act_endpoint.h"
#include "matters/endpoints.h"
#include "matters/find_queries.h"
#include "matters/matter_index.h"
#include "matters/search_matters.h"
#include "matters/suggest_categories.h"

namespace matters {

namespace {

constexpr base::RefusalKind no_index{"search_not_ready", base::Because::unavailable,
                                     "全文检索暂不可用，请稍后再试。",
                                     "Full-text search is not ready; try again later."};

struct Search {
    http::Text<1, 200> text;
    std::optional<State> state;
    std::optional<http::Digits<2, 6>> category;
    std::optional<UnitId> unit_id;
    std::optional<RegionId> region_id;
    std::optional<bool> open;
    http::Limit<20, 100> limit;
    http::Cursor cursor;
};
BOOST_DESCRIBE_STRUCT(Search, (), (text, state, category, unit_id, region_id, open, limit, cursor))

db::TextQuery query_of(const access::Actor& actor, const std::vector<base::WordGroup>& groups,
                       const Search& in) {
    db::TextQuery query{.all = scope_marks(actor.scope)};
    for (const auto& group : groups)
        query.all.insert(query.all.end(), group.terms.begin(), group.terms.end());
    if (in.state) query.all.push_back(state_mark(*in.state));
    if (in.category) query.all.push_back(category_mark(in.category->value));
    if (in.unit_id) query.all.push_back(unit_mark(*in.unit_id));
    if (in.region_id) query.all.push_back(region_mark(std::to_string(in.region_id->value)));
    if (in.open.value_or(false)) query.all.emplace_back(open_mark);
    return query;
}

bool holds(db::Read& read, MatterId id, const std::string& number,
           const std::vector<base::WordGroup>& groups) {
    const auto content = find_content(read, id);
    if (!content) return false;
    return base::holds_all(
        base::fold(content->title + " " + content->words + " " + content->address + " " + number),
        groups);
}

/// Pages of the index until the answer is full: what is found by pairs is read before it counts.
void collect(db::Read& read, const access::Actor& actor, MatterIndex& index, db::TextQuery query,
             const std::vector<base::WordGroup>& groups, int most, http::Page<MatterLine>& page) {
    constexpr int most_rounds = 20;
    for (int round = 0; round < most_rounds; ++round) {
        const auto ids = index.text().find(query);
        std::vector<MatterId> found;
        for (const auto id : ids) found.push_back(MatterId{id});
        for (auto& line : lines_of(read, actor, found)) {
            if (!holds(read, line.matter_id, line.number, groups)) continue;
            page.items.push_back(std::move(line));
            if (std::ssize(page.items) < most) continue;
            page.next = std::to_string(page.items.back().matter_id.value);
            return;
        }
        if (ids.size() < query.limit) return;
        query.before = ids.back();
    }
    page.next = std::to_string(query.before);
}

base::Result<http::Page<MatterLine>> search(const Config& config, db::Read& read,
                                            const access::Actor& actor, const Search& in) {
    if (!config.index) return base::refuse(no_index);
    const auto before = http::read_id_cursor(in.cursor, http::past_all);
    if (!before) return std::unexpected(before.error());
    const auto groups = base::parse_query(in.text.value, "text");
    if (!groups)
        return std::unexpected(
            base::Refusal{.kind = &base::invalid_input, .fields = {groups.error()}});
    auto query = query_of(actor, *groups, in);
    query.before = *before;
    query.limit = 100;
    http::Page<MatterLine> page;
    collect(read, actor, *config.index, std::move(query), *groups, in.limit.value, page);
    return page;
}

struct OneMatter {
    MatterId matter_id;
    http::Limit<10, 50> limit;
};
BOOST_DESCRIBE_STRUCT(OneMatter, (), (matter_id, limit))

/// A matter like another, and what they share.
struct Similar {
    MatterLine line;
    double likeness = 0;
    std::string reason_zh;
    std::string reason_en;
};
BOOST_DESCRIBE_STRUCT(Similar, (), (line, likeness, reason_zh, reason_en))

struct SimilarMatters {
    std::vector<Similar> items;
};
BOOST_DESCRIBE_STRUCT(SimilarMatters, (), (items))

/// The same place weighs as much as half of the words.
double with_place(const MatterLine& one, RegionId region, double likeness) {
    return one.region_id == region ? std::min(1.0, likeness + 0.25) : likeness;
}

base::Result<SimilarMatters> similar(const Config& config, db::Read& read,
                                     const access::Actor& actor, const OneMatter& in) {
    if (!config.index) return base::refuse(no_index);
    const auto matter = find_matter(read, actor, in.matter_id);
    if (!matter) return base::refuse(base::not_found);
    const auto content = find_content(read, in.matter_id);
    SimilarMatters out;
    if (!content) return out;
    db::TextQuery within{.all = scope_marks(actor.scope)};
    within.all.emplace_back(open_mark);
    within.limit = static_cast<std::size_t>(in.limit.value) * 2 + 1;
    const auto found = config.index->text().most_like(
        content->title + " " + content->words + " " + content->address, within);
    for (const auto& each : found) {
        if (each.id == in.matter_id.value || each.likeness < 0.15) continue;
        auto lines = lines_of(read, actor, {MatterId{each.id}});
        if (lines.empty()) continue;
        const bool same_place = lines.front().region_id == matter->region_id;
        out.items.push_back(
            {lines.front(), with_place(lines.front(), matter->region_id, each.likeness),
             fmt::format("{}{}处用词相同", same_place ? "同一地点；" : "", each.shared),
             fmt::format("{}{} words in common", same_place ? "same place; " : "", each.shared)});
    }
    std::ranges::sort(out.items, std::ranges::greater{}, &Similar::likeness);
    if (std::ssize(out.items) > in.limit.value)
        out.items.resize(static_cast<std::size_t>(in.limit.value));
    return out;
}

struct SuggestCategories {
    http::Text<2, 4000> words;
    http::Limit<5, 20> limit;
};
BOOST_DESCRIBE_STRUCT(SuggestCategories, (), (words, limit))

struct Suggested {
    std::vector<CategorySuggestion> items;
};
BOOST_DESCRIBE_STRUCT(Suggested, (), (items))

base::Result<Suggested> suggest(const Config& config, db::Read& read, const SuggestCategories& in) {
    const auto edition = catalogue::get_edition(read);
    if (!edition) return std::unexpected(edition.error());
    return Suggested{suggest_categories(in.words.value, *edition->catalogue,
                                        neighbours_of(config, read, in.words.value),
                                        static_cast<std::size_t>(in.limit.value))};
}

struct FindReporter {
    http::Text<0, 40> name;
    http::Text<0, 20> telephone;
    access::Purpose purpose{};
    http::Text<2, 500> reason;
};
BOOST_DESCRIBE_STRUCT(FindReporter, (), (name, telephone, purpose, reason))

base::Result<http::Page<MatterLine>> of_reporter(const Config& config, db::Write& write,
                                                 const access::Actor& actor,
                                                 const FindReporter& in) {
    const bool by_name = !in.name.value.empty();
    if (by_name == !in.telephone.value.empty())
        return base::refuse_field("telephone", "one_of", "请填写姓名或电话中的一项。",
                                  "Give either the name or the telephone.");
    access::reveal(write, actor,
                   {.kind = "reporter", .id = 0, .concerned = {}, .region_path = actor.region_path},
                   {by_name ? "search_by_name" : "search_by_telephone"}, in.purpose,
                   in.reason.value);
    const auto context = by_name ? "reporter.name" : "reporter.telephone";
    std::vector<MatterId> ids;
    constexpr int most = 100;
    for (const auto& lookup :
         config.vault().lookups(by_name ? in.name.value : in.telephone.value, context))
        for (const auto id :
             write.all<MatterId>(by_name ? sql::matters_of_name : sql::matters_of_telephone,
                                 actor.scope, db::arg("lookup", lookup), db::arg("most", most)))
            ids.push_back(id);
    http::Page<MatterLine> page{lines_of(write, actor, ids), {}};
    // Whom it found may know that somebody looked.
    for (const MatterLine& line : page.items) {
        const auto matter = find_any(write, line.matter_id);
        access::reveal(write, actor,
                       {.kind = subject_kind,
                        .id = line.matter_id.value,
                        .concerned = matter->reporter_person_id.value_or(PersonId{}),
                        .region_path = matter->scope_path},
                       {by_name ? "search_by_name" : "search_by_telephone"}, in.purpose,
                       in.reason.value);
    }
    return page;
}

}  // namespace

std::vector<Neighbour> neighbours_of(const Config& config, db::Read& read, std::string_view words) {
    std::vector<Neighbour> out;
    if (!config.index) return out;
    for (const auto& each :
         config.index->text().most_like(words, {.all = {accepted_mark}, .limit = 20})) {
        const auto matter = find_any(read, MatterId{each.id});
        if (matter && !matter->category.empty()) out.push_back({matter->category, each.likeness});
    }
    return out;
}

http::Endpoint search_matters(const Config& config) {
    return {.path = "/api/v1/matters/search",
            .summary = "Full-text search over words, number and place, newest first",
            .summary_zh = "全文检索事项",
            .tag = "matters",
            .needs = access::permission::read_matter,
            .reach = http::Reach::region,
            .refusals = {&no_index},
            .example = {{"text", "路灯"}, {"limit", 20}},
            .handle = http::handler(
                [config](db::Read& read, const access::Actor& actor, const Search& in) {
                    return search(config, read, actor, in);
                })};
}

http::Endpoint list_similar(const Config& config) {
    return {.path = "/api/v1/matters/{matter_id}/similar",
            .summary = "Open matters like this one, with what they share; for joining repeats",
            .summary_zh = "相似的在办事项（供并案参考）",
            .tag = "matters",
            .needs = access::permission::read_matter,
            .reach = http::Reach::region,
            .refusals = {&base::not_found, &no_index},
            .example = {{"matter_id", "{matter}"}, {"limit", 10}},
            .handle = http::handler(
                [config](db::Read& read, const access::Actor& actor, const OneMatter& in) {
                    return similar(config, read, actor, in);
                })};
}

http::Endpoint suggest_category(const Config& config) {
    return {.path = "/api/v1/category-suggestions",
            .summary = "Categories that words may belong to, with the reason; a person decides",
            .summary_zh = "分类建议及理由",
            .tag = "catalogue",
            .needs = http::anyone,
            .refusals = {&catalogue::no_catalogue},
            .example = {{"words", "村口的路灯坏了一周不亮"}, {"limit", 5}},
            .handle = http::handler([config](db::Read& read, const SuggestCategories& in) {
                return suggest(config, read, in);
            })};
}

http::Endpoint find_matters_of_reporter(const Config& config) {
    return {.method = http::Method::post,
            .path = "/api/v1/matters/reporter-search",
            .summary =
                "Matters of a reporter by exact name or telephone, for a purpose; logged, and "
                "without what is confidential",
            .summary_zh = "按姓名或电话精确查找（须说明目的，留痕）",
            .tag = "matters",
            .needs = access::permission::reveal_identity,
            .reach = http::Reach::own,
            .example = {{"name", ""},
                        {"telephone", "0000-0000001"},
                        {"purpose", "contact"},
                        {"reason", "来电查询进度"}},
            .handle = http::handler(
                [config](db::Write& write, const access::Actor& actor, const FindReporter& in) {
                    return of_reporter(config, write, actor, in);
                })};
}

}  // namespace matters
