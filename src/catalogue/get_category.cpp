#include "catalogue/calendar.h"
#include "catalogue/catalogue_store.h"
#include "catalogue/crosswalk_store.h"
#include "catalogue/endpoints.h"
#include "catalogue/override_store.h"
#include "catalogue/refusals.h"

namespace catalogue {

namespace {

struct GetCategory {
    http::Digits<6> code;
    std::optional<access::RegionId> region_id;
    std::optional<base::Date> on;
    std::optional<http::Whole<1, 1'000'000>> number;
};
BOOST_DESCRIBE_STRUCT(GetCategory, (), (code, region_id, on, number))

struct CategoryView {
    std::int64_t catalogue_number = 0;
    Category category;
    Values values;
    std::vector<ValueStep> explanation;
    std::vector<Crossing> crosswalk;
};
BOOST_DESCRIBE_STRUCT(CategoryView, (),
                      (catalogue_number, category, values, explanation, crosswalk))

base::Result<CategoryView> get(db::Read& read, const GetCategory& in) {
    std::optional<std::int64_t> number;
    if (in.number) number = in.number->value;
    const auto edition = get_edition(read, number);
    if (!edition) return std::unexpected(edition.error());
    const Category* leaf = edition->catalogue->find(in.code.value);
    if (!leaf) return base::refuse(base::not_found);
    Place place;
    if (in.region_id) {
        auto found = get_place(read, *in.region_id);
        if (!found) return std::unexpected(found.error());
        place = std::move(*found);
    }
    const base::Date day = in.on.value_or(date_of(read.now()));
    Effective found = effective_at(read, *edition->catalogue, *leaf, place, day);
    return CategoryView{edition->version.number, *leaf, std::move(found.values),
                        std::move(found.steps), list_crossings(read, {.our_code = leaf->code})};
}

}  // namespace

http::Endpoint get_category() {
    return {.method = http::Method::get,
            .path = "/api/v1/categories/{code}",
            .summary =
                "Show a category; with `region_id` the limit, level and priority that hold there, "
                "and why; with `number` as an older edition had it",
            .summary_zh =
                "查看一个事项；给出 region_id 时说明该地适用的时限、层级、优先级及依据；"
                "给出 number 时按旧版目录",
            .tag = "catalogue",
            .needs = http::anyone,
            .refusals = {&base::not_found, &no_catalogue},
            .example = {{"code", "030401"}},
            .handle = http::handler(get)};
}

}  // namespace catalogue
