#include "base/hash.h"
#include "matters/lives_test.h"

namespace matters::testing {
namespace {

class Attaching : public Lives {
  protected:
    /// A file sent whole by somebody without an account, and the proof of it.
    json::object uploaded() {
        http::testing::Client client(port());
        const auto pdf = files::testing::small_pdf();
        const auto begun =
            client.post("/api/v1/uploads", {{"size", pdf.size()}, {"name", "合同.pdf"}}).json();
        const auto upload = "/api/v1/uploads/" + text_of(begun.at("upload_id"));
        client.set("Upload-Secret", text_of(begun.at("secret")));
        client.put(upload + "/chunks", {{"offset", 0}, {"data", base::to_base64(pdf)}});
        const auto done = client.post(upload + "/completion", json::object{}).json();
        return {{"attachment_id", done.at("attachment_id")}, {"secret", begun.at("secret")}};
    }
    static json::object naming(const json::object& proof) {
        return {{"attachments", json::array{proof}}};
    }
    json::array attached(const Life& life) {
        auto client = as(Role::triage_officer);
        return client.get("/api/v1/matters/" + life.id + "/attachments")
            .json()
            .at("items")
            .as_array();
    }
};
INSTANTIATE_EACH_DATABASE(Attaching);

TEST_P(Attaching, ColleaguesAddFilesLaterAndTheJournalNamesThem) {  // row 1
    Life life = in_hand();
    const auto proof = uploaded();
    life.act(Role::handler, "attachments", naming(proof));
    ASSERT_EQ(attached(life).size(), 1U);
    const auto entry = life.journal().back();
    EXPECT_EQ(text_of(entry.at("act")), "attach");
    EXPECT_EQ(text_of(entry.at("from_state")), text_of(entry.at("to_state")));
    EXPECT_EQ(entry.at("facts").at("attachments").at(0), proof.at("attachment_id"));
    EXPECT_EQ(last_message(life), "contacted") << "no news for the reporter";
    EXPECT_EQ(outcome(life.try_act(Role::handler, "attachments", naming(proof))).substr(0, 3),
              "422")
        << "a file belongs to one matter";
    EXPECT_EQ(outcome(life.try_act(Role::handler, "attachments", {{"attachments", json::array{}}})),
              "422 attachments required");
    row(life);
}

TEST_P(Attaching, TheReporterAddsFilesAndTheUnitHearsOfIt) {  // row 41
    Life life = in_hand();
    const auto seen = life.follow("attachments", naming(uploaded()));
    ASSERT_EQ(seen.status, 200) << seen.body;
    EXPECT_EQ(seen.json().at("attachments").as_array().size(), 1U);
    EXPECT_THAT(messages(life, "unit:" + office()), ::testing::Contains("note_added"));
    auto forged = uploaded();
    forged["secret"] = "wrong";
    EXPECT_EQ(outcome(life.follow("attachments", naming(forged))).substr(0, 3), "422");
    EXPECT_EQ(attached(life).size(), 1U);
    EXPECT_EQ(outcome(life.follow("attachments", {{"attachments", json::array{}}})),
              "422 attachments required");
    row(life);
}

TEST_P(Attaching, AClosedMatterTakesFilesUntilItIsArchived) {  // rows 1, 35
    Life life = closed();
    life.act(Role::handler, "attachments", naming(uploaded()));
    EXPECT_EQ(outcome(life.follow("attachments", naming(uploaded()))), "done");
    pass(std::chrono::days{60});
    ASSERT_EQ(life.state(), "archived");
    EXPECT_EQ(outcome(life.try_act(Role::handler, "attachments", naming(uploaded()))),
              "409 act_not_allowed");
    EXPECT_EQ(outcome(life.follow("attachments", naming(uploaded()))), "409 act_not_allowed");
}

TEST_P(Attaching, TheJournalIsReadInPages) {
    Life life = replied();
    auto client = as(Role::triage_officer);
    const auto whole = life.journal();
    ASSERT_GT(whole.size(), 5U);
    json::array pages;
    std::string cursor;
    for (int i = 0; i < 20; ++i) {
        const auto page =
            client.get(fmt::format("/api/v1/matters/{}/journal?limit=3{}", life.id, cursor)).json();
        for (const auto& entry : page.at("items").as_array()) pages.push_back(entry);
        if (page.at("next").is_null()) break;
        cursor = "&cursor=" + text_of(page.at("next"));
    }
    EXPECT_EQ(json::serialize(pages), json::serialize(whole));
    EXPECT_EQ(client.get(fmt::format("/api/v1/matters/{}/journal?cursor=x", life.id)).status, 422);
}

}  // namespace
}  // namespace matters::testing
