#include "seals/chain.h"

#include <fmt/format.h>

#include "base/hash.h"
#include "http/described.h"

namespace seals {

namespace {

/// Entries that ought to stand between two others.
Flaw missing(std::int64_t first, std::int64_t last) {
    const auto which = first == last ? std::to_string(first) : fmt::format("{}–{}", first, last);
    return {.code = "entry_missing",
            .seq = first,
            .zh = fmt::format("第{}条记录缺失", which),
            .en = fmt::format("entry {} is missing", which)};
}

}  // namespace

std::vector<Flaw> Chain::step(const RawEntry& raw) {
    std::vector<Flaw> out;
    if (raw.seq < 1) {
        out.push_back({"entry_changed", raw.seq, "`seq`不是序号", "`seq` is no number in order"});
        foldable_ = false;
    } else if (raw.seq != seq_ + 1) {
        out.push_back(missing(seq_ + 1, raw.seq - 1));
        foldable_ = false;
    } else if (raw.previous_digest != digest_) {
        out.push_back({"entry_link", raw.seq, "与前一条记录不相接",
                       "it does not follow the entry before it: `previous_digest` differs"});
    }
    const auto entry = read_entry(raw);
    if (!entry) {
        out.push_back({"entry_changed", raw.seq,
                       fmt::format("内容被改动：`{}`不是可用的取值", entry.error()),
                       fmt::format("its content was changed: `{}` is none of the words that it "
                                   "may have",
                                   entry.error())});
        foldable_ = false;
    } else {
        if (matters::digest_of(*entry) != entry->digest)
            out.push_back({"entry_changed", raw.seq, "内容被改动：与其摘要不符",
                           "its content was changed: it does not give its digest"});
        fold(*entry, out);
    }
    check_text(raw, out);
    seq_ = raw.seq;
    digest_ = raw.digest;
    return out;
}

void Chain::check_text(const RawEntry& raw, std::vector<Flaw>& out) const {
    if (!raw.body || matters::text_digest(*raw.body) == raw.text_digest) return;
    out.push_back({"text_changed", raw.seq, "文字内容被改动：与其摘要不符",
                   "its words were changed: they do not give `text_digest`"});
}

void Chain::fold(const matters::Entry& entry, std::vector<Flaw>& out) {
    if (!foldable_) return;
    try {
        matters::apply(folded_, entry);
    } catch (const std::exception&) {
        foldable_ = false;
        out.push_back({"entry_changed", entry.seq, "`changed`无法解读",
                       "`changed` says nothing that a matter could take"});
        return;
    }
    if (entry.county == folded_.county) return;
    out.push_back(
        {"entry_changed", entry.seq, "`county`与事项不同", "`county` is not that of the matter"});
}

std::vector<Flaw> Chain::finish(const matters::Matter& with_times) const {
    const auto row = matters::without_times(with_times);
    if (row.entries > seq_) return {missing(seq_ + 1, row.entries)};
    if (!foldable_) return {};
    std::vector<Flaw> out;
    std::string members;
    http::for_each_member<matters::Matter>([&](const char* name, auto pointer) {
        if (row.*pointer == folded_.*pointer) return;
        members += members.empty() ? name : fmt::format(", {}", name);
    });
    if (!members.empty())
        out.push_back({"row_differs", 0, fmt::format("事项现状与日志推算不符：{}", members),
                       fmt::format("the matter's row is not what its journal gives: {}", members)});
    return out;
}

}  // namespace seals
