#include "matters/matter_index.h"

#include <map>

#include <fmt/format.h>

#include "matters/find_queries.h"
#include "matters/work.h"

namespace matters {

namespace {

/// How old an entry has to be on PostgreSQL, where one with a smaller number may commit later.
constexpr base::Duration settled{500};

/// What the index knows of a matter, once for each act on it.
struct IndexRow {
    EntryId entry_id;
    Act act{};
    MatterId matter_id;
    std::string number;
    State state{};
    Queue queue{};
    std::string category;
    Channel channel{};
    std::string scope_path;
    bool accepted = false;
    std::optional<std::string> title;
    std::optional<std::string> words;
    std::optional<std::string> address;
};
BOOST_DESCRIBE_STRUCT(IndexRow, (),
                      (entry_id, act, matter_id, number, state, queue, category, channel,
                       scope_path, accepted, title, words, address))

struct UnitRow {
    MatterId matter_id;
    UnitId unit_id;
};
BOOST_DESCRIBE_STRUCT(UnitRow, (), (matter_id, unit_id))

bool changes_the_words(Act act) {
    return act == Act::register_matter || act == Act::save_draft || act == Act::correct;
}

std::vector<std::string> region_marks(std::string_view path) {
    std::vector<std::string> marks;
    for (std::size_t at = 1; at < path.size();) {
        const auto end = path.find('/', at);
        const auto id = path.substr(at, end - at);
        if (id != "!") marks.push_back(region_mark(id));
        at = end + 1;
    }
    return marks;
}

db::TextChange change_of(const IndexRow& row) {
    db::TextChange change{.id = row.matter_id.value, .is_removed = row.act == Act::forget};
    change.marks = region_marks(row.scope_path);
    change.marks.push_back(state_mark(row.state));
    if (row.queue != Queue::none) change.marks.emplace_back(open_mark);
    if (row.accepted) change.marks.emplace_back(accepted_mark);
    for (const std::size_t digits : {2U, 4U, 6U})
        if (row.category.size() >= digits)
            change.marks.push_back(category_mark(row.category.substr(0, digits)));
    return change;
}

}  // namespace

std::string region_mark(std::string_view id) {
    return fmt::format("@r{}", id);
}
std::string unit_mark(UnitId unit) {
    return fmt::format("@u{}", unit.value);
}
std::string state_mark(State state) {
    return fmt::format("@s_{}", name_of(state));
}
std::string category_mark(std::string_view code) {
    return fmt::format("@c{}", code);
}

std::vector<std::string> scope_marks(const access::Scope& scope) {
    std::vector<std::string> marks;
    auto regions = region_marks(scope.path_from);
    if (!regions.empty()) marks.push_back(std::move(regions.back()));
    if (scope.unit) marks.push_back(unit_mark(scope.unit));
    return marks;
}

MatterIndex::MatterIndex(db::Database& database, std::unique_ptr<db::TextIndex> index)
    : database_(database), index_(std::move(index)) {
    follower_ = std::make_unique<db::TextFollower>(
        *index_,
        [this](std::int64_t after, std::size_t most) { return changes_after(after, most); },
        db::TextFollower::Options{.batch = 500, .poll = base::Duration{200}});
}

db::TextBatch MatterIndex::changes_after(std::int64_t after, std::size_t most) {
    return database_.read([&](db::Read& read) {
        const bool waits = read.dialect() == db::Dialect::postgresql;
        const auto newest = waits ? read.now() - settled : base::Instant{INT64_MAX};
        const auto count = static_cast<std::int64_t>(most);
        db::TextBatch batch{.changes = {}, .position = after};
        std::map<MatterId, db::TextChange> changes;
        for (const auto& row :
             read.all<IndexRow>(sql::index_rows, db::arg("after", after), db::arg("newest", newest),
                                db::arg("most", count))) {
            batch.position = row.entry_id.value;
            auto text = changes_the_words(row.act) && row.words
                            ? std::optional(fmt::format("{} {} {} {}", *row.title, *row.words,
                                                        *row.address, row.number))
                            : std::nullopt;
            auto& change = changes[row.matter_id];
            if (!text) text = std::move(change.text);
            change = change_of(row);
            change.text = std::move(text);
        }
        const auto last = batch.position;
        for (const auto& row :
             read.all<UnitRow>(sql::index_units, db::arg("after", after), db::arg("last", last)))
            if (const auto at = changes.find(row.matter_id); at != changes.end())
                at->second.marks.push_back(unit_mark(row.unit_id));
        for (auto& [id, change] : changes) batch.changes.push_back(std::move(change));
        return batch;
    });
}

std::int64_t MatterIndex::newest() {
    return database_.read([](db::Read& read) { return read.get<std::int64_t>(sql::newest_entry); });
}

bool MatterIndex::catch_up(base::Duration at_most) {
    follower_->wake();
    return follower_->wait_for(newest(), at_most);
}

double MatterIndex::lag_s() {
    const auto last = newest();
    const auto position = follower_->position();
    if (position >= last) return 0;
    const auto behind = base::made_at(last) - base::made_at(std::max<std::int64_t>(position, 1));
    return static_cast<double>(behind.count()) / 1000;
}

}  // namespace matters
