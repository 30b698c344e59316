#include <charconv>

#include "matters/act_endpoint.h"
#include "matters/endpoints.h"
#include "matters/inbox.h"

namespace matters {

namespace {

struct ListInbox : MatterFilter {
    Inbox inbox{};
    http::Limit<50, 200> limit;
    http::Cursor cursor;
};
BOOST_DESCRIBE_STRUCT(ListInbox, (MatterFilter), (inbox, limit, cursor))

/// `due.id` of the last line given.
base::Result<InboxPlace> read_place(const http::Cursor& cursor) {
    InboxPlace place;
    if (!cursor) return place;
    const char* end = cursor.value.data() + cursor.value.size();
    const auto due = std::from_chars(cursor.value.data(), end, place.due);
    if (due.ec == std::errc{} && due.ptr != end && *due.ptr == '.') {
        const auto id = std::from_chars(due.ptr + 1, end, place.id);
        if (id.ec == std::errc{} && id.ptr == end) return place;
    }
    return base::refuse_field("cursor", "type", "不是本列表给出的 next。",
                              "Is not a `next` of this list.");
}

base::Result<http::Page<MatterLine>> list(db::Read& read, const access::Actor& actor,
                                          const ListInbox& in) {
    const auto after = read_place(in.cursor);
    if (!after) return std::unexpected(after.error());
    const auto fits = fits_of(read, in);
    if (!fits) return std::unexpected(fits.error());
    http::Page<MatterLine> page{
        inbox_lines(read, actor, in.inbox, *fits, *after, in.limit.value + 1), {}};
    if (std::ssize(page.items) > in.limit.value) {
        page.items.resize(static_cast<std::size_t>(in.limit.value));
        const MatterLine& last = page.items.back();
        page.next =
            fmt::format("{}.{}", last.due_at ? last.due_at->ms : never_due, last.matter_id.value);
    }
    return page;
}

struct InboxCount {
    Inbox inbox{};
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(InboxCount, (), (inbox, count))

struct InboxCounts {
    std::vector<InboxCount> items;
};
BOOST_DESCRIBE_STRUCT(InboxCounts, (), (items))

base::Result<InboxCounts> count(db::Read& read, const access::Actor& actor, const http::Empty&) {
    InboxCounts out;
    for (const Inbox inbox : inboxes_of(actor))
        out.items.push_back({inbox, count_inbox(read, actor, inbox)});
    return out;
}

}  // namespace

http::Endpoint list_inbox() {
    return {.path = "/api/v1/inbox/{inbox}",
            .summary =
                "A list of work of my post, what breaks first on top; narrowed as every list of "
                "matters is",
            .summary_zh =
                "待办列表，按到期先后，可按区划、分类、单位、状态、渠道、时限、日期、标签、督办牌、"
                "近四周的变化筛选",
            .tag = "inbox",
            .needs = access::permission::read_matter,
            .reach = http::Reach::region,
            .example = {{"inbox", "to_triage"}, {"limit", 20}},
            .handle = http::handler(list)};
}

http::Endpoint count_inboxes() {
    return {.path = "/api/v1/inbox",
            .summary = "How many matters stand in each list of my post",
            .summary_zh = "各待办列表的数量",
            .tag = "inbox",
            .needs = access::permission::read_matter,
            .reach = http::Reach::region,
            .handle = http::handler(count)};
}

}  // namespace matters
