#include "access/refusals.h"
#include "http/handler.h"
#include "matters/follow.h"
#include "matters/refusals.h"
#include "matters/store.h"
#include "seals/endpoints.h"
#include "seals/make_proof.h"

namespace seals {

namespace {

struct GetProof {
    http::Text<6, 60> number;
    http::Secret<6, 40> code;
};
BOOST_DESCRIBE_STRUCT(GetProof, (), (number, code))

/// The receipt: the entry that registered the matter. Later entries name colleagues and offices,
/// which are none of the reporter's paper.
constexpr std::int64_t receipt = 1;

base::Result<Proof> get(const matters::Config& config, http::Call& call, const GetProof& in) {
    if (auto ok = matters::count_try(config, call, in.number.value); !ok)
        return std::unexpected(ok.error());
    auto matter = call.database.read([&](db::Read& read) {
        return matters::find_by_code(read, in.number.value, in.code.value);
    });
    if (!matter) return std::unexpected(matter.error());
    call.database.write(
        [&](db::Write& write) { matters::forget_tries(write, config, call, in.number.value); });
    auto made = call.database.read([&](db::Read& read) { return proof(read, *matter, receipt); });
    if (!made) return base::refuse(base::not_found);
    return std::move(*made);
}

}  // namespace

http::Endpoint get_proof(const matters::Config& config) {
    return {.method = http::Method::post,
            .path = "/api/v1/follow/{number}/proof",
            .summary = "The receipt as a proof: its entry and, from the next day, its seal",
            .summary_zh = "回执证明：登记记录及其次日的存证封签",
            .tag = "seals",
            .needs = http::anyone,
            .refusals = {&matters::wrong_number_or_code, &access::too_many_tries, &base::not_found},
            .example = {{"number", "{receipt_number}"}, {"code", "{receipt_code}"}},
            .handle = http::handler(
                [config](http::Call& call, const GetProof& in) { return get(config, call, in); })};
}

}  // namespace seals
