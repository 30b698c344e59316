#include "catalogue/catalogue_store.h"
#include "catalogue/endpoints.h"

namespace catalogue {

namespace {

struct Versions {
    std::vector<Version> items;
};
BOOST_DESCRIBE_STRUCT(Versions, (), (items))

struct CompareVersions {
    http::Whole<1, 1'000'000> number;
    std::optional<http::Whole<1, 1'000'000>> from;
};
BOOST_DESCRIBE_STRUCT(CompareVersions, (), (number, from))

struct Differences {
    std::int64_t from = 0;
    std::int64_t to = 0;
    std::vector<Difference> items;
};
BOOST_DESCRIBE_STRUCT(Differences, (), (from, to, items))

base::Result<Versions> list(db::Read& read, const http::Empty&) {
    return Versions{list_versions(read, matter_scheme)};
}

base::Result<Differences> compare_editions(db::Read& read, const CompareVersions& in) {
    const std::int64_t to = in.number.value;
    const std::int64_t from = in.from ? in.from->value : to - 1;
    const auto after = get_edition(read, to);
    if (!after) return std::unexpected(after.error());
    if (from == 0) return Differences{from, to, differences(Catalogue{}, *after->catalogue)};
    const auto before = get_edition(read, from);
    if (!before) return std::unexpected(before.error());
    return Differences{from, to, differences(*before->catalogue, *after->catalogue)};
}

}  // namespace

http::Endpoint list_catalogue_versions() {
    return {.method = http::Method::get,
            .path = "/api/v1/catalogue/versions",
            .summary = "List the editions of the catalogue, newest first",
            .summary_zh = "列出事项目录各版本，最新在前",
            .tag = "catalogue",
            .needs = http::anyone,
            .handle = http::handler(list)};
}

http::Endpoint compare_catalogue_versions() {
    return {.method = http::Method::get,
            .path = "/api/v1/catalogue/versions/{number}/differences",
            .summary = "Show what an edition changed against the one before, or against `from`",
            .summary_zh = "查看某一版相对上一版（或 from 版）的变化",
            .tag = "catalogue",
            .needs = http::anyone,
            .refusals = {&base::not_found},
            .example = {{"number", 1}},
            .handle = http::handler(compare_editions)};
}

}  // namespace catalogue
