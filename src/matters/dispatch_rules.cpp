#include "access/place.h"
#include "http/id_cursor.h"
#include "matters/act_endpoint.h"
#include "matters/act_queries.h"
#include "matters/endpoints.h"
#include "matters/routing.h"

namespace matters {

namespace {

using RuleId = base::Id<struct DispatchRuleTag>;

/// Where the server follows its own suggestion, for which categories.
struct DispatchRule {
    RuleId rule_id;
    RegionId region_id;
    std::string region_name;
    std::string category;
    PersonId set_by;
    base::Instant set_at;
    std::optional<base::Instant> ended_at;
};
BOOST_DESCRIBE_STRUCT(DispatchRule, (),
                      (rule_id, region_id, region_name, category, set_by, set_at, ended_at))

struct ListRules {
    http::Limit<50, 200> limit;
    http::Cursor cursor;
};
BOOST_DESCRIBE_STRUCT(ListRules, (), (limit, cursor))

base::Result<http::Page<DispatchRule>> list(db::Read& read, const access::Actor& actor,
                                            const ListRules& in) {
    const auto before = http::read_id_cursor(in.cursor, http::past_all);
    if (!before) return std::unexpected(before.error());
    const int count = in.limit.value + 1;
    return http::page_of(
        read.all<DispatchRule>(sql::list_dispatch_rules, actor.scope, db::arg("before", *before),
                               db::arg("count", count)),
        in.limit.value, [](const DispatchRule& rule) { return rule.rule_id; });
}

struct SetRule {
    RegionId region_id;
    http::Digits<2, 6> category;
};
BOOST_DESCRIBE_STRUCT(SetRule, (), (region_id, category))

struct RuleSet {
    RuleId rule_id;
};
BOOST_DESCRIBE_STRUCT(RuleSet, (), (rule_id))

base::Result<http::Created<RuleSet>> set(db::Write& write, const access::Actor& actor,
                                         const SetRule& in) {
    const auto place = access::find_place(write, actor.scope, in.region_id);
    if (!place) return base::refuse(base::not_found);
    if (place->county.empty())
        return base::refuse_field("region_id", "too_wide", "请选县（市、区）或更小的地点。",
                                  "Choose a county or a smaller place.");
    const auto id = write.next_id<RuleId>();
    const auto now = write.now();
    write.run(sql::insert_dispatch_rule, db::arg("rule_id", id), db::arg("county", place->county),
              db::arg("region_id", in.region_id), db::arg("category", in.category),
              db::arg("set_by", actor.person), db::arg("now", now));
    return http::Created{RuleSet{id}};
}

struct EndRule {
    RuleId rule_id;
};
BOOST_DESCRIBE_STRUCT(EndRule, (), (rule_id))

base::Result<http::Empty> end(db::Write& write, const access::Actor& actor, const EndRule& in) {
    const auto now = write.now();
    const auto ended =
        write.run(sql::end_dispatch_rule, actor.scope, db::arg("rule_id", in.rule_id),
                  db::arg("now", now), db::arg("person", actor.person));
    if (ended == 0) return base::refuse(base::not_found);
    return http::Empty{};
}

struct Suggest {
    MatterId matter_id;
    std::optional<http::Digits<6>> category;
};
BOOST_DESCRIBE_STRUCT(Suggest, (), (matter_id, category))

base::Result<catalogue::SuggestionView> suggest(db::Read& read, const access::Actor& actor,
                                                const Suggest& in) {
    auto matter = find_matter(read, actor, in.matter_id);
    if (!matter) return base::refuse(base::not_found);
    if (in.category) matter->category = in.category->value;
    if (matter->category.empty())
        return base::refuse_field("category", "required", "请先确定事项分类。",
                                  "Say first which category it is.");
    return suggest_for(read, *matter);
}

}  // namespace

http::Endpoint suggest_dispatch() {
    return {.path = "/api/v1/matters/{matter_id}/suggestion",
            .summary =
                "Where a matter should go: lead, support, limit, with reasons, precedents "
                "and obstacles",
            .summary_zh = "派单建议：主办、协办、期限、理由、先例和障碍",
            .tag = "matters",
            .needs = access::permission::route,
            .reach = http::Reach::region,
            .refusals = {&base::not_found},
            .example = {{"matter_id", "{matter}"}, {"category", "030402"}},
            .handle = http::handler(suggest)};
}

http::Endpoint list_dispatch_rules() {
    return {.path = "/api/v1/dispatch-rules",
            .summary = "Where the server dispatches by itself, newest first",
            .summary_zh = "自动派单规则",
            .tag = "duties",
            .needs = access::permission::read_catalogue,
            .reach = http::Reach::region,
            .handle = http::handler(list)};
}

http::Endpoint set_dispatch_rule() {
    return {.method = http::Method::post,
            .path = "/api/v1/dispatch-rules",
            .summary =
                "Let the server dispatch matters of a category here by itself, when nothing "
                "stands against its suggestion",
            .summary_zh = "开启自动派单",
            .tag = "duties",
            .needs = access::permission::approve_matter,
            .reach = http::Reach::region,
            .refusals = {&base::not_found},
            .example = {{"region_id", "{county}"}, {"category", "0304"}},
            .handle = http::handler(set)};
}

http::Endpoint end_dispatch_rule() {
    return {.method = http::Method::del,
            .path = "/api/v1/dispatch-rules/{rule_id}",
            .summary = "A person decides again",
            .summary_zh = "关闭自动派单",
            .tag = "duties",
            .needs = access::permission::approve_matter,
            .reach = http::Reach::region,
            .refusals = {&base::not_found},
            .example = {{"rule_id", "{dispatch_rule}"}},
            .handle = http::handler(end)};
}

}  // namespace matters
