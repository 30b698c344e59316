#include "matters/follow.h"
#include "matters/refusals.h"
#include "matters/store.h"
#include "papers/draw_pdf.h"
#include "papers/endpoints.h"
#include "papers/tell.h"

namespace papers {

namespace {

struct PrintReceipt {
    http::Text<6, 60> number;
    http::Secret<6, 40> code;
    std::optional<matters::Tongue> language;
};
BOOST_DESCRIBE_STRUCT(PrintReceipt, (), (number, code, language))

base::Result<http::Response> print(const matters::Config& config, http::Call& call,
                                   const PrintReceipt& in) {
    const auto matter = matters::find_counted(config, call, in.number.value, in.code.value);
    if (!matter) return std::unexpected(matter.error());
    Told receipt =
        call.database.read([&](db::Read& read) { return tell(read, *matter, Kind::receipt); });
    receipt.query_code = in.code.value;
    receipt.at = receipt.matter.registered_at;
    const auto language = in.language.value_or(matters::Tongue::zh);
    http::Response out{.content_type = "application/pdf",
                       .body = draw_pdf(compose(Kind::receipt, receipt, language))};
    out.set("Content-Disposition", "attachment; filename=\"" + receipt.matter.number + ".pdf\"");
    return out;
}

}  // namespace

http::Endpoint print_receipt(const matters::Config& config) {
    return {.method = http::Method::post,
            .path = "/api/v1/follow/{number}/receipt",
            .summary = "The receipt as PDF, for whoever has number and query code",
            .summary_zh = "凭编号和查询码下载回执（PDF）",
            .tag = "public",
            .needs = http::anyone,
            .refusals = {&matters::wrong_number_or_code},
            .example = {{"number", "{number_to_follow}"}, {"code", "{code_to_follow}"}},
            .handle = http::handler([config](http::Call& call, const PrintReceipt& in) {
                return print(config, call, in);
            }),
            .gives = {.types = {"application/pdf"}}};
}

}  // namespace papers
