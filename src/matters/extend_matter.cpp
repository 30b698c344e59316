#include "clocks/limit.h"
#include "matters/act_endpoint.h"
#include "matters/endpoints.h"
#include "matters/limits.h"

namespace matters {

namespace {

struct AskExtension : ActOn {
    http::Text<3, 12> by;  ///< `3wd`, `30cd`.
    http::Text<2, 1000> reason;
    http::Text<2, 1000> done_so_far;
};
BOOST_DESCRIBE_STRUCT(AskExtension, (ActOn), (by, reason, done_so_far))

/// A petition gets at most 30 days more (信访工作条例 34); an order at most its own limit (row 17).
catalogue::Limit most_for(Work& work) {
    if (work.matter.route == catalogue::Route::petition)
        return {30, catalogue::LimitUnit::calendar_day};
    return limit_of(work.write(), work.matter, ClockKind::handling);
}

base::Result<void> ask(Work& work, const AskExtension& in) {
    if (work.matter.extensions > 0) return base::refuse(once_only);
    const auto by = clocks::parse_limit(in.by.value);
    const auto most = most_for(work);
    if (!by || by->value == 0 || by->unit == catalogue::LimitUnit::instant)
        return base::refuse_field("by", "type", "延长的时间应如 4wh、3wd、15cd。",
                                  "An extension looks like 4wh, 3wd or 15cd.");
    if (!catalogue::as_strict(*by, most))
        return base::refuse_field("by", "too_long",
                                  fmt::format("最多可延长{}。", catalogue::zh(most)),
                                  fmt::format("At most {} may be added.", catalogue::en(most)));
    const auto* handling = work.clocks().find(ClockKind::handling);
    if (!handling || (handling->due_at && *handling->due_at <= work.write().now()))
        return base::refuse(clocks::clock_overdue);
    work.facts["by"] = clocks::to_text(*by);
    work.words["reason"] = in.reason.value;
    work.words["done_so_far"] = in.done_so_far.value;
    work.tell_unit(work.matter.desk_unit_id, "to_decide");
    return {};
}

/// The reason that the resident is told is the unit's own.
base::Result<void> grant(Work& work) {
    const auto asked = last_entry(work.write(), work.matter.matter_id, Act::ask_extension);
    const auto facts = boost::json::parse(asked->facts).as_object();
    const std::string by(facts.at("by").as_string());
    const clocks::Deed deed{.reason = "extension", .by = work.hand().person};
    for (const ClockKind kind : {ClockKind::handling, ClockKind::answer})
        if (auto ok = work.clocks().extend(kind, *clocks::parse_limit(by), deed); !ok) return ok;
    ++work.matter.extensions;
    work.facts["by"] = by;
    if (const auto* handling = work.clocks().find(ClockKind::handling))
        work.facts["due_at"] = base::to_text(*handling->due_at);
    const auto words = last_words(work.write(), work.matter.matter_id, Act::ask_extension);
    work.words["told"] = words.at("reason");
    return {};
}

base::Result<void> decide(Work& work, const HeadDecides& in) {
    work.facts["agreed"] = in.agreed;
    work.words["reason"] = in.reason.value;
    work.tell_unit(*work.matter.lead_unit_id, "extension_decided");
    if (in.agreed) return grant(work);
    work.tells = Message::internal;
    return {};
}

}  // namespace

http::Endpoint ask_extension() {
    return act_endpoint<AskExtension>(
        Act::ask_extension, "extension", "Ask for more time, before the limit, once (row 17)",
        "申请延期（到期前，一次）",
        {{"by", "2wh"}, {"reason", "需外地调配件"}, {"done_so_far", "已现场查看并下单"}}, ask,
        {&heads_only, &once_only, &clocks::clock_overdue});
}

http::Endpoint decide_extension() {
    return act_endpoint<HeadDecides>(
        Act::decide_extension, "extension-decision",
        "Grant or refuse more time; the resident is told the reason (row 17)",
        "审核延期；同意的告知群众理由", {{"agreed", true}, {"reason", "理由成立"}}, decide,
        {&clocks::clock_overdue, &second_person});
}

}  // namespace matters
