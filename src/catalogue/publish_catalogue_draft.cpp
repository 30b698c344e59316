#include "access/permission.h"
#include "catalogue/draft_view.h"
#include "catalogue/endpoints.h"
#include "catalogue/refusals.h"

namespace catalogue {

namespace {

struct CloseDraft {
    DraftId draft_id;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(CloseDraft, (), (draft_id, version))

struct PublishedView {
    Version version;
    std::vector<Difference> differences;
};
BOOST_DESCRIBE_STRUCT(PublishedView, (), (version, differences))

base::Result<Published> publish_draft(db::Write& write, const access::Actor& actor,
                                      const Draft& draft) {
    const auto edition = get_edition(write, draft.base_number);
    if (!edition) return std::unexpected(edition.error());
    const auto changes = list_changes(write, draft.draft_id);
    auto problems = problems_of(*edition->catalogue, changes, list_retired(write, draft.scheme));
    if (!problems.empty())
        return std::unexpected(
            base::Refusal{.kind = &base::invalid_input, .fields = std::move(problems)});
    return publish(write, with_changes(*edition->catalogue, changes),
                   {.note = draft.note, .by = actor.person, .base_number = draft.base_number});
}

base::Result<http::Created<PublishedView>> close_by_publishing(db::Write& write,
                                                               const access::Actor& actor,
                                                               const CloseDraft& in) {
    if (!actor.scope.covers("/")) return base::refuse(only_from_the_top);
    auto draft = get_open_draft(write, in.draft_id, in.version);
    if (!draft) return std::unexpected(draft.error());
    auto done = publish_draft(write, actor, *draft);
    if (!done) return std::unexpected(done.error());
    if (!done->changed) return base::refuse(nothing_changed);
    touch(write, *draft, DraftState::published);
    const std::string location =
        "/api/v1/catalogue/versions/" + std::to_string(done->version.number);
    return http::Created{PublishedView{std::move(done->version), std::move(done->differences)},
                         location};
}

base::Result<http::Empty> discard(db::Write& write, const access::Actor& actor,
                                  const CloseDraft& in) {
    auto draft = get_draft_to_change(write, actor, in.draft_id, in.version);
    if (!draft) return std::unexpected(draft.error());
    touch(write, *draft, DraftState::discarded);
    return http::Empty{};
}

}  // namespace

http::Endpoint publish_catalogue_draft() {
    return {
        .method = http::Method::post,
        .path = "/api/v1/catalogue/drafts/{draft_id}/publication",
        .summary = "Publish a draft as the next edition; the editions before it stay as they are",
        .summary_zh = "把草稿发布为新一版；以前各版保持不变",
        .tag = "catalogue",
        .needs = access::permission::manage_catalogue,
        .refusals = {&only_from_the_top, &base::not_found, &base::stale, &draft_closed,
                     &catalogue_moved_on, &nothing_changed},
        .example = {{"draft_id", "{draft}"}, {"version", 2}},
        .handle = http::handler(close_by_publishing)};
}

http::Endpoint discard_catalogue_draft() {
    return {.method = http::Method::del,
            .path = "/api/v1/catalogue/drafts/{draft_id}",
            .summary = "Discard a draft",
            .summary_zh = "放弃草稿",
            .tag = "catalogue",
            .needs = access::permission::manage_catalogue,
            .refusals = {&only_from_the_top, &base::not_found, &base::stale, &draft_closed},
            .example = {{"draft_id", "{draft}"}, {"version", 2}},
            .handle = http::handler(discard)};
}

}  // namespace catalogue
