#include "access/permission.h"
#include "catalogue/calendar.h"
#include "catalogue/catalogue_store.h"
#include "catalogue/duty_store.h"
#include "catalogue/endpoints.h"
#include "catalogue/file_refusal.h"
#include "catalogue/refusals.h"

namespace catalogue {

namespace {

struct ImportDuties {
    http::Text<1, 400'000> text;
};
BOOST_DESCRIBE_STRUCT(ImportDuties, (), (text))

base::Result<ImportedDuties> import(db::Write& write, const access::Actor& actor,
                                    const ImportDuties& in) {
    const auto edition = get_edition(write);
    if (!edition) return std::unexpected(edition.error());
    const auto lines = read_duties(in.text.value, *edition->catalogue, date_of(write.now()));
    if (!lines) return refuse_file(lines.error());
    const auto done = import_duties(write, actor.scope, *lines, actor.person);
    if (!done) return refuse_file(done.error());
    return *done;
}

}  // namespace

http::Endpoint import_duties() {
    return {.method = http::Method::post,
            .path = "/api/v1/duties/import",
            .summary =
                "Enter a duty list from a table (tab- or comma-separated) with the columns "
                "region, code, kind, level, basis and, as needed, unit, department, "
                "basis_kind, batch, batch_date, disputed, clarification, approved_by, "
                "valid_from, valid_to; all or none",
            .summary_zh = "从表格导入责任清单；要么全部导入，要么全不导入；有误逐行说明",
            .tag = "duties",
            .needs = access::permission::manage_duties,
            .refusals = {&no_catalogue, &bad_file},
            .example = {{"text",
                         "region,code,kind,level,department,basis\n"
                         "620922000000,030601,lead,county,CG,城市市容和环境卫生管理条例\n"}},
            .body_limit = 2 * 1024 * 1024,
            .handle = http::handler(import)};
}

}  // namespace catalogue
