#include <deque>

#include <fmt/format.h>

#include "matters/store.h"
#include "seals/chain.h"
#include "seals/queries.h"
#include "seals/verify.h"

namespace seals {

namespace {

using matters::Matter;
using matters::MatterId;

constexpr std::size_t page_size = 500;

/// A row of a matter; none where a column holds a word that is none.
struct MatterRow {
    std::int64_t matter_id = 0;
    std::optional<Matter> row;
};

/// Columns of contents_between, in order.
struct ContentColumns : matters::Content {
    std::int64_t matter_id = 0;
};
BOOST_DESCRIBE_STRUCT(ContentColumns, (matters::Content), (matter_id))

struct Range {
    std::int64_t after = INT64_MIN;
    std::int64_t last = INT64_MAX;
};
BOOST_DESCRIBE_STRUCT(Range, (), (after, last))

std::vector<MatterRow> rows_in(db::Read& read, const std::string& county, Range range) {
    std::vector<MatterRow> out;
    const auto of_county = db::arg("county", county);
    try {
        read.each_row<Matter>(
            sql::matters_between,
            [&](Matter&& row) {
                const auto id = row.matter_id.value;
                out.push_back({id, std::move(row)});
            },
            range, of_county);
        return out;
    } catch (const base::Bug&) {
        // One of them cannot be read: which, is found one by one.
        out.clear();
    }
    for (const auto id : read.all<std::int64_t>(sql::matter_ids_between, range, of_county)) {
        out.push_back({id, {}});
        try {
            out.back().row = matters::find_any(read, MatterId{id});
        } catch (const base::Bug&) {
            continue;
        }
    }
    return out;
}

/// Goes through the journal page by page; a page is one snapshot.
class JournalWalk {
  public:
    JournalWalk(const VerifyOptions& options, VerifyReport& report)
        : options_(options), report_(report) {}

    /// False after the last page.
    bool page(db::Read& read);

  private:
    void step(db::Read& read, const RawEntry& raw);
    void finish(db::Read& read, Range range);
    void compare(db::Read& read, const MatterRow& row, const Chain* chain);
    void find(db::Read& read, std::int64_t matter_id, const std::string& county, const Flaw& flaw);
    void flush();

    const VerifyOptions& options_;
    VerifyReport& report_;
    std::optional<Chain> chain_;  ///< Of the matter that the last page ended in.
    std::deque<Chain> ended_;
    std::int64_t matter_id_ = INT64_MIN, seq_ = INT64_MIN;  ///< Of the last entry seen.
    std::int64_t done_ = INT64_MIN;                         ///< Matters up to here are compared.
    std::vector<std::pair<std::int64_t, Misfit>> found_;    ///< In this page.
};

bool JournalWalk::page(db::Read& read) {
    const auto most = static_cast<std::int64_t>(page_size);
    const auto at = db::arg("matter_id", matter_id_);
    const auto entries =
        options_.county.empty()
            ? read.all<RawEntry>(sql::entries_after, at, db::arg("seq", seq_),
                                 db::arg("most", most))
            : read.all<RawEntry>(sql::county_entries_after, at, db::arg("seq", seq_),
                                 db::arg("county", options_.county), db::arg("most", most));
    for (const RawEntry& raw : entries) step(read, raw);
    const bool more = entries.size() == page_size;
    if (!more && chain_) {
        ended_.push_back(std::move(*chain_));
        chain_.reset();
    }
    // The matter that a full page ends in may go on in the next.
    finish(read, {done_, more ? chain_->matter_id() - 1 : INT64_MAX});
    flush();
    report_.entries += static_cast<std::int64_t>(entries.size());
    options_.progress(report_.entries);
    return more;
}

void JournalWalk::step(db::Read& read, const RawEntry& raw) {
    if (!chain_ || chain_->matter_id() != raw.matter_id) {
        if (chain_) ended_.push_back(std::move(*chain_));
        chain_.emplace(raw.matter_id);
    }
    for (const Flaw& flaw : chain_->step(raw)) find(read, raw.matter_id, raw.county, flaw);
    if (raw.body)
        ++report_.texts;
    else if (!raw.text_digest.empty())
        ++report_.texts_gone;
    matter_id_ = raw.matter_id;
    seq_ = raw.seq;
}

void JournalWalk::finish(db::Read& read, Range range) {
    std::map<std::int64_t, matters::Content> contents;
    const auto of_county = db::arg("county", options_.county);
    read.each_row<ContentColumns>(
        sql::contents_between, [&](ContentColumns&& row) { contents[row.matter_id] = row; }, range,
        of_county);
    const auto without_row = [&](const Chain& chain) {
        find(read, chain.matter_id(), "",
             {"row_missing", 0, "日志在，事项却不在", "it has a journal and no row"});
    };
    for (const MatterRow& row : rows_in(read, options_.county, range)) {
        for (; !ended_.empty() && ended_.front().matter_id() < row.matter_id; ended_.pop_front())
            without_row(ended_.front());
        const bool has_chain = !ended_.empty() && ended_.front().matter_id() == row.matter_id;
        compare(read, row, has_chain ? &ended_.front() : nullptr);
        if (has_chain) ended_.pop_front();
        const auto content = contents.find(row.matter_id);
        if (content == contents.end() || !row.row ||
            matters::digest_of(content->second) == row.row->content_digest)
            continue;
        find(read, row.matter_id, row.row->county,
             {"content_changed", 0, "反映的内容被改动：与其摘要不符",
              "what was said or where was changed: it does not give `content_digest`"});
    }
    for (const Chain& chain : ended_) without_row(chain);
    ended_.clear();
    done_ = range.last;
}

void JournalWalk::compare(db::Read& read, const MatterRow& row, const Chain* chain) {
    ++report_.matters;
    if (!row.row)
        return find(read, row.matter_id, "",
                    {"row_differs", 0, "事项现状中有不可用的取值",
                     "the matter's row holds a word that is none"});
    if (chain == nullptr)
        return find(read, row.matter_id, row.row->county,
                    {"entry_missing", 1, "没有任何日志", "it has no journal"});
    for (const Flaw& flaw : chain->finish(*row.row))
        find(read, row.matter_id, row.row->county, flaw);
}

void JournalWalk::find(db::Read& read, std::int64_t matter_id, const std::string& county,
                       const Flaw& flaw) {
    found_.push_back(
        {matter_id,
         {.code = flaw.code,
          .county = county,
          .number = read.find<std::string>(sql::find_number, db::arg("matter_id", matter_id))
                        .value_or(""),
          .matter_id = std::to_string(matter_id),
          .seq = flaw.seq,
          .zh = flaw.zh,
          .en = flaw.en}});
}

void JournalWalk::flush() {
    std::ranges::stable_sort(found_, {}, [](const auto& one) { return one.first; });
    for (auto& [id, misfit] : found_) report_.find(std::move(misfit));
    found_.clear();
}

}  // namespace

void verify_journal(db::Database& database, const VerifyOptions& options, VerifyReport& report) {
    JournalWalk walk(options, report);
    while (database.read([&](db::Read& read) { return walk.page(read); })) {
    }
}

}  // namespace seals
