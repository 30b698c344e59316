#include "base/mail_address.h"
#include "http/call.h"
#include "matters/endpoints.h"
#include "matters/follow.h"
#include "matters/refusals.h"
#include "matters/reporter.h"
#include "matters/work.h"

namespace matters {

namespace {

constexpr base::RefusalKind nothing_kept{"nothing_kept", base::Because::conflict,
                                         "匿名反映，没有可更正的联系信息。",
                                         "Anonymous: there is nothing to correct."};

/// What the reporter says is different; what he leaves out stays, an empty text deletes.
struct CorrectReporter {
    http::Text<6, 60> number;
    http::Secret<6, 40> code;
    std::optional<std::int64_t> version;
    std::optional<http::Text<0, 40>> name;
    std::optional<http::Text<0, 20>> telephone;
    std::optional<http::Text<0, 100>> email;
    std::optional<http::Text<0, 200>> address;
    std::optional<Means> means;
    std::optional<Tongue> language;
};
BOOST_DESCRIBE_STRUCT(CorrectReporter, (),
                      (number, code, version, name, telephone, email, address, means, language))

/// Which fields were changed, never how.
struct Corrected {
    std::string number;
    std::vector<std::string> fields;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Corrected, (), (number, fields, version))

/// Nothing that was sealed is opened for it.
std::vector<std::string> change(const base::Vault& vault, Reporter& reporter,
                                const CorrectReporter& in) {
    std::vector<std::string> fields;
    const Reporter fresh = seal(vault, {.name = in.name ? in.name->value : "",
                                        .telephone = in.telephone ? in.telephone->value : "",
                                        .email = in.email ? in.email->value : "",
                                        .address = in.address ? in.address->value : ""});
    const auto take = [&](bool given, const char* field, auto... members) {
        if (!given) return;
        ((reporter.*members = fresh.*members), ...);
        fields.emplace_back(field);
    };
    take(in.name.has_value(), "name", &Reporter::name_sealed, &Reporter::name_lookup);
    take(in.telephone.has_value(), "telephone", &Reporter::telephone_sealed,
         &Reporter::telephone_lookup);
    take(in.email.has_value(), "email", &Reporter::email_sealed);
    take(in.address.has_value(), "address", &Reporter::address_sealed);
    if (in.means) reporter.means = *in.means;
    if (in.language) reporter.language = *in.language;
    if (in.means) fields.emplace_back("means");
    if (in.language) fields.emplace_back("language");
    return fields;
}

base::Result<void> can_be_told(const Reporter& reporter) {
    const bool by_telephone = reporter.means == Means::telephone || reporter.means == Means::sms;
    if (by_telephone && !reporter.telephone_sealed)
        return base::refuse_field("telephone", "required", "选择电话或短信告知的，请填写电话。",
                                  "To be told by telephone or text message, give a number.");
    if (reporter.means == Means::email && !reporter.email_sealed)
        return base::refuse_field("email", "required", "选择邮件告知的，请填写电子邮箱。",
                                  "To be told by e-mail, give an address.");
    return {};
}

base::Result<Corrected> correct(const base::Vault& vault, db::Write& write, Matter matter,
                                const CorrectReporter& in) {
    auto work = Work::begin(write, Act::correct, std::move(matter), in.version);
    if (!work) return std::unexpected(work.error());
    const auto id = work->matter.reporter_id;
    auto reporter = id ? find_reporter(write, *id) : std::nullopt;
    if (!reporter) return base::refuse(nothing_kept);
    if (in.email && !in.email->value.empty() && !base::is_mail_address(in.email->value))
        return base::refuse_field("email", "type", "请填写有效的电子邮箱。",
                                  "Give an e-mail address.");
    auto fields = change(vault, *reporter, in);
    if (fields.empty())
        return base::refuse_field("name", "required", "请填写需要更正的内容。",
                                  "Say what is to be corrected.");
    if (auto ok = can_be_told(*reporter); !ok) return std::unexpected(ok.error());
    base::expects(save_reporter(write, *reporter), "nobody else corrects within a transaction");
    boost::json::array names;
    for (const auto& field : fields) names.emplace_back(field);
    work->facts["fields"] = std::move(names);
    if (auto done = work->finish(); !done) return std::unexpected(done.error());
    return Corrected{work->matter.number, std::move(fields), work->matter.version};
}

base::Result<Corrected> handle(const Config& config, http::Call& call, const CorrectReporter& in) {
    return with_code<Corrected>(config, call, in.number.value, in.code.value,
                                [&](db::Write& write, Matter matter) {
                                    return correct(config.vault(), write, std::move(matter), in);
                                });
}

}  // namespace

http::Endpoint correct_reporter(const Config& config) {
    return {.method = http::Method::post,
            .path = "/api/v1/follow/{number}/correction",
            .summary = "Correct or delete one's own contact data (row 41; PIPL 46, 47)",
            .summary_zh = "更正、删除本人联系信息",
            .tag = "public",
            .needs = http::anyone,
            .refusals = {&wrong_number_or_code, &matter_changed, &act_not_allowed, &nothing_kept},
            .example = {{"number", "{number_to_correction}"},
                        {"code", "{code_to_correction}"},
                        {"telephone", "0000-0000002"}},
            .handle = http::handler([config](http::Call& call, const CorrectReporter& in) {
                return handle(config, call, in);
            })};
}

}  // namespace matters
