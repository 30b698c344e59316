#include "matter_scene.h"

#include <functional>

#include "base/expects.h"
#include "base/hash.h"
#include "files/testing.h"
#include "matters/testing_words.h"

namespace contract {

namespace json = boost::json;

namespace {

using access::Role;
using Life = matters::testing::Life;
using matters::testing::text_of;
using Walk = std::function<void(Life&, Values&)>;

const json::object papers{{"papers", {"劳动合同"}}, {"note", ""}};
const json::object parking{{"obstacle", "冬季冻土"},
                           {"condition", "解冻"},
                           {"review_on", "2026-10-15"},
                           {"interim", "临时照明"}};
const json::object agreed{{"agreed", true}, {"reason", "理由成立"}};
const json::object undone{{"text", "答复与事实不符"}};

std::string office(const Life& life) {
    return std::to_string(life.side().office.value);
}
std::string centre(const Life& life) {
    return std::to_string(life.side().centre.value);
}

void registered(Life& life, Values&) {
    life.begin_at_window();
}
void draft(Life& life, Values&) {
    life.begin_at_window({{"draft", true}});
}
void triage(Life& life, Values&) {
    life.begin();
}
void two(Life& life, Values& values) {
    life.begin();
    values["matter_main"] = life.id;
    life.begin();
}
void proposed(Life& life, Values&) {
    life.begin();
    life.act(Role::triage_officer, "non-acceptance-proposal",
             {{"ground", "已有生效判决"}, {"remedy", "申请再审"}});
}
void accepted(Life& life, Values&) {
    life.begin();
    life.accept();
}
void dispatched(Life& life, Values& values) {
    accepted(life, values);
    life.dispatch();
}
void returned(Life& life, Values& values) {
    dispatched(life, values);
    life.act(Role::unit_head, "return", {{"reason", "不属本局"}, {"duty_ground", "第四条"}});
}
void signed_for(Life& life, Values& values) {
    dispatched(life, values);
    life.sign();
}
void in_hand(Life& life, Values&) {
    life.to_hand();
}
void waiting(Life& life, Values&) {
    life.to_hand();
    life.act(Role::handler, "papers-request", papers);
}
void extension(Life& life, Values&) {
    life.to_hand();
    life.act(Role::unit_head, "extension",
             {{"by", "2wh"}, {"reason", "待配件"}, {"done_so_far", "已下单"}});
}
void parking_asked(Life& life, Values&) {
    life.to_hand();
    life.act(Role::unit_head, "parking", parking);
}
void parked(Life& life, Values& values) {
    parking_asked(life, values);
    life.act(Role::centre_head, "parking-decision", agreed);
}
void with_support(Life& life, const std::string& lead, const std::string& support) {
    life.begin();
    life.accept();
    life.act(Role::dispatcher, "dispatch",
             {{"lead_unit_id", lead},
              {"support_unit_ids", json::array{support}},
              {"basis", "职责清单"},
              {"note", ""}});
}
void in_mediation(Life& life, Values&) {
    life.begin();
    life.accept("010103");
    life.act(Role::triage_officer, "mediation",
             {{"body_unit_id", office(life)},
              {"first_party_agrees", true},
              {"second_party_agrees", true},
              {"rights_read", true},
              {"chosen", "双方选定"}});
}
void mediated(Life& life, Values& values) {
    in_mediation(life, values);
    life.act(Role::mediator, "mediation-agreement", matters::testing::say::agreement());
    life.check();
    life.close();
}
void done(Life& life, Values&) {
    life.to_hand();
    life.done();
}
void sent_back(Life& life, Values& values) {
    done(life, values);
    life.act(Role::checker, "check-failure", {{"way", "on_site"}, {"defect", "仍不亮"}});
}
void replied(Life& life, Values& values) {
    done(life, values);
    life.check();
}
void closed(Life& life, Values& values) {
    replied(life, values);
    life.close();
}
void in_review(Life& life, Values& values) {
    closed(life, values);
    base::expects(life.follow("review", undone).status == 200, "a review is asked for");
}
void in_second_review(Life& life, Values& values) {
    in_review(life, values);
    const auto first =
        life.try_act(values.at("second_reviewer"), "review-decision",
                     {{"outcome", "upheld"}, {"opinion", "维持"}, {"legal_basis", "第三十五条"}});
    base::expects(first.status == 200, "the first review is decided");
    base::expects(life.follow("review", undone).status == 200, "the second is asked for");
}
void with_card(Life& life, Values& values) {
    life.to_hand();
    life.act(Role::supervisor, "cards",
             {{"unit_id", office(life)}, {"level", "red"}, {"cause", "other"}, {"reason", "未动"}});
    const auto journal = life.journal();
    values["card"] =
        text_of(journal.back().at("facts").at("cards").as_array().front().at("card_id"));
}
void with_leader(Life& life, Values& values) {
    life.to_hand();
    life.act(Role::supervisor, "leader",
             {{"post_id", values.at("leader_post")},
              {"why", "backlog"},
              {"plan", "现场会商"},
              {"next_on", "2026-09-15"}});
}
void reveal_asked(Life& life, Values& values) {
    life.begin();
    const auto& request = life.act(Role::triage_officer, "reveal-requests",
                                   {{"purpose", "contact"}, {"reason", "核实位置"}});
    values["reveal_request"] = text_of(request.at("request_id"));
}

/// A paper that somebody sent, as an input names it.
json::object uploaded_paper(Running& running) {
    auto client = running.client();
    const auto pdf = files::testing::small_pdf();
    const auto begun =
        client.post("/api/v1/uploads", {{"size", pdf.size()}, {"name", "合同.pdf"}}).json();
    const auto upload = "/api/v1/uploads/" + text_of(begun.at("upload_id"));
    client.set("Upload-Secret", text_of(begun.at("secret")));
    client.put(upload + "/chunks", {{"offset", 0}, {"data", base::to_base64(pdf)}});
    const auto done = client.post(upload + "/completion", json::object{});
    base::expects(done.status < 300, done.body);
    return {{"attachment_id", done.json().at("attachment_id")}, {"secret", begun.at("secret")}};
}

/// A matter in triage that came with a paper.
void with_paper(Running& running, Life& life, Values& values) {
    const auto paper = uploaded_paper(running);
    life.begin({{"attachments", json::array{paper}}});
    values["matter_attachment"] = text_of(paper.at("attachment_id"));
}

/// Where a matter has to stand, by what stands for it in the example.
const std::map<std::string, Walk>& walks() {
    static const std::map<std::string, Walk> all{
        {"matter", triage},
        {"matter_number", triage},
        {"matter_with_reporter", triage},
        {"matter_to_submit_draft", draft},
        {"matter_to_hand_to_emergency", registered},
        {"matter_to_settle", registered},
        {"matter_to_send_to_triage", registered},
        {"matter_to_merge", two},
        {"matter_to_accept", triage},
        {"matter_to_tag", triage},
        {"matter_to_propose_non_acceptance", triage},
        {"matter_to_decide_non_acceptance", proposed},
        {"matter_to_refer", triage},
        {"matter_to_dispatch", accepted},
        {"matter_to_begin_mediation", accepted},
        {"matter_to_sign_for", dispatched},
        {"matter_to_ask_return", dispatched},
        {"matter_to_decide_return", returned},
        {"matter_to_start_handling", signed_for},
        {"matter_to_bring_papers", waiting},
        {"matter_to_decide_extension", extension},
        {"matter_to_decide_parking", parking_asked},
        {"matter_to_resume", parked},
        {"matter_to_answer_support",
         [](Life& life, Values&) { with_support(life, centre(life), office(life)); }},
        {"matter_to_release_support",
         [](Life& life, Values&) { with_support(life, office(life), centre(life)); }},
        {"matter_to_finish_mediation", in_mediation},
        {"matter_to_fail_mediation", in_mediation},
        {"matter_to_follow_performance", mediated},
        {"matter_to_pass_check", done},
        {"matter_to_fail_check", done},
        {"matter_to_send_to_rework", sent_back},
        {"matter_to_try_callback", replied},
        {"matter_to_close", replied},
        {"matter_to_call_back_unsolved", replied},
        {"matter_to_close_unsatisfied", replied},
        {"matter_to_ask_review", closed},
        {"matter_to_decide_review", in_review},
        {"matter_to_decide_second_review", in_second_review},
        {"matter_to_reopen", closed},
        {"matter_to_answer_card", with_card},
        {"matter_to_lift_card", with_card},
        {"matter_to_note_leader", with_leader},
        {"matter_to_end_leader", with_leader},
        {"matter_to_reveal", reveal_asked},
        {"number_to_follow", triage},
        {"number_to_notes", triage},
        {"number_to_attachments", triage},
        {"number_to_correction", triage},
        {"number_to_papers", waiting},
        {"number_to_rating", replied},
        {"number_to_review", closed},
        {"number_to_reopening", closed},
        {"number_to_withdrawal", triage},
        {"number_to_recusal", in_hand},
        {"number_to_concealment", triage},
    };
    return all;
}

/// Who does it, where the first role that has the permission is not the right one.
std::optional<Role> role_for(const http::Endpoint& endpoint) {
    static const std::map<std::string, Role> roles{
        {"return", Role::unit_head},       {"extension", Role::unit_head},
        {"parking", Role::unit_head},      {"return-decision", Role::dispatcher},
        {"papers", Role::handler},         {"pass-up", Role::unit_clerk},
        {"unsolved", Role::revisitor},     {"closure-explained", Role::revisitor},
        {"reopening", Role::revisitor},    {"card-answer", Role::unit_clerk},
        {"mediation-end", Role::mediator},
    };
    const auto found = roles.find(endpoint.path.substr(endpoint.path.rfind('/') + 1));
    if (found == roles.end()) return {};
    return found->second;
}

bool is_of_a_matter(std::string_view name) {
    return name.starts_with("matter") || name.starts_with("number_to_") ||
           name.starts_with("code_to_");
}

/// The names that stand in the example in place of a matter.
std::vector<std::string> names_in(const http::Endpoint& endpoint) {
    std::vector<std::string> out;
    for (const auto& [field, value] : endpoint.example) {
        if (!value.is_string()) continue;
        const std::string_view text = value.get_string();
        if (!text.starts_with('{') || !text.ends_with('}')) continue;
        if (const auto name = text.substr(1, text.size() - 2); is_of_a_matter(name))
            out.emplace_back(name);
    }
    return out;
}

void put(Values& values, const std::string& name, const Life& life) {
    if (name.starts_with("code_to_"))
        values[name] = life.code;
    else if (name.starts_with("number_to_") || name == "matter_number")
        values[name] = life.number;
    else if ((name != "matter_main" && name != "matter_attachment") || !values.contains(name))
        values[name] = life.id;
}

std::string add_unit(Running& running, access::RegionId region, int level, std::string_view kind,
                     std::string_view county) {
    static constexpr db::Sql insert{
        "test/insert_unit",
        "INSERT INTO unit (unit_id, county, region_id, kind, sector, department, name, level, "
        "posts_authorised, posts_filled, valid_from, version) VALUES (:unit_id, :county, "
        ":region_id, :kind, 'government', '', :kind, :level, 0, 0, 0, 1)"};
    return running.database().write([&](db::Write& write) {
        const auto id = write.next_id<access::UnitId>();
        write.run(insert, db::arg("unit_id", id), db::arg("county", county),
                  db::arg("region_id", region), db::arg("kind", kind), db::arg("level", level));
        return std::to_string(id.value);
    });
}

}  // namespace

void add_matter_values(Running& running, Values& values) {
    const auto& world = running.world();
    add_unit(running, world.city, 2, "centre", "");
    values["town_government"] =
        add_unit(running, world.a.town, 4, "town_government", world.a.county_code);
    values["leader_post"] = std::to_string(world.a.posts.at(Role::leader).value);
    Life life(running.port(), world.a);
    life.begin();
    for (const auto& endpoint : running.endpoints())
        for (const auto& name : names_in(endpoint)) put(values, name, life);
    for (const auto* name :
         {"matter_main", "card", "reveal_request", "new_attachment", "new_attachment_secret"})
        values[name] = life.id;
    const auto made = [&](Role role, const std::string& path, const json::object& body) {
        auto client = running.client(world.token(role));
        const auto answer = client.post(path, body);
        base::expects(answer.status == 201, path + ": " + answer.body);
        return answer.json();
    };
    const auto text = [](auto id) { return std::to_string(id.value); };
    values["problem"] = text_of(made(Role::supervisor, "/api/v1/listed-problems",
                                     {{"region_id", text(world.a.village)},
                                      {"kind", "place"},
                                      {"level", "county"},
                                      {"title", "夜间照明缺失"},
                                      {"measures", "增设路灯"},
                                      {"lead_unit_id", text(world.a.office)},
                                      {"due_on", "2026-12-01"}})
                                    .at("problem_id"));
    values["dispatch_rule"] =
        text_of(made(Role::centre_head, "/api/v1/dispatch-rules",
                     {{"region_id", text(world.a.county)}, {"category", "0901"}})
                    .at("rule_id"));
}

std::optional<Prepared> prepare_matter(Running& running, const http::Endpoint& endpoint) {
    const auto names = names_in(endpoint);
    if (names.empty()) return {};
    Values values = running.values();
    values.erase("matter_main");
    values.erase("matter_attachment");
    Life life(running.port(), running.world().a);
    for (const auto& name : names) {
        if (name == "matter_main" || name.starts_with("code_to_")) continue;
        if (name == "matter_attachment") {
            with_paper(running, life, values);
            continue;
        }
        const auto walk = walks().find(name);
        if (walk == walks().end())
            in_hand(life, values);  // Where almost everything may be done.
        else
            walk->second(life, values);
    }
    for (const auto& name : names) put(values, name, life);
    if (endpoint.method == http::Method::post && endpoint.path.ends_with("/attachments")) {
        const auto paper = uploaded_paper(running);
        values["new_attachment"] = text_of(paper.at("attachment_id"));
        values["new_attachment_secret"] = text_of(paper.at("secret"));
    }
    const auto role = role_for(endpoint);
    return Prepared{
        running.client(role ? running.world().token(*role) : token_for(running, endpoint)), values};
}

}  // namespace contract
