#include "matters/recuse.h"

#include "matters/act_endpoint.h"
#include "matters/act_queries.h"
#include "matters/attach.h"
#include "matters/endpoints.h"
#include "matters/queries.h"

namespace matters {

namespace {

struct Recuse : ActOn {
    http::Text<2, 500> ground;
};
BOOST_DESCRIBE_STRUCT(Recuse, (ActOn), (ground))

base::Result<void> declare(Work& work, const Recuse& in) {
    recuse_person(work, *work.hand().person, in.ground.value);
    // The colleague's own declaration is no news for the resident unless it moves the matter.
    if (work.before().handler_id != work.hand().person) work.tells = Message::internal;
    return {};
}

struct AddNote : ActOn {
    http::Text<2, 4000> text;
    bool tell_reporter = false;
    http::List<http::Text<1, 30>, 10> tags;
    http::List<MatterId, 10> related;
    std::optional<http::List<files::AttachmentProof, 10>> attachments;
};
BOOST_DESCRIBE_STRUCT(AddNote, (ActOn), (text, tell_reporter, tags, related, attachments))

base::Result<void> link(Work& work, const access::Actor& actor, MatterId other) {
    if (!find_matter(work.write(), actor, other) || other == work.matter.matter_id)
        return base::refuse_field("related", "unknown", "没有这个事项。", "Is no other matter.");
    work.write().run(sql::insert_link, db::arg("matter_id", work.matter.matter_id),
                     db::arg("other_id", other), db::arg("kind", "related"),
                     db::arg("county", work.matter.county));
    return {};
}

base::Result<Acted> add(const Config& config, db::Write& write, const access::Actor& actor,
                        const AddNote& in) {
    auto work = Work::begin(write, actor, Act::add_note, in.matter_id, in.version);
    if (!work) return std::unexpected(work.error());
    for (const MatterId other : in.related.value)
        if (auto ok = link(*work, actor, other); !ok) return std::unexpected(ok.error());
    if (in.attachments)
        if (auto ok = attach_files(*work, config, in.attachments->value); !ok)
            return std::unexpected(ok.error());
    boost::json::array tags;
    for (const auto& tag : in.tags.value) {
        write.run(sql::insert_tag, db::arg("matter_id", in.matter_id), db::arg("tag", tag),
                  db::arg("county", work->matter.county));
        tags.emplace_back(tag.value);
    }
    if (!tags.empty()) work->words["tags"] = std::move(tags);
    work->words["text"] = in.text.value;
    if (!in.tell_reporter) work->tells = Message::internal;
    return finish(*work);
}

}  // namespace

void recuse_person(Work& work, PersonId person, const std::string& ground) {
    const auto now = work.write().now();
    work.write().run(sql::insert_recusal, db::arg("matter_id", work.matter.matter_id),
                     db::arg("person_id", person), db::arg("county", work.matter.county),
                     db::arg("now", now),
                     db::arg("asked_by", work.by_reporter() ? "reporter" : "person"));
    work.facts["person_id"] = std::to_string(person.value);
    work.words["ground"] = ground;
    if (work.matter.handler_id == person) {
        work.matter.handler_id.reset();
        work.tell_unit(*work.matter.lead_unit_id, "recused");
    } else {
        work.tell_unit(work.matter.desk_unit_id, "recused");
    }
}

void conceal(Work& work) {
    work.matter.confidential = true;
    work.matter.publishable = false;
}

http::Endpoint recuse() {
    return act_endpoint<Recuse>(Act::recuse, "recusal",
                                "Declare an interest: one acts no more in this matter (row 39)",
                                "申请回避", {{"ground", "与反映人系亲属"}}, declare);
}

http::Endpoint conceal_reporter() {
    return act_endpoint<ActOn>(
        Act::conceal, "concealment", "Hide who reported it from every handler (row 40)",
        "对反映人身份保密", {}, [](Work& work, const ActOn&) -> base::Result<void> {
            conceal(work);
            return {};
        });
}

http::Endpoint add_note(const Config& config) {
    return {.method = http::Method::post,
            .path = "/api/v1/matters/{matter_id}/notes",
            .summary = "Add a note, files, tags or links to other matters",
            .summary_zh = "添加备注、附件、标签或关联事项",
            .tag = "matters",
            .needs = access::permission::read_matter,
            .reach = http::Reach::region,
            .refusals = act_refusals(),
            .example = {{"matter_id", "{matter_to_add_note}"},
                        {"text", "已与供电所沟通"},
                        {"tell_reporter", false},
                        {"tags", {"路灯"}},
                        {"related", boost::json::array{}}},
            .handle = http::handler(
                [config](db::Write& write, const access::Actor& actor, const AddNote& in) {
                    return add(config, write, actor, in);
                })};
}

}  // namespace matters
