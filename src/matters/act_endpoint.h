#pragma once

#include <string>

#include "access/permission.h"
#include "http/endpoint.h"
#include "matters/matter_view.h"
#include "matters/refusals.h"
#include "matters/work.h"

namespace matters {

/// What every act's input begins with. `version` is the one that was seen; without it the act is
/// done on whatever stands.
struct ActOn {
    MatterId matter_id;
    std::optional<std::int64_t> version;
};
BOOST_DESCRIBE_STRUCT(ActOn, (), (matter_id, version))

/// The head's answer to what was asked for: an extension, a parking, a non-acceptance.
struct HeadDecides : ActOn {
    bool agreed = false;
    http::Text<2, 1000> reason;
};
BOOST_DESCRIBE_STRUCT(HeadDecides, (ActOn), (agreed, reason))

/// Refusals that each act may meet.
inline std::vector<const base::RefusalKind*> act_refusals(
    std::initializer_list<const base::RefusalKind*> more = {}) {
    std::vector<const base::RefusalKind*> all{
        &base::not_found,
        &matter_changed,
        &act_not_allowed,
        &not_your_turn,
        &access::refusal(access::Separation::about_himself),
        &access::refusal(access::Separation::declared_interest)};
    all.insert(all.end(), more);
    return all;
}

/// Declares an act: POST /api/v1/matters/{matter_id}/<name>, for those whom the table of
/// transitions names. `perform` gets the work begun and the input, changes what is to change and
/// may refuse.
template <class In, class Perform>
http::Endpoint act_endpoint(Act act, std::string_view name, std::string summary,
                            std::string summary_zh, boost::json::object example, Perform perform,
                            std::initializer_list<const base::RefusalKind*> refusals = {}) {
    example["matter_id"] = "{matter_to_" + std::string(name_of(act)) + "}";
    return {.method = http::Method::post,
            .path = "/api/v1/matters/{matter_id}/" + std::string(name),
            .summary = std::move(summary),
            .summary_zh = std::move(summary_zh),
            .tag = "matters",
            .needs = endpoint_needs(act),
            .reach = http::Reach::region,
            .refusals = act_refusals(refusals),
            .example = std::move(example),
            .handle = http::handler([act, perform](db::Write& write, const access::Actor& actor,
                                                   const In& in) -> base::Result<Acted> {
                auto work = Work::begin(write, actor, act, in.matter_id, in.version);
                if (!work) return std::unexpected(work.error());
                if (base::Result<void> ok = perform(*work, in); !ok)
                    return std::unexpected(ok.error());
                return finish(*work);
            })};
}

}  // namespace matters
