#include "catalogue/calendar.h"
#include "matters/act_endpoint.h"
#include "matters/act_queries.h"
#include "matters/endpoints.h"

namespace matters {

namespace {

BOOST_DEFINE_ENUM_CLASS(LeaderReason, backlog, many_parties, cross_unit, other)

/// A leader's case as its row has it (domain 3.7).
struct LeaderRow {
    MatterId matter_id;
    PersonId person_id;
    std::string county;
    PostId post_id;
    base::Instant since;
    LeaderReason reason{};
    base::Date next_on;
};
BOOST_DESCRIBE_STRUCT(LeaderRow, (),
                      (matter_id, person_id, county, post_id, since, reason, next_on))

/// Who holds a leader's post, and where.
struct LeaderPost {
    PersonId person_id;
    std::optional<UnitId> unit_id;
    std::string path;
};
BOOST_DESCRIBE_STRUCT(LeaderPost, (), (person_id, unit_id, path))

struct NameLeader : ActOn {
    PostId post_id;  ///< The leader's post.
    LeaderReason why{};
    http::Text<2, 2000> plan;
    base::Date next_on;
};
BOOST_DESCRIBE_STRUCT(NameLeader, (ActOn), (post_id, why, plan, next_on))

base::Result<void> check_next(Work& work, base::Date day) {
    const auto today = catalogue::date_of(work.write().now());
    if (day > today && day <= today + std::chrono::days{31}) return {};
    return base::refuse_field("next_on", "range", "下次推进日期应在一个月内。",
                              "The next date lies within a month.");
}

/// A leader whose region the matter lies in, and who has no part in what it complains of.
base::Result<PersonId> find_leader(Work& work, PostId post) {
    const Matter& matter = work.matter;
    const auto now = work.write().now();
    const auto leader = work.write().find<LeaderPost>(sql::find_leader, db::arg("post_id", post),
                                                      db::arg("now", now));
    if (!leader || !matter.scope_path.starts_with(leader->path))
        return base::refuse_field("post_id", "unknown", "不是本辖区在任的领导岗位。",
                                  "Is no leader's post of this region that is held today.");
    const auto recused = recused_from(work.write(), matter.matter_id);
    const bool concerned = leader->person_id == matter.about_person_id ||
                           (leader->unit_id && leader->unit_id == matter.about_unit_id) ||
                           std::ranges::count(recused, leader->person_id) > 0;
    if (concerned) return base::refuse(complained_of);
    return leader->person_id;
}

base::Result<void> name(Work& work, const NameLeader& in) {
    if (auto ok = check_next(work, in.next_on); !ok) return ok;
    const auto now = work.write().now();
    const auto leader = find_leader(work, in.post_id);
    if (!leader) return std::unexpected(leader.error());
    if (work.matter.leader_id == *leader) return base::refuse(leads_already);
    work.write().run(sql::end_leader, db::arg("matter_id", work.matter.matter_id),
                     db::arg("now", now), db::arg("outcome", "handed_on"));
    work.write().run(sql::insert_leader,
                     LeaderRow{work.matter.matter_id, *leader, work.matter.county, in.post_id, now,
                               in.why, in.next_on});
    work.matter.leader_id = *leader;
    work.facts["post_id"] = std::to_string(in.post_id.value);
    work.facts["why"] = boost::describe::enum_to_string(in.why, "");
    work.facts["next_on"] = base::to_text(in.next_on);
    work.words["plan"] = in.plan.value;
    work.tell(fmt::format("person:{}", leader->value), "leader_named");
    return {};
}

struct NoteLeader : ActOn {
    http::Text<2, 2000> note;  ///< What was done this month.
    base::Date next_on;
};
BOOST_DESCRIBE_STRUCT(NoteLeader, (ActOn), (note, next_on))

constexpr base::RefusalKind no_leader{"no_leader", base::Because::conflict, "该事项没有包案领导。",
                                      "No leader has taken this matter."};

base::Result<void> note(Work& work, const NoteLeader& in) {
    if (!work.matter.leader_id) return base::refuse(no_leader);
    if (auto ok = check_next(work, in.next_on); !ok) return ok;
    work.write().run(sql::move_leader, db::arg("matter_id", work.matter.matter_id),
                     db::arg("next_on", in.next_on));
    work.facts["next_on"] = base::to_text(in.next_on);
    work.words["note"] = in.note.value;
    return {};
}

struct EndLeader : ActOn {
    http::Text<2, 2000> outcome;
};
BOOST_DESCRIBE_STRUCT(EndLeader, (ActOn), (outcome))

base::Result<void> end(Work& work, const EndLeader& in) {
    if (!work.matter.leader_id) return base::refuse(no_leader);
    const auto now = work.write().now();
    work.write().run(sql::end_leader, db::arg("matter_id", work.matter.matter_id),
                     db::arg("now", now), db::arg("outcome", "ended"));
    work.matter.leader_id.reset();
    work.words["outcome"] = in.outcome.value;
    return {};
}

}  // namespace

http::Endpoint name_leader() {
    return act_endpoint<NameLeader>(
        Act::name_leader, "leader",
        "A leader takes the case: reason, plan, next date; the resident is told who (row 38)",
        "领导包案",
        {{"post_id", "{leader_post}"},
         {"why", "backlog"},
         {"plan", "一个月内召集三部门现场会商"},
         {"next_on", "2026-09-15"}},
        name, {&leads_already, &complained_of});
}

http::Endpoint note_leader() {
    return act_endpoint<NoteLeader>(
        Act::note_leader, "leader-notes", "What the leader moved, and the next date (row 38)",
        "包案进展", {{"note", "已召集会商"}, {"next_on", "2026-09-20"}}, note, {&no_leader});
}

http::Endpoint end_leader() {
    return act_endpoint<EndLeader>(Act::end_leader, "leader-end",
                                   "The leader's case ends, with its outcome (row 38)", "结束包案",
                                   {{"outcome", "问题已解决"}}, end, {&no_leader});
}

}  // namespace matters
