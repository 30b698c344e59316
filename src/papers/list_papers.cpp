#include "access/permission.h"
#include "http/id_cursor.h"
#include "matters/store.h"
#include "papers/compose.h"
#include "papers/endpoints.h"
#include "papers/queries.h"

namespace papers {

namespace {

struct ListPapers {
    matters::MatterId matter_id;
    http::Limit<20, 100> limit;
    http::Cursor cursor;
};
BOOST_DESCRIBE_STRUCT(ListPapers, (), (matter_id, limit, cursor))

/// A page of them, and which kinds there is something to tell in now.
struct IssuedPapers {
    std::vector<Paper> items;
    std::optional<std::string> next;
    std::vector<Kind> ready;
};
BOOST_DESCRIBE_STRUCT(IssuedPapers, (), (items, next, ready))

base::Result<IssuedPapers> list(db::Read& read, const access::Actor& actor, const ListPapers& in) {
    const auto after = http::read_id_cursor(in.cursor, http::before_all);
    if (!after) return std::unexpected(after.error());
    const auto matter = matters::find_matter(read, actor, in.matter_id);
    if (!matter) return base::refuse(base::not_found);
    auto page = http::page_of(
        read.all<Paper>(sql::list_papers, db::arg("matter_id", in.matter_id),
                        db::arg("after", *after), db::arg("most", in.limit.value + 1)),
        in.limit.value, &Paper::paper_id);
    IssuedPapers out{std::move(page.items), std::move(page.next), {}};
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Kind>>([&](auto one) {
        if (is_ready(one.value, *matter)) out.ready.push_back(one.value);
    });
    return out;
}

}  // namespace

http::Endpoint list_papers() {
    return {
        .path = "/api/v1/matters/{matter_id}/issued-papers",
        .summary =
            "Papers that were issued on a matter (the PDF is its attachment), and which can be now",
        .summary_zh = "事项已出具的文书（PDF 见附件），以及现在可出具的种类",
        .tag = "papers",
        .needs = access::permission::read_matter,
        .reach = http::Reach::region,
        .refusals = {&base::not_found},
        .example = {{"matter_id", "{matter}"}},
        .handle = http::handler(list)};
}

}  // namespace papers
