#include "access/place.h"
#include "base/mail_address.h"
#include "matters/act_endpoint.h"
#include "matters/endpoints.h"
#include "matters/public_matter.h"
#include "matters/register_matter.h"

namespace matters {

namespace {

/// Version of the privacy notice that forms show before they collect (个人信息保护法 17).
constexpr std::string_view consent_now = "2026-1";

struct ReporterFields {
    http::Text<0, 40> name;
    http::Text<0, 20> telephone;
    http::Text<0, 100> email;
    http::Text<0, 200> address;
    Means means = Means::none;
    Tongue language = Tongue::zh;
    bool concealed = false;
    http::Text<1, 20> consent_version;
};
BOOST_DESCRIBE_STRUCT(ReporterFields, (),
                      (name, telephone, email, address, means, language, concealed,
                       consent_version))

/// What every way in asks.
struct ReportFields {
    http::Text<0, 60> title;
    http::Text<2, 4000> words;
    RegionId region_id;
    std::optional<GridId> grid_id;
    std::optional<Point> point;
    http::Text<0, 200> address;
    std::optional<http::Digits<6>> category;
    std::optional<base::Date> happened_on;
    std::optional<ReporterFields> reporter;
    std::optional<UnitId> about_unit_id;
    bool confidential = false;
    bool publishable = false;
    std::optional<http::List<files::AttachmentProof, 10>> attachments;
};
BOOST_DESCRIBE_STRUCT(ReportFields, (),
                      (title, words, region_id, grid_id, point, address, category, happened_on,
                       reporter, about_unit_id, confidential, publishable, attachments))

struct CreateMatter : ReportFields {
    Channel channel{};
    std::optional<PersonId> about_person_id;
    bool for_myself = false;  ///< The colleague reports a matter of his own.
    bool draft = false;
    http::List<http::Text<1, 30>, 10> tags;
};
BOOST_DESCRIBE_STRUCT(CreateMatter, (ReportFields),
                      (channel, about_person_id, for_myself, draft, tags))

struct ReportMatter : ReportFields {
    bool phone_page = false;
    std::optional<MatterId> similar_to;  ///< "This one too", of list_public_similar.
};
BOOST_DESCRIBE_STRUCT(ReportMatter, (ReportFields), (phone_page, similar_to))

/// What whoever reports gets at once: number and query code, the entry's digest as proof, and
/// what can be done with them (row 1).
struct Receipt {
    MatterId matter_id;
    std::string number;
    std::string query_code;
    base::Instant registered_at;
    State state = State::registered;
    std::string desk;
    std::string digest;
    std::int64_t version = 0;
    std::string rights_zh;
    std::string rights_en;
};
BOOST_DESCRIBE_STRUCT(Receipt, (),
                      (matter_id, number, query_code, registered_at, state, desk, digest, version,
                       rights_zh, rights_en))

constexpr base::RefusalKind no_consent{
    "no_consent", base::Because::invalid, "请先阅读并同意隐私告知，或选择匿名反映。",
    "Read and accept the privacy notice first, or report anonymously."};

base::Result<std::optional<ReporterInput>> reporter_of(const std::optional<ReporterFields>& in) {
    if (!in) return std::optional<ReporterInput>{};
    if (in->consent_version.value != consent_now) return base::refuse(no_consent);
    const bool lacks_telephone =
        in->telephone.value.empty() && (in->means == Means::telephone || in->means == Means::sms);
    if (lacks_telephone)
        return base::refuse_field("reporter/telephone", "required",
                                  "选择电话或短信告知的，请填写电话。",
                                  "To be told by telephone or text message, give a number.");
    const bool has_email = !in->email.value.empty() || in->means == Means::email;
    if (has_email && !base::is_mail_address(in->email.value))
        return base::refuse_field("reporter/email", "type", "请填写有效的电子邮箱。",
                                  "Give an e-mail address.");
    return std::optional(ReporterInput{.name = in->name.value,
                                       .telephone = in->telephone.value,
                                       .email = in->email.value,
                                       .address = in->address.value,
                                       .means = in->means,
                                       .language = in->language,
                                       .concealed = in->concealed,
                                       .consent_version = in->consent_version.value});
}

base::Result<Registration> registration(const ReportFields& in, Channel channel) {
    auto reporter = reporter_of(in.reporter);
    if (!reporter) return std::unexpected(reporter.error());
    Registration out{.channel = channel,
                     .title = in.title.value,
                     .words = in.words.value,
                     .region_id = in.region_id,
                     .grid_id = in.grid_id,
                     .point = in.point,
                     .address = in.address.value,
                     .category = in.category ? in.category->value : "",
                     .happened_on = in.happened_on,
                     .reporter = std::move(*reporter),
                     .about_unit_id = in.about_unit_id,
                     .confidential = in.confidential,
                     .publishable = in.publishable};
    if (in.attachments) out.attachments = in.attachments->value;
    return out;
}

Receipt receipt(db::Read& read, const Registered& done) {
    return {.matter_id = done.matter.matter_id,
            .number = done.matter.number,
            .query_code = done.query_code,
            .registered_at = done.matter.registered_at,
            .state = done.matter.state,
            .desk = unit_name(read, done.matter.desk_unit_id),
            .digest = done.entry.digest,
            .version = done.matter.version,
            .rights_zh =
                "凭编号和查询码可随时查询进度、补充材料、评价、申请复查或撤回；办理免费，"
                "任何人不得因您反映问题而为难您。",
            .rights_en =
                "With number and query code you can follow, add, rate, ask for a review or "
                "withdraw at any time. It is free, and nobody may treat you worse for it."};
}

base::Result<http::Created<Receipt>> register_it(const Config& config, db::Write& write,
                                                 const Hand& hand, const Registration& input) {
    const auto done = register_matter(write, config, hand, input);
    if (!done) return std::unexpected(done.error());
    return http::Created{receipt(write, *done),
                         fmt::format("/api/v1/matters/{}", done->matter.matter_id.value)};
}

base::Result<http::Created<Receipt>> create(const Config& config, db::Write& write,
                                            const access::Actor& actor, const CreateMatter& in) {
    auto input = registration(in, in.channel);
    if (!input) return std::unexpected(input.error());
    if (!access::find_place(write, actor.scope, in.region_id)) return base::refuse(base::not_found);
    input->about_person_id = in.about_person_id;
    if (in.for_myself) input->reporter_person_id = actor.person;
    input->draft = in.draft;
    for (const auto& tag : in.tags.value) input->tags.push_back(tag.value);
    return register_it(config, write, hand_of(actor), *input);
}

const boost::json::object example_report{
    {"title", "路灯不亮"},
    {"words", "城北村口的路灯坏了一周，晚上老人出门看不清路，请尽快修好。"},
    {"region_id", "{village}"},
    {"point", {{"longitude", 95.78}, {"latitude", 40.52}, {"datum", "wgs84"}}},
    {"address", "城北村村口"},
    {"category", "030402"},
    {"happened_on", "2026-08-25"},
    {"reporter",
     {{"name", "王示例"},
      {"telephone", "0000-0000001"},
      {"email", ""},
      {"address", ""},
      {"means", "telephone"},
      {"language", "zh"},
      {"concealed", false},
      {"consent_version", "2026-1"}}},
    {"confidential", false},
    {"publishable", true}};

boost::json::object with(boost::json::object object, const boost::json::object& more) {
    for (const auto& [name, value] : more) object[name] = value;
    return object;
}

struct SubmitDraft : ActOn {};
BOOST_DESCRIBE_STRUCT(SubmitDraft, (ActOn), ())

}  // namespace

http::Endpoint create_matter(const Config& config) {
    return {.method = http::Method::post,
            .path = "/api/v1/matters",
            .summary = "Register a matter at a window, by telephone, letter, grid worker … (row 1)",
            .summary_zh = "登记事项（窗口、电话、来信、网格等）",
            .tag = "matters",
            .needs = access::permission::register_matter,
            .reach = http::Reach::region,
            .refusals = {&base::not_found, &place_not_served, &none_above, &no_consent},
            .example = with(example_report, {{"channel", "walk_in"},
                                             {"for_myself", false},
                                             {"draft", false},
                                             {"tags", {"夜间照明"}}}),
            .handle = http::handler(
                [config](db::Write& write, const access::Actor& actor, const CreateMatter& in) {
                    return create(config, write, actor, in);
                })};
}

http::Endpoint report_matter(const Config& config) {
    return {.method = http::Method::post,
            .path = "/api/v1/reports",
            .summary =
                "Report a matter as a resident, with or without a name; the receipt comes "
                "at once (row 1)",
            .summary_zh = "群众反映事项，可匿名，立即获得回执",
            .tag = "public",
            .needs = http::anyone,
            .refusals = {&place_not_served, &none_above, &no_consent},
            .example = with(example_report, {{"phone_page", true}}),
            .handle = http::handler([config](db::Write& write, const ReportMatter& in)
                                        -> base::Result<http::Created<Receipt>> {
                auto input = registration(in, in.phone_page ? Channel::phone_page : Channel::web);
                if (!input) return std::unexpected(input.error());
                // One that has ended meanwhile is no reason to refuse a report.
                if (in.similar_to && find_public(write, *in.similar_to))
                    input->repeats = in.similar_to;
                return register_it(config, write, reporters_hand(), *input);
            })};
}

http::Endpoint submit_draft() {
    return act_endpoint<SubmitDraft>(
        Act::submit_draft, "submission", "Register what was kept as a draft (row 1)",
        "提交草稿登记", {}, [](Work& work, const SubmitDraft&) -> base::Result<void> {
            work.matter.registered_at = work.write().now();
            work.matter.wake_at = work.write().now() + std::chrono::minutes{10};
            work.tell_unit(work.matter.desk_unit_id, "to_triage");
            return {};
        });
}

}  // namespace matters
