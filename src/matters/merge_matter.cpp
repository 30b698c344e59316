#include "matters/act_endpoint.h"
#include "matters/endpoints.h"

namespace matters {

namespace {

struct Merge {
    MatterId matter_id;
    std::optional<std::int64_t> version;
    MatterId main_id;
    http::Text<2, 500> reason;  ///< What is the same: place, words, photograph.
};
BOOST_DESCRIBE_STRUCT(Merge, (), (matter_id, version, main_id, reason))

constexpr base::RefusalKind cannot_join{
    "cannot_join", base::Because::conflict, "主事项应为同一县区内仍在办理的另一事项。",
    "The main matter has to be another one of the same county that is still open."};

/// The main matter knows how many were joined to it: each of their reporters hears of its acts.
base::Result<void> note_on_main(db::Write& write, Matter main, const Matter& joined) {
    Work work = Work::begin_by_system(write, Act::add_note, std::move(main));
    ++work.matter.merged_count;
    work.facts["joined"] = joined.number;
    work.tells = Message::internal;
    if (auto done = work.finish(); !done) return std::unexpected(done.error());
    return {};
}

base::Result<Acted> merge(db::Write& write, const access::Actor& actor, const Merge& in) {
    auto work = Work::begin(write, actor, Act::merge, in.matter_id, in.version);
    if (!work) return std::unexpected(work.error());
    auto main = find_matter(write, actor, in.main_id);
    const bool fits = main && main->matter_id != work->matter.matter_id &&
                      main->county == work->matter.county && is_open(main->state) &&
                      main->state != State::draft;
    if (!fits) return base::refuse(cannot_join);
    work->matter.pending = Pending::nothing;
    work->matter.merged_into = main->matter_id;
    work->matter.wake_at = archive_at(write.now());
    work->facts["main"] = main->number;
    work->words["reason"] = in.reason.value;
    auto acted = finish(*work);
    if (!acted) return acted;
    if (auto ok = note_on_main(write, std::move(*main), work->matter); !ok)
        return std::unexpected(ok.error());
    return acted;
}

}  // namespace

http::Endpoint merge_matter() {
    return {.method = http::Method::post,
            .path = "/api/v1/matters/{matter_id}/merger",
            .summary =
                "Join a repeated matter to the main one; its reporter hears of every act "
                "(row 5)",
            .summary_zh = "并案：与主事项合并办理，双方均获答复",
            .tag = "matters",
            .needs = endpoint_needs(Act::merge),
            .reach = http::Reach::region,
            .refusals = act_refusals({&cannot_join}),
            .example = {{"matter_id", "{matter_to_merge}"},
                        {"main_id", "{matter_main}"},
                        {"reason", "同一路口同一盏路灯"}},
            .handle = http::handler(merge)};
}

}  // namespace matters
