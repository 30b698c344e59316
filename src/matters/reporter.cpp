#include "matters/reporter.h"

#include "matters/queries.h"

namespace matters {

namespace {

std::optional<std::string> sealed(const base::Vault& vault, const std::string& plain,
                                  std::string_view context) {
    if (plain.empty()) return {};
    return vault.seal(plain, context);
}

std::string opened(const base::Vault& vault, const std::optional<std::string>& text,
                   std::string_view context) {
    return text ? vault.open(*text, context) : std::string{};
}

}  // namespace

Reporter seal(const base::Vault& vault, const ReporterInput& input) {
    Reporter out{.name_sealed = sealed(vault, input.name, "reporter.name"),
                 .telephone_sealed = sealed(vault, input.telephone, "reporter.telephone"),
                 .email_sealed = sealed(vault, input.email, "reporter.email"),
                 .address_sealed = sealed(vault, input.address, "reporter.address"),
                 .means = input.means,
                 .language = input.language,
                 .concealed = input.concealed,
                 .consent_version = input.consent_version};
    if (!input.name.empty()) out.name_lookup = vault.lookup(input.name, "reporter.name");
    if (!input.telephone.empty())
        out.telephone_lookup = vault.lookup(input.telephone, "reporter.telephone");
    return out;
}

ReporterClear open(const base::Vault& vault, const Reporter& reporter) {
    return {.name = opened(vault, reporter.name_sealed, "reporter.name"),
            .telephone = opened(vault, reporter.telephone_sealed, "reporter.telephone"),
            .email = opened(vault, reporter.email_sealed, "reporter.email"),
            .address = opened(vault, reporter.address_sealed, "reporter.address")};
}

std::optional<Reporter> find_reporter(db::Read& read, ReporterId reporter_id) {
    return read.find<Reporter>(sql::find_reporter, db::arg("reporter_id", reporter_id));
}

void insert_reporter(db::Write& write, const Reporter& reporter) {
    write.run(sql::insert_reporter, reporter);
}

bool save_reporter(db::Write& write, const Reporter& reporter) {
    return write.run(sql::save_reporter, reporter) > 0;
}

}  // namespace matters
