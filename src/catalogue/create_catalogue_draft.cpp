#include "access/permission.h"
#include "catalogue/draft_view.h"
#include "catalogue/endpoints.h"
#include "catalogue/refusals.h"

namespace catalogue {

namespace {

struct CreateDraft {
    http::Text<1, 200> note;
};
BOOST_DESCRIBE_STRUCT(CreateDraft, (), (note))

struct Drafts {
    std::vector<Draft> items;
};
BOOST_DESCRIBE_STRUCT(Drafts, (), (items))

struct GetDraft {
    DraftId draft_id;
};
BOOST_DESCRIBE_STRUCT(GetDraft, (), (draft_id))

base::Result<http::Created<DraftView>> create(db::Write& write, const access::Actor& actor,
                                              const CreateDraft& in) {
    const auto edition = get_edition(write);
    if (!edition) return std::unexpected(edition.error());
    const Draft draft = create_draft(write, edition->version.number, in.note.value, actor.person);
    auto made = view(write, draft);
    if (!made) return std::unexpected(made.error());
    return http::Created{std::move(*made),
                         "/api/v1/catalogue/drafts/" + std::to_string(draft.draft_id.value)};
}

base::Result<Drafts> list(db::Read& read, const access::Actor&, const http::Empty&) {
    return Drafts{list_drafts(read)};
}

base::Result<DraftView> get(db::Read& read, const access::Actor&, const GetDraft& in) {
    const auto draft = find_draft(read, in.draft_id);
    if (!draft) return base::refuse(base::not_found);
    return view(read, *draft);
}

}  // namespace

http::Endpoint create_catalogue_draft() {
    return {.method = http::Method::post,
            .path = "/api/v1/catalogue/drafts",
            .summary = "Begin a draft of the next edition of the catalogue",
            .summary_zh = "新建下一版事项目录的草稿",
            .tag = "catalogue",
            .needs = access::permission::manage_catalogue,
            .refusals = {&no_catalogue},
            .example = {{"note", "年度调整"}},
            .handle = http::handler(create)};
}

http::Endpoint list_catalogue_drafts() {
    return {.method = http::Method::get,
            .path = "/api/v1/catalogue/drafts",
            .summary = "List the open drafts, newest first",
            .summary_zh = "列出未发布的草稿，最新在前",
            .tag = "catalogue",
            .needs = access::permission::manage_catalogue,
            .handle = http::handler(list)};
}

http::Endpoint get_catalogue_draft() {
    return {.method = http::Method::get,
            .path = "/api/v1/catalogue/drafts/{draft_id}",
            .summary = "Preview a draft: what it changes, and what keeps it from being published",
            .summary_zh = "预览草稿：与原版的差别，以及尚不能发布的原因",
            .tag = "catalogue",
            .needs = access::permission::manage_catalogue,
            .refusals = {&base::not_found},
            .example = {{"draft_id", "{draft}"}},
            .handle = http::handler(get)};
}

}  // namespace catalogue
