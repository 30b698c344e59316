#include "access/permission.h"
#include "catalogue/draft_view.h"
#include "catalogue/endpoints.h"
#include "catalogue/refusals.h"

namespace catalogue {

namespace {

struct PutDraftCategory {
    DraftId draft_id;
    http::Digits<6> code;
    std::int64_t version = 0;
    http::Text<1, 60> zh;
    http::Text<1, 120> en;
    http::Text<2, 2> department;
    std::optional<http::List<http::Text<2, 2>, 12>> support;
    Level level = Level::county;
    http::Text<1, 8> limit_class;
    std::optional<bool> statutory;
    Priority priority = Priority::p3;
    Route route = Route::order;
    std::optional<http::List<Flag, 5>> flags;
    Evidence evidence = Evidence::proposal;
    std::optional<http::Text<0, 300>> standard;
    std::optional<http::Text<0, 500>> note;
};
BOOST_DESCRIBE_STRUCT(PutDraftCategory, (),
                      (draft_id, code, version, zh, en, department, support, level, limit_class,
                       statutory, priority, route, flags, evidence, standard, note))

struct RetireDraftCategory {
    DraftId draft_id;
    http::Digits<6> code;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(RetireDraftCategory, (), (draft_id, code, version))

Category leaf_of(const PutDraftCategory& in, const Catalogue& catalogue) {
    Category leaf{.code = in.code.value,
                  .zh = in.zh.value,
                  .en = in.en.value,
                  .department = in.department.value,
                  .level = in.level,
                  .limit_class = in.limit_class.value,
                  .priority = in.priority,
                  .route = in.route,
                  .evidence = in.evidence};
    if (in.support)
        for (const auto& code : in.support->value) leaf.support.push_back(code.value);
    if (in.flags) leaf.flags = in.flags->value;
    if (in.standard) leaf.standard = in.standard->value;
    if (in.note) leaf.note = in.note->value;
    const LimitClass* limit = catalogue.find_limit(leaf.limit_class);
    leaf.statutory = in.statutory.value_or(limit && limit->statutory);
    return leaf;
}

base::Result<DraftView> enter(db::Write& write, Draft& draft, const Catalogue& base_catalogue,
                              const LeafChange& change) {
    put_change(write, draft, base_catalogue, change);
    touch(write, draft);
    return view(write, draft);
}

base::Result<DraftView> put(db::Write& write, const access::Actor& actor,
                            const PutDraftCategory& in) {
    auto draft = get_draft_to_change(write, actor, in.draft_id, in.version);
    if (!draft) return std::unexpected(draft.error());
    const auto edition = get_edition(write, draft->base_number);
    if (!edition) return std::unexpected(edition.error());
    const Catalogue& base_catalogue = *edition->catalogue;
    return enter(write, *draft, base_catalogue, {in.code.value, leaf_of(in, base_catalogue)});
}

base::Result<DraftView> retire(db::Write& write, const access::Actor& actor,
                               const RetireDraftCategory& in) {
    auto draft = get_draft_to_change(write, actor, in.draft_id, in.version);
    if (!draft) return std::unexpected(draft.error());
    const auto edition = get_edition(write, draft->base_number);
    if (!edition) return std::unexpected(edition.error());
    return enter(write, *draft, *edition->catalogue, {in.code.value, {}});
}

}  // namespace

http::Endpoint put_draft_category() {
    return {.method = http::Method::put,
            .path = "/api/v1/catalogue/drafts/{draft_id}/categories/{code}",
            .summary = "Enter or change a category in a draft; the answer previews the draft",
            .summary_zh = "在草稿中新增或修改事项；返回草稿预览",
            .tag = "catalogue",
            .needs = access::permission::manage_catalogue,
            .refusals = {&only_from_the_top, &base::not_found, &base::stale, &draft_closed},
            .example = {{"draft_id", "{draft}"},
                        {"code", "030405"},
                        {"version", 2},
                        {"zh", "非法小广告、沿街晾挂"},
                        {"en", "fly-posting, street drying"},
                        {"department", "CG"},
                        {"level", "grid"},
                        {"limit_class", "D1"},
                        {"priority", "p4"},
                        {"route", "order"},
                        {"evidence", "proposal"}},
            .handle = http::handler(put)};
}

http::Endpoint retire_draft_category() {
    return {.method = http::Method::del,
            .path = "/api/v1/catalogue/drafts/{draft_id}/categories/{code}",
            .summary = "Retire a category in a draft; its code is never used again",
            .summary_zh = "在草稿中停用事项；其编码不再使用",
            .tag = "catalogue",
            .needs = access::permission::manage_catalogue,
            .refusals = {&only_from_the_top, &base::not_found, &base::stale, &draft_closed},
            .example = {{"draft_id", "{draft}"}, {"code", "030405"}, {"version", 2}},
            .handle = http::handler(retire)};
}

}  // namespace catalogue
