#include "seals/store.h"

#include "seals/queries.h"

namespace seals {

namespace {

constexpr std::int64_t page = 5'000;

struct LeafRow {
    std::int64_t entry_id = 0;
    std::string digest;
};
BOOST_DESCRIBE_STRUCT(LeafRow, (), (entry_id, digest))

}  // namespace

Span span_of(base::Date day) {
    return {first_of_day(day), first_of_day(day + std::chrono::days{1})};
}

base::Date begin_of_time() {
    using namespace std::chrono;
    return sys_days{year{1} / January / 1};
}

base::Date end_of_time() {
    using namespace std::chrono;
    return sys_days{year{9999} / December / 31};
}

std::optional<Seal> find_seal(db::Read& read, const std::string& county, base::Date day) {
    return read.find<Seal>(sql::find_seal, db::arg("county", county), db::arg("day", day));
}

std::optional<Seal> last_seal(db::Read& read, const std::string& county, base::Date before) {
    return read.find<Seal>(sql::last_seal, db::arg("county", county), db::arg("before", before));
}

std::vector<Seal> seals_of(db::Read& read, const std::string& county, base::Date after,
                           std::size_t most) {
    const auto first = begin_of_time();
    const auto last = end_of_time();
    const auto count = static_cast<std::int64_t>(most);
    return read.all<Seal>(sql::seals_of_county, db::arg("county", county), db::arg("after", after),
                          db::arg("from_day", first), db::arg("to_day", last),
                          db::arg("most", count));
}

std::vector<Key> all_keys(db::Read& read) {
    return read.all<Key>(sql::all_keys);
}

std::vector<base::PublicKey> public_keys(db::Read& read) {
    std::vector<base::PublicKey> out;
    for (const Key& key : all_keys(read))
        if (auto parsed = base::PublicKey::parse(key.public_key)) out.push_back(std::move(*parsed));
    return out;
}

const base::PublicKey* find_key(const std::vector<base::PublicKey>& keys, std::string_view key_id) {
    const auto found = std::ranges::find(keys, key_id, &base::PublicKey::id);
    return found == keys.end() ? nullptr : &*found;
}

std::string next_county(db::Read& read, const std::string& after) {
    return read.get<std::optional<std::string>>(sql::next_county, db::arg("after", after))
        .value_or("");
}

std::optional<std::int64_t> first_entry(db::Read& read, const std::string& county,
                                        std::int64_t from_id) {
    return read.get<std::optional<std::int64_t>>(sql::first_entry, db::arg("county", county),
                                                 db::arg("from_id", from_id));
}

std::int64_t count_entries(db::Read& read, const std::string& county, Span span) {
    return read.get<std::int64_t>(sql::count_entries, db::arg("county", county), span);
}

void each_leaf(db::Read& read, const std::string& county, Span span,
               const std::function<void(std::int64_t, const base::Hash&)>& leaf) {
    // In pages: PostgreSQL's client would hold the whole answer.
    for (bool more = true; more;) {
        std::int64_t seen = 0;
        read.each_row<LeafRow>(
            sql::leaves,
            [&](LeafRow&& row) {
                leaf(row.entry_id, leaf_of(row.digest));
                span.from_id = row.entry_id + 1;
                ++seen;
            },
            db::arg("county", county), Span(span), db::arg("most", page));
        more = seen == page;
    }
}

base::MerkleRoot tree_of(db::Read& read, const std::string& county, Span span) {
    base::MerkleRoot tree;
    each_leaf(read, county, span, [&](std::int64_t, const base::Hash& leaf) { tree.add(leaf); });
    return tree;
}

}  // namespace seals
