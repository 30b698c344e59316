#include "http/handler.h"
#include "seals/endpoints.h"
#include "seals/views.h"

namespace seals {

namespace {

struct GetSeal {
    http::Digits<6> county;
    base::Date day;
};
BOOST_DESCRIBE_STRUCT(GetSeal, (), (county, day))

base::Result<SealView> get(db::Read& read, const GetSeal& in) {
    const auto seal = find_seal(read, in.county.value, in.day);
    if (!seal) return base::refuse(base::not_found);
    return view(*seal);
}

}  // namespace

http::Endpoint get_seal() {
    return {.path = "/api/v1/seals/{county}/{day}",
            .summary = "The seal of one county and day; a day without entries has none",
            .summary_zh = "一县一日的存证封签（无记录之日没有）",
            .tag = "seals",
            .needs = http::anyone,
            .refusals = {&base::not_found},
            .example = {{"county", "{sealed_county}"}, {"day", "{sealed_day}"}},
            .handle = http::handler(get)};
}

}  // namespace seals
