#include "access/permission.h"
#include "http/id_cursor.h"
#include "matters/store.h"
#include "papers/endpoints.h"
#include "papers/paper.h"
#include "papers/queries.h"

namespace papers {

namespace {

struct ListPapers {
    matters::MatterId matter_id;
    http::Limit<20, 100> limit;
    http::Cursor cursor;
};
BOOST_DESCRIBE_STRUCT(ListPapers, (), (matter_id, limit, cursor))

base::Result<http::Page<Paper>> list(db::Read& read, const access::Actor& actor,
                                     const ListPapers& in) {
    const auto after = http::read_id_cursor(in.cursor, http::before_all);
    if (!after) return std::unexpected(after.error());
    if (!matters::find_matter(read, actor, in.matter_id)) return base::refuse(base::not_found);
    return http::page_of(
        read.all<Paper>(sql::list_papers, db::arg("matter_id", in.matter_id),
                        db::arg("after", *after), db::arg("most", in.limit.value + 1)),
        in.limit.value, [](const Paper& paper) { return paper.paper_id; });
}

}  // namespace

http::Endpoint list_papers() {
    return {.path = "/api/v1/matters/{matter_id}/issued-papers",
            .summary = "Papers that were issued on a matter; the PDF is its attachment",
            .summary_zh = "事项已出具的文书(PDF 见附件)",
            .tag = "papers",
            .needs = access::permission::read_matter,
            .reach = http::Reach::region,
            .refusals = {&base::not_found},
            .example = {{"matter_id", "{matter}"}},
            .handle = http::handler(list)};
}

}  // namespace papers
