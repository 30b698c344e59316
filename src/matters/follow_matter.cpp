#include "access/attempt.h"
#include "access/identity.h"
#include "http/call.h"
#include "matters/attach.h"
#include "matters/call_back.h"
#include "matters/endpoints.h"
#include "matters/follow.h"
#include "matters/follow_view.h"
#include "matters/number.h"
#include "matters/recuse.h"
#include "matters/refusals.h"
#include "matters/reopen_matter.h"
#include "matters/reporter.h"
#include "matters/review_matter.h"

namespace matters {

namespace {

struct Follow {
    http::Text<6, 60> number;
    http::Secret<6, 40> code;
};
BOOST_DESCRIBE_STRUCT(Follow, (), (number, code))

/// An act of the reporter: number, code, and what the act says.
struct FollowAct : Follow {
    std::optional<std::int64_t> version;
};
BOOST_DESCRIBE_STRUCT(FollowAct, (Follow), (version))

base::Result<FollowView> finish_and_view(const Config& config, Work& work) {
    if (auto done = work.finish(); !done) return std::unexpected(done.error());
    return follow_view(config, work.write(), work.matter);
}

/// POST /api/v1/follow/{number}/<name>: finds by code, begins the act, lets `perform` say the rest.
template <class In, class Perform>
http::Endpoint follow_endpoint(const Config& config, std::string_view name, std::string summary,
                               std::string summary_zh, boost::json::object example, Perform perform,
                               std::vector<const base::RefusalKind*> refusals = {}) {
    example["number"] = "{number_to_" + std::string(name) + "}";
    example["code"] = "{code_to_" + std::string(name) + "}";
    for (const auto* one : {&wrong_number_or_code, &matter_changed, &act_not_allowed})
        refusals.push_back(one);
    return {.method = http::Method::post,
            .path = "/api/v1/follow/{number}/" + std::string(name),
            .summary = std::move(summary),
            .summary_zh = std::move(summary_zh),
            .tag = "public",
            .needs = http::anyone,
            .refusals = std::move(refusals),
            .example = std::move(example),
            .handle = http::handler(
                [config, perform](http::Call& call, const In& in) -> base::Result<FollowView> {
                    return with_code<FollowView>(config, call, in.number.value, in.code.value,
                                                 [&](db::Write& write, Matter matter) {
                                                     return perform(write, std::move(matter), in);
                                                 });
                })};
}

/// For acts that the table has as they are.
template <class In>
auto simple(const Config& config, Act act, base::Result<void> (*change)(Work&, const In&)) {
    return [config, act, change](db::Write& write, Matter matter,
                                 const In& in) -> base::Result<FollowView> {
        auto work = Work::begin(write, act, std::move(matter), in.version);
        if (!work) return std::unexpected(work.error());
        if constexpr (requires { in.attachments; })
            if (in.attachments)
                if (auto ok = attach_files(*work, config, in.attachments->value); !ok)
                    return std::unexpected(ok.error());
        if (auto ok = change(*work, in); !ok) return std::unexpected(ok.error());
        return finish_and_view(config, *work);
    };
}

struct Say : FollowAct {
    http::Text<2, 2000> text;
    std::optional<http::List<files::AttachmentProof, 10>> attachments;
};
BOOST_DESCRIBE_STRUCT(Say, (FollowAct), (text, attachments))

struct AttachOwn : FollowAct {
    http::List<files::AttachmentProof, 10> attachments;
};
BOOST_DESCRIBE_STRUCT(AttachOwn, (FollowAct), (attachments))

struct Rate : FollowAct {
    bool solved = false;
    Satisfaction satisfaction{};
    http::Text<0, 1000> said;
};
BOOST_DESCRIBE_STRUCT(Rate, (FollowAct), (solved, satisfaction, said))

struct AskAgain : FollowAct {
    ReopenReason why{};
    http::Text<2, 2000> reason;
};
BOOST_DESCRIBE_STRUCT(AskAgain, (FollowAct), (why, reason))

struct Withdraw : FollowAct {
    http::Text<0, 500> reason;  ///< Optional: nobody asks for it.
    bool read_back = false;     ///< The resident saw what withdrawing means and meant it.
};
BOOST_DESCRIBE_STRUCT(Withdraw, (FollowAct), (reason, read_back))

struct RecuseHandler : FollowAct {
    http::Text<2, 500> ground;
};
BOOST_DESCRIBE_STRUCT(RecuseHandler, (FollowAct), (ground))

base::Result<void> add_note(Work& work, const Say& in) {
    work.words["text"] = in.text.value;
    work.tell_unit(work.matter.holder_unit_id.value_or(work.matter.desk_unit_id), "note_added");
    return {};
}

base::Result<void> bring_papers(Work& work, const Say& in) {
    work.words["note"] = in.text.value;
    work.matter.wake_at.reset();
    if (work.matter.lead_unit_id) work.tell_unit(*work.matter.lead_unit_id, "papers_brought");
    return {};
}

base::Result<FollowView> attach(const Config& config, db::Write& write, Matter matter,
                                const AttachOwn& in) {
    auto work = Work::begin(write, Act::attach, std::move(matter), in.version);
    if (!work) return std::unexpected(work.error());
    if (auto ok = attach_some(*work, config, in.attachments.value); !ok)
        return std::unexpected(ok.error());
    work->tell_unit(work->matter.holder_unit_id.value_or(work->matter.desk_unit_id), "note_added");
    return finish_and_view(config, *work);
}

/// Solved and good: closed by the reporter's own word. Else it waits for the call-back caller, and
/// after closing it is kept as said (rows 29, 30).
base::Result<FollowView> rate(const Config& config, db::Write& write, Matter matter,
                              const Rate& in) {
    const bool good = in.solved && in.satisfaction < Satisfaction::dissatisfied;
    const bool ended = !is_open(matter.state);
    const Act act = ended ? Act::rate : good ? Act::close : Act::deny_solution;
    auto work = Work::begin(write, act, std::move(matter), in.version);
    if (!work) return std::unexpected(work.error());
    if (!in.said.value.empty()) work->words["said"] = in.said.value;
    if (act == Act::close) {
        note_answer(*work, in.satisfaction, true);
    } else {
        work->matter.satisfaction = in.satisfaction;
        work->matter.solved = in.solved;
        if (act == Act::deny_solution) {
            work->matter.pending = Pending::unsolved;
            work->tell_unit(work->matter.desk_unit_id, "unsolved");
        }
    }
    return finish_and_view(config, *work);
}

base::Result<FollowView> review(const Config& config, db::Write& write, Matter matter,
                                const Say& in) {
    const Act act = review_act(matter);
    auto work = Work::begin(write, act, std::move(matter), in.version);
    if (!work) return std::unexpected(work.error());
    if (auto ok = ask_review(*work, in.text.value); !ok) return std::unexpected(ok.error());
    return finish_and_view(config, *work);
}

base::Result<FollowView> ask_again(const Config& config, db::Write& write, Matter matter,
                                   const AskAgain& in) {
    auto work = Work::begin(write, Act::reopen, std::move(matter), in.version);
    if (!work) return std::unexpected(work.error());
    reopen(*work, in.why, in.reason.value);
    return finish_and_view(config, *work);
}

base::Result<void> end_by_will(Work& work, const Withdraw& in) {
    if (!in.read_back)
        return base::refuse_field("read_back", "required", "请确认您知道撤回后不再办理。",
                                  "Confirm that you know it will not be handled any more.");
    work.matter.pending = Pending::nothing;
    work.matter.wake_at = archive_at(work.write().now());
    if (!in.reason.value.empty()) work.words["reason"] = in.reason.value;
    work.tell_unit(unit_at_work(work.matter), "withdrawn");
    return {};
}

base::Result<FollowView> withdraw(const Config& config, db::Write& write, Matter matter,
                                  const Withdraw& in) {
    auto work = Work::begin(write, Act::withdraw, std::move(matter), in.version);
    if (!work) return std::unexpected(work.error());
    if (auto ok = end_by_will(*work, in); !ok) return std::unexpected(ok.error());
    auto seen = finish_and_view(config, *work);
    if (!seen || work->matter.merged_count == 0) return seen;
    if (auto ok = part_joined(write, work->matter); !ok) return std::unexpected(ok.error());
    return seen;
}

constexpr base::RefusalKind nobody_in_charge{"nobody_in_charge", base::Because::conflict,
                                             "目前还没有确定经办人。",
                                             "Nobody is in charge of it yet."};

base::Result<void> recuse_handler(Work& work, const RecuseHandler& in) {
    if (!work.matter.handler_id) return base::refuse(nobody_in_charge);
    recuse_person(work, *work.matter.handler_id, in.ground.value);
    return {};
}

/// Until when tries are turned away, if this one is too many.
std::optional<base::Instant> count_one(db::Write& write, const Config& config,
                                       const std::string& address, std::string_view number) {
    const auto by_number = access::count_attempt(write, config.access, tries_at(number),
                                                 config.access.tries_by_account);
    if (by_number) return by_number;
    return access::count_attempt(write, config.access, access::address_attempts(address),
                                 config.access.tries_by_address);
}

base::Result<void> hide(Work& work, const FollowAct&) {
    conceal(work);
    return {};
}

}  // namespace

base::Result<void> count_try(const Config& config, http::Call& call, std::string_view number) {
    const auto address = access::address_hash(config.access, call.request.address);
    const auto now = call.database.now();
    const auto locked = call.database.write(
        [&](db::Write& write) { return count_one(write, config, address, number); });
    if (locked) return access::refuse_try(now, *locked);
    return {};
}

base::Result<Matter> find_counted(const Config& config, http::Call& call, std::string_view number,
                                  std::string_view code) {
    struct Look {
        std::optional<base::Instant> locked;
        base::Result<Matter> matter = base::refuse(wrong_number_or_code);
    };
    const auto address = access::address_hash(config.access, call.request.address);
    const auto now = call.database.now();
    Look look = call.database.write([&](db::Write& write) {
        Look out{.locked = count_one(write, config, address, number)};
        if (out.locked) return out;
        out.matter = find_by_code(write, number, code);
        if (out.matter) forget_tries(write, config, call, number);
        return out;
    });
    if (look.locked) return access::refuse_try(now, *look.locked);
    return std::move(look.matter);
}

std::string tries_at(std::string_view number) {
    const std::string read = read_number(number);
    return access::account_attempts("matter " + (read.empty() ? std::string(number) : read));
}

void forget_tries(db::Write& write, const Config& config, http::Call& call,
                  std::string_view number) {
    access::forget_attempts(write, tries_at(number));
    access::forgive_attempt(
        write, access::address_attempts(access::address_hash(config.access, call.request.address)));
}

http::Endpoint follow_matter(const Config& config) {
    return {.method = http::Method::post,
            .path = "/api/v1/follow/{number}",
            .summary = "Follow a matter with its number and query code, without an account",
            .summary_zh = "凭编号和查询码查询进度",
            .tag = "public",
            .needs = http::anyone,
            .refusals = {&wrong_number_or_code},
            .example = {{"number", "{number_to_follow}"}, {"code", "{code_to_follow}"}},
            .handle = http::handler(
                [config](http::Call& call, const Follow& in) -> base::Result<FollowView> {
                    const auto found = find_counted(config, call, in.number.value, in.code.value);
                    if (!found) return std::unexpected(found.error());
                    return call.database.read([&](db::Read& read) {
                        return follow_view(config, read, find_any(read, found->matter_id).value());
                    });
                })};
}

http::Endpoints follow_acts(const Config& config) {
    return {
        follow_endpoint<Say>(config, "notes", "Add something to one's matter (row 41)", "补充说明",
                             {{"text", "昨晚又不亮了"}},
                             simple<Say>(config, Act::add_note, add_note)),
        follow_endpoint<AttachOwn>(
            config, "attachments", "Attach uploaded photographs or papers to one's matter",
            "补充附件",
            {{"attachments", boost::json::array{{{"attachment_id", "{new_attachment}"},
                                                 {"secret", "{new_attachment_secret}"}}}}},
            [config](db::Write& write, Matter matter, const AttachOwn& in) {
                return attach(config, write, std::move(matter), in);
            }),
        follow_endpoint<Say>(config, "papers", "Bring the papers that were asked for (row 16)",
                             "提交补正材料", {{"text", "劳动合同照片已上传"}},
                             simple<Say>(config, Act::bring_papers, bring_papers)),
        follow_endpoint<Rate>(config, "rating",
                              "Say whether it is solved, and rate it in five grades (rows 29, 30)",
                              "评价：是否解决、五级满意度",
                              {{"solved", true}, {"satisfaction", "satisfied"}, {"said", "谢谢"}},
                              [config](db::Write& write, Matter matter, const Rate& in) {
                                  return rate(config, write, std::move(matter), in);
                              }),
        follow_endpoint<Say>(config, "review",
                             "Ask the level above for a review, then for the second (rows 32, 33)",
                             "申请复查、复核", {{"text", "答复与事实不符"}},
                             [config](db::Write& write, Matter matter, const Say& in) {
                                 return review(config, write, std::move(matter), in);
                             },
                             {&too_late}),
        follow_endpoint<AskAgain>(config, "reopening",
                                  "Ask to take it up again for new facts or recurrence (row 34)",
                                  "请求重新办理", {{"why", "recurrence"}, {"reason", "又坏了"}},
                                  [config](db::Write& write, Matter matter, const AskAgain& in) {
                                      return ask_again(config, write, std::move(matter), in);
                                  }),
        follow_endpoint<Withdraw>(config, "withdrawal",
                                  "Withdraw; only the reporter can, and needs no reason (row 36)",
                                  "撤回", {{"reason", ""}, {"read_back", true}},
                                  [config](db::Write& write, Matter matter, const Withdraw& in) {
                                      return withdraw(config, write, std::move(matter), in);
                                  }),
        follow_endpoint<RecuseHandler>(
            config, "recusal", "Ask that somebody else handles it, with the ground (row 39)",
            "申请经办人回避", {{"ground", "经办人是对方亲属"}},
            simple<RecuseHandler>(config, Act::recuse, recuse_handler), {&nobody_in_charge}),
        follow_endpoint<FollowAct>(config, "concealment", "Hide who reported it (row 40)",
                                   "要求对身份保密", {},
                                   simple<FollowAct>(config, Act::conceal, hide)),
    };
}

}  // namespace matters
