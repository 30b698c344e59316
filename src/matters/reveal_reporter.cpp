#include "access/access_log.h"
#include "matters/act_endpoint.h"
#include "matters/act_queries.h"
#include "matters/endpoints.h"
#include "matters/reporter.h"

namespace matters {

namespace {

using RequestId = base::Id<struct RevealRequestTag>;

/// How long a granted request opens the record.
constexpr base::Duration grant_lasts = std::chrono::days{1};

constexpr base::RefusalKind reveal_needs_grant{
    "reveal_needs_grant", base::Because::forbidden,
    "反映人要求保密：查阅须说明理由并经另一人批准。",
    "This reporter asked to stay hidden: give a reason, and let a second person approve."};
constexpr base::RefusalKind no_reporter{"no_reporter", base::Because::not_found,
                                        "匿名反映，没有联系信息。",
                                        "Anonymous: there is nothing to reveal."};

struct AskReveal : ActOn {
    access::Purpose purpose{};
    http::Text<4, 500> reason;
};
BOOST_DESCRIBE_STRUCT(AskReveal, (ActOn), (purpose, reason))

struct RevealRequest {
    RequestId request_id;
    MatterId matter_id;
    PersonId person_id;
    access::Purpose purpose{};
    std::string reason;
    base::Instant asked_at;
    std::optional<PersonId> decided_by;
    std::optional<base::Instant> decided_at;
    std::optional<bool> granted;
    std::optional<base::Instant> ends_at;
};
BOOST_DESCRIBE_STRUCT(RevealRequest, (),
                      (request_id, matter_id, person_id, purpose, reason, asked_at, decided_by,
                       decided_at, granted, ends_at))

access::Subject subject_of(const Matter& matter) {
    return {.kind = "matter",
            .id = matter.matter_id.value,
            .concerned = matter.reporter_person_id.value_or(PersonId{}),
            .region_path = matter.scope_path};
}

base::Result<http::Created<RevealRequest>> ask(db::Write& write, const access::Actor& actor,
                                               const AskReveal& in) {
    auto work = Work::begin(write, actor, Act::reveal, in.matter_id, in.version);
    if (!work) return std::unexpected(work.error());
    const RevealRequest request{.request_id = write.next_id<RequestId>(),
                                .matter_id = in.matter_id,
                                .person_id = actor.person,
                                .purpose = in.purpose,
                                .reason = in.reason.value,
                                .asked_at = write.now()};
    write.run(sql::insert_reveal_request, request, db::arg("county", work->matter.county));
    work->facts["request_id"] = std::to_string(request.request_id.value);
    work->facts["purpose"] = boost::describe::enum_to_string(in.purpose, "");
    work->tell_unit(work->matter.desk_unit_id, "reveal_asked");
    if (auto done = work->finish(); !done) return std::unexpected(done.error());
    return http::Created{request};
}

struct DecideReveal : ActOn {
    RequestId request_id;
    bool granted = false;
};
BOOST_DESCRIBE_STRUCT(DecideReveal, (ActOn), (request_id, granted))

base::Result<RevealRequest> decide(db::Write& write, const access::Actor& actor,
                                   const DecideReveal& in) {
    auto work = Work::begin(write, actor, Act::reveal, in.matter_id, in.version);
    if (!work) return std::unexpected(work.error());
    auto request =
        write.find<RevealRequest>(sql::find_reveal_request, db::arg("request_id", in.request_id),
                                  db::arg("matter_id", in.matter_id));
    if (!request || request->decided_at) return base::refuse(nothing_asked);
    if (request->person_id == actor.person) return base::refuse(second_person);
    request->decided_by = actor.person;
    request->decided_at = write.now();
    request->granted = in.granted;
    if (in.granted) request->ends_at = write.now() + grant_lasts;
    write.run(sql::decide_reveal_request, *request);
    work->facts["request_id"] = std::to_string(in.request_id.value);
    work->facts["granted"] = in.granted;
    work->tell(fmt::format("person:{}", request->person_id.value), "reveal_decided");
    if (auto done = work->finish(); !done) return std::unexpected(done.error());
    return *request;
}

struct Reveal {
    MatterId matter_id;
    access::Purpose purpose{};
    http::Text<2, 500> reason;
};
BOOST_DESCRIBE_STRUCT(Reveal, (), (matter_id, purpose, reason))

/// Whoever asked to stay hidden hears of each look: an act with an entry and a message (row 40).
base::Result<void> tell_of_look(db::Write& write, const access::Actor& actor, const Reveal& in,
                                RequestId granted) {
    auto work = Work::begin(write, actor, Act::reveal, in.matter_id);
    if (!work) return std::unexpected(work.error());
    work->facts["request_id"] = std::to_string(granted.value);
    work->facts["purpose"] = boost::describe::enum_to_string(in.purpose, "");
    work->facts["looked"] = true;
    work->tells = Message::revealed;
    if (auto done = work->finish(); !done) return std::unexpected(done.error());
    return {};
}

base::Result<ReporterClear> reveal(const base::Vault& vault, db::Write& write,
                                   const access::Actor& actor, const Reveal& in) {
    const auto matter = find_matter(write, actor, in.matter_id);
    if (!matter) return base::refuse(base::not_found);
    if (std::ranges::count(recused_from(write, in.matter_id), actor.person) > 0)
        return base::refuse(access::refusal(access::Separation::declared_interest));
    if (!matter->reporter_id) return base::refuse(no_reporter);
    const auto reporter = find_reporter(write, *matter->reporter_id);
    if (!reporter) return base::refuse(no_reporter);
    const auto now = write.now();
    if (matter->confidential || reporter->concealed) {
        const auto granted =
            write.find<RequestId>(sql::find_reveal_grant, db::arg("matter_id", in.matter_id),
                                  db::arg("person_id", actor.person), db::arg("now", now),
                                  db::arg("purpose", in.purpose));
        if (!granted) return base::refuse(reveal_needs_grant);
        if (auto ok = tell_of_look(write, actor, in, *granted); !ok)
            return std::unexpected(ok.error());
    }
    access::reveal(write, actor, subject_of(*matter), {"name", "telephone", "email", "address"},
                   in.purpose, in.reason.value);
    return open(vault, *reporter);
}

}  // namespace

http::Endpoint ask_reveal() {
    return {
        .method = http::Method::post,
        .path = "/api/v1/matters/{matter_id}/reveal-requests",
        .summary = "Ask to see who a confidential reporter is; a second person decides (row 40)",
        .summary_zh = "申请查阅保密反映人身份",
        .tag = "matters",
        .needs = access::permission::reveal_identity,
        .reach = http::Reach::region,
        .refusals = act_refusals(),
        .example = {{"matter_id", "{matter_to_reveal}"},
                    {"purpose", "contact"},
                    {"reason", "需当面核实现场位置"}},
        .handle = http::handler(ask)};
}

http::Endpoint decide_reveal() {
    return {.method = http::Method::post,
            .path = "/api/v1/matters/{matter_id}/reveal-decisions",
            .summary = "Decide such a request as the second person; a grant lasts a day (row 40)",
            .summary_zh = "审批查阅申请",
            .tag = "matters",
            .needs = access::permission::reveal_identity,
            .reach = http::Reach::region,
            .refusals = act_refusals({&nothing_asked, &second_person}),
            .example = {{"matter_id", "{matter_to_reveal}"},
                        {"request_id", "{reveal_request}"},
                        {"granted", true}},
            .handle = http::handler(decide)};
}

http::Endpoint reveal_reporter(const Config& config) {
    return {.method = http::Method::post,
            .path = "/api/v1/matters/{matter_id}/reporter",
            .summary =
                "Read who reported it, for a purpose; each reading is logged and the "
                "reporter can see it",
            .summary_zh = "按目的查阅反映人联系信息，全程留痕",
            .tag = "matters",
            .needs = access::permission::reveal_identity,
            .reach = http::Reach::region,
            .refusals = {&base::not_found, &reveal_needs_grant, &no_reporter,
                         &access::refusal(access::Separation::declared_interest)},
            .example = {{"matter_id", "{matter_with_reporter}"},
                        {"purpose", "contact"},
                        {"reason", "电话核实位置"}},
            .handle = http::handler(
                [config](db::Write& write, const access::Actor& actor, const Reveal& in) {
                    return reveal(config.vault(), write, actor, in);
                }),
            .keeps_answer = false};
}

}  // namespace matters
