#include "catalogue/draft_store.h"

#include "base/expects.h"
#include "catalogue/queries.h"
#include "catalogue/refusals.h"

namespace catalogue {

namespace {

struct ChangeRow {
    DraftId draft_id;
    std::string code;
    std::optional<std::string> leaf;
};
BOOST_DESCRIBE_STRUCT(ChangeRow, (), (draft_id, code, leaf))

}  // namespace

Draft create_draft(db::Write& write, std::int64_t base_number, std::string note,
                   access::PersonId by) {
    const Draft draft{.draft_id = write.next_id<DraftId>(),
                      .scheme = std::string(matter_scheme),
                      .base_number = base_number,
                      .note = std::move(note),
                      .created_by = by,
                      .created_at = write.now(),
                      .changed_at = write.now()};
    write.run(sql::insert_draft, draft);
    return draft;
}

std::optional<Draft> find_draft(db::Read& read, DraftId draft_id) {
    return read.find<Draft>(sql::find_draft, db::arg("draft_id", draft_id));
}

std::vector<Draft> list_drafts(db::Read& read) {
    return read.all<Draft>(sql::list_drafts, db::arg("scheme", matter_scheme));
}

std::vector<LeafChange> list_changes(db::Read& read, DraftId draft_id) {
    std::vector<LeafChange> changes;
    for (const ChangeRow& row :
         read.all<ChangeRow>(sql::list_draft_changes, db::arg("draft_id", draft_id))) {
        LeafChange& change = changes.emplace_back(LeafChange{.code = row.code});
        if (row.leaf) change.leaf = leaf_from_json(*row.leaf);
    }
    return changes;
}

base::Result<Draft> get_open_draft(db::Read& read, DraftId draft_id, std::int64_t version) {
    auto draft = find_draft(read, draft_id);
    if (!draft) return base::refuse(base::not_found);
    if (draft->state != DraftState::open) return base::refuse(draft_closed);
    if (draft->version != version)
        return base::refuse(base::stale, "version", std::to_string(draft->version));
    return std::move(*draft);
}

base::Result<Draft> get_draft_to_change(db::Read& read, const access::Actor& actor,
                                        DraftId draft_id, std::int64_t version) {
    auto draft = get_open_draft(read, draft_id, version);
    if (draft && draft->created_by != actor.person && !actor.scope.covers("/"))
        return base::refuse(only_from_the_top);
    return draft;
}

void put_change(db::Write& write, const Draft& draft, const Catalogue& base,
                const LeafChange& change) {
    const Category* before = base.find(change.code);
    const bool no_change = change.leaf ? before && *before == *change.leaf : before == nullptr;
    ChangeRow row{.draft_id = draft.draft_id, .code = change.code};
    if (change.leaf) row.leaf = to_json(*change.leaf);
    write.run(no_change ? sql::remove_draft_change : sql::put_draft_change, row);
}

void touch(db::Write& write, Draft& draft, DraftState state) {
    draft.state = state;
    draft.changed_at = write.now();
    base::expects(write.run(sql::touch_draft, draft) == 1, "a draft was read in this transaction");
    ++draft.version;
}

}  // namespace catalogue
