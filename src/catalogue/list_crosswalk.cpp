#include "access/actor.h"
#include "access/permission.h"
#include "catalogue/catalogue_store.h"
#include "catalogue/crosswalk_store.h"
#include "catalogue/duty_file.h"
#include "catalogue/endpoints.h"
#include "catalogue/file_refusal.h"
#include "catalogue/refusals.h"

namespace catalogue {

namespace {

struct ListCrosswalk {
    std::optional<http::Text<1, 20>> scheme;
    std::optional<http::Text<1, 40>> scheme_code;
    std::optional<http::Digits<6>> our_code;
};
BOOST_DESCRIBE_STRUCT(ListCrosswalk, (), (scheme, scheme_code, our_code))

struct Crossings {
    std::vector<Crossing> items;
};
BOOST_DESCRIBE_STRUCT(Crossings, (), (items))

struct ImportCrosswalk {
    http::Text<1, 400'000> text;
};
BOOST_DESCRIBE_STRUCT(ImportCrosswalk, (), (text))

struct RemoveCrossing {
    http::Text<1, 20> scheme;
    http::Text<1, 40> scheme_code;
    http::Digits<6> our_code;
};
BOOST_DESCRIBE_STRUCT(RemoveCrossing, (), (scheme, scheme_code, our_code))

struct ImportedCrossings {
    int rows = 0;
};
BOOST_DESCRIBE_STRUCT(ImportedCrossings, (), (rows))

base::Result<Crossings> list(db::Read& read, const ListCrosswalk& in) {
    return Crossings{
        list_crossings(read, {.scheme = in.scheme ? in.scheme->value : "",
                              .scheme_code = in.scheme_code ? in.scheme_code->value : "",
                              .our_code = in.our_code ? in.our_code->value : ""})};
}

base::Result<ImportedCrossings> import(db::Write& write, const access::Actor& actor,
                                       const ImportCrosswalk& in) {
    if (!actor.scope.covers("/")) return base::refuse(only_from_the_top);
    const auto edition = get_edition(write);
    if (!edition) return std::unexpected(edition.error());
    const auto rows = read_crosswalk(in.text.value, *edition->catalogue);
    if (!rows) return refuse_file(rows.error());
    put_crossings(write, *rows);
    return ImportedCrossings{static_cast<int>(rows->size())};
}

base::Result<http::Empty> remove(db::Write& write, const access::Actor& actor,
                                 const RemoveCrossing& in) {
    if (!actor.scope.covers("/")) return base::refuse(only_from_the_top);
    if (!remove_crossing(write, {in.scheme.value, in.scheme_code.value, in.our_code.value}))
        return base::refuse(base::not_found);
    return http::Empty{};
}

}  // namespace

http::Endpoint list_crosswalk() {
    return {.method = http::Method::get,
            .path = "/api/v1/crosswalk",
            .summary = "Look codes of other classifications up beside ours, in either direction",
            .summary_zh = "查对其他分类体系的编码与本目录编码（双向）",
            .tag = "catalogue",
            .needs = http::anyone,
            .example = {{"our_code", "030401"}},
            .handle = http::handler(list)};
}

http::Endpoint import_crosswalk() {
    return {.method = http::Method::post,
            .path = "/api/v1/crosswalk",
            .summary =
                "Enter rows of a crosswalk from a table with the columns scheme, "
                "scheme_code, our_code, scheme_name; all or none",
            .summary_zh =
                "从表格导入编码对照（列：scheme、scheme_code、our_code、scheme_name）；"
                "要么全部导入，要么全不导入",
            .tag = "catalogue",
            .needs = access::permission::manage_catalogue,
            .refusals = {&only_from_the_top, &no_catalogue, &bad_file},
            .example = {{"text", "scheme,scheme_code,our_code\n47678,06010,030401\n"}},
            .body_limit = 1024 * 1024,
            .handle = http::handler(import)};
}

http::Endpoint remove_crossing() {
    return {.method = http::Method::del,
            .path = "/api/v1/crosswalk",
            .summary = "Remove one row of the crosswalk",
            .summary_zh = "删除一行编码对照",
            .tag = "catalogue",
            .needs = access::permission::manage_catalogue,
            .refusals = {&only_from_the_top, &base::not_found},
            .example = {{"scheme", "47678"}, {"scheme_code", "06010"}, {"our_code", "030401"}},
            .handle = http::handler(remove)};
}

}  // namespace catalogue
