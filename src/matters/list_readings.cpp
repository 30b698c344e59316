#include "access/readings.h"
#include "http/call.h"
#include "http/id_cursor.h"
#include "matters/endpoints.h"
#include "matters/follow.h"
#include "matters/refusals.h"
#include "matters/store.h"

namespace matters {

namespace {

struct ListReadings {
    http::Text<6, 60> number;
    http::Secret<6, 40> code;
    http::Cursor cursor;
    http::Limit<50, 200> limit;
};
BOOST_DESCRIBE_STRUCT(ListReadings, (), (number, code, cursor, limit))

base::Result<http::Page<access::Reading>> list(const Config& config, http::Call& call,
                                               const ListReadings& in) {
    const auto before = http::read_id_cursor(in.cursor, http::past_all);
    if (!before) return std::unexpected(before.error());
    if (auto ok = count_try(config, call, in.number.value); !ok) return std::unexpected(ok.error());
    return call.database.write([&](db::Write& write) -> base::Result<http::Page<access::Reading>> {
        const auto matter = find_by_code(write, in.number.value, in.code.value);
        if (!matter) return std::unexpected(matter.error());
        forget_tries(write, config, call, in.number.value);
        return http::page_of(access::readings_of(write, subject_kind, matter->matter_id.value,
                                                 *before, in.limit.value + 1),
                             in.limit.value, &access::Reading::entry_id);
    });
}

}  // namespace

http::Endpoint list_readings(const Config& config) {
    return {.method = http::Method::post,
            .path = "/api/v1/follow/{number}/readings",
            .summary =
                "Who looked at one's name and contact data: unit, role, time and purpose, newest "
                "first (PIPL 44, 45)",
            .summary_zh = "查询本人信息的查阅记录：单位、岗位、时间、用途",
            .tag = "public",
            .needs = http::anyone,
            .refusals = {&wrong_number_or_code},
            .example = {{"number", "{number_to_follow}"}, {"code", "{code_to_follow}"}},
            .handle = http::handler([config](http::Call& call, const ListReadings& in) {
                return list(config, call, in);
            })};
}

}  // namespace matters
