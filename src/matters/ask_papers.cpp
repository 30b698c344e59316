#include "matters/act_endpoint.h"
#include "matters/endpoints.h"

namespace matters {

namespace {

/// How long the resident has; then the unit goes on with what there is.
constexpr base::Duration time_for_papers = std::chrono::days{15};

struct AskPapers : ActOn {
    http::List<http::Text<1, 200>, 20> papers;
    http::Text<0, 1000> note;
};
BOOST_DESCRIBE_STRUCT(AskPapers, (ActOn), (papers, note))

base::Result<void> ask(Work& work, const AskPapers& in) {
    if (in.papers.value.empty())
        return base::refuse_field("papers", "required", "请列出需要补正的材料。",
                                  "List the papers that are missing.");
    if (work.matter.papers_asked) return base::refuse(once_only);
    work.matter.papers_asked = true;
    boost::json::array list;
    for (const auto& paper : in.papers.value) list.emplace_back(paper.value);
    work.words["papers"] = std::move(list);
    if (!in.note.value.empty()) work.words["note"] = in.note.value;
    work.set_pause_reason("待补正材料");
    work.matter.wake_at = work.write().now() + time_for_papers;
    work.facts["until"] = base::to_text(*work.matter.wake_at);
    return {};
}

struct BringPapers : ActOn {
    http::Text<2, 1000> note;  ///< What was brought.
};
BOOST_DESCRIBE_STRUCT(BringPapers, (ActOn), (note))

base::Result<void> bring(Work& work, const BringPapers& in) {
    work.words["note"] = in.note.value;
    work.matter.wake_at.reset();
    if (work.matter.handler_id)
        work.tell(fmt::format("person:{}", work.matter.handler_id->value), "papers_brought");
    return {};
}

}  // namespace

http::Endpoint ask_papers() {
    return act_endpoint<AskPapers>(
        Act::ask_papers, "papers-request",
        "Ask the resident for papers, once; the unit's clock stands meanwhile (row 16)",
        "一次性告知补正材料，计时暂停",
        {{"papers", {"劳动合同复印件", "考勤记录"}}, {"note", "可拍照上传"}}, ask, {&once_only});
}

http::Endpoint bring_papers() {
    return act_endpoint<BringPapers>(
        Act::bring_papers, "papers", "The papers are here; the clock runs on (row 16)",
        "收到补正材料，恢复计时", {{"note", "劳动合同复印件一份"}}, bring);
}

}  // namespace matters
