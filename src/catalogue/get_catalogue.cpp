#include <fmt/format.h>

#include "catalogue/catalogue_view.h"
#include "catalogue/endpoints.h"
#include "catalogue/refusals.h"

namespace catalogue {

namespace {

struct GetCatalogueVersion {
    http::Whole<1, 1'000'000> number;
};
BOOST_DESCRIBE_STRUCT(GetCatalogueVersion, (), (number))

/// An edition never changes, so its digest names the answer.
base::Result<CatalogueView> show(http::Call& call, std::optional<std::int64_t> number) {
    auto edition = call.database.read([&](db::Read& read) { return get_edition(read, number); });
    if (!edition) return std::unexpected(edition.error());
    call.set_header("ETag", fmt::format("\"{}-{}\"", edition->version.number,
                                        edition->version.digest.substr(0, 16)));
    call.set_header("Cache-Control", "public, no-cache");
    return view(*edition);
}

base::Result<CatalogueView> get_current(http::Call& call, const http::Empty&) {
    return show(call, {});
}

base::Result<CatalogueView> get_version(http::Call& call, const GetCatalogueVersion& in) {
    return show(call, in.number.value);
}

}  // namespace

http::Endpoint get_catalogue() {
    return {.method = http::Method::get,
            .path = "/api/v1/catalogue",
            .summary = "Show the catalogue of matters in force, as a tree",
            .summary_zh = "查看现行事项目录（树形）",
            .tag = "catalogue",
            .needs = http::anyone,
            .refusals = {&no_catalogue},
            .handle = http::handler(get_current)};
}

http::Endpoint get_catalogue_version() {
    return {.method = http::Method::get,
            .path = "/api/v1/catalogue/versions/{number}",
            .summary = "Show an edition of the catalogue as it was published",
            .summary_zh = "查看某一版事项目录",
            .tag = "catalogue",
            .needs = http::anyone,
            .refusals = {&base::not_found},
            .example = {{"number", 1}},
            .handle = http::handler(get_version)};
}

}  // namespace catalogue
