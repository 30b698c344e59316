#include <cstdio>

#include <gmock/gmock.h>

#include "files/testing.h"
#include "matters/world_test.h"
#include "papers/endpoints.h"

namespace papers {
namespace {

namespace json = boost::json;
using access::Role;
using http::testing::Client;
using matters::testing::Life;
using matters::testing::text_of;
using ::testing::HasSubstr;
using ::testing::Not;

/// What a program of the system makes of some bytes: `pdftotext - -`.
std::string through(const std::string& command, const std::string& bytes) {
    const files::testing::Folder folder;
    const auto in = folder.path() / "in";
    std::ofstream(in, std::ios::binary) << bytes;
    FILE* out = ::popen(fmt::format(fmt::runtime(command), in.string()).c_str(), "r");
    std::string text;
    char piece[4096];
    for (std::size_t read; (read = std::fread(piece, 1, sizeof piece, out)) > 0;)
        text.append(piece, read);
    EXPECT_EQ(::pclose(out), 0) << command;
    return text;
}
std::string text_of_pdf(const std::string& pdf) {
    return through("pdftotext -layout {} -", pdf);
}
std::string part_of_sheet(const std::string& xlsx, const std::string& part) {
    return through("unzip -p {} " + part, xlsx);
}

class PapersTest : public matters::testing::Served {
  protected:
    void SetUp() override {
        Served::SetUp();
        if (IsSkipped()) return;
        files_ = std::make_shared<const files::Files>(files::Config{.folder = folder_.path(),
                                                                    .vault = world().config().vault,
                                                                    .access = world().config(),
                                                                    .limits = {}});
        const matters::Config config{world().config(), nullptr, files_};
        auto all = matters::endpoints(config);
        for (auto& one : endpoints(config, all)) all.push_back(std::move(one));
        gate_ = std::make_unique<access::Gate>(world().config());
        server_ = std::make_unique<http::Server>(http::Config{.port = 0, .access_log = false},
                                                 std::move(all), *gate_, database());
        server_->start();
    }
    void TearDown() override {
        if (server_) server_->stop();
        server_ = nullptr;
        gate_ = nullptr;
        files_ = nullptr;
        Served::TearDown();
    }

    Life life() { return Life(server_->port(), world().a); }
    http::testing::Answer issue(const Life& life, std::string_view kind, std::string_view language,
                                Role role = Role::triage_officer) {
        auto client = life.as(role);
        return client.post(fmt::format("/api/v1/matters/{}/issued-papers", life.id),
                           {{"kind", kind}, {"language", language}});
    }
    std::string pdf_of(const Life& life, const json::value& paper) {
        auto client = life.as(Role::triage_officer);
        const auto answer = client.get(fmt::format("/api/v1/matters/{}/attachments/{}", life.id,
                                                   text_of(paper.at("attachment_id"))));
        EXPECT_EQ(answer.status, 200) << answer.body;
        return text_of_pdf(answer.body);
    }
    http::testing::Answer sheet(const json::object& body, Role role = Role::triage_officer) {
        auto client = life().as(role);
        return client.post("/api/v1/spreadsheets", body);
    }

  private:
    files::testing::Folder folder_;
    files::Shared files_;
    std::unique_ptr<access::Gate> gate_;
    std::unique_ptr<http::Server> server_;
};
INSTANTIATE_EACH_DATABASE(PapersTest);

TEST_P(PapersTest, EachStepHasItsNumberedPaperThatIsKeptWithTheMatter) {
    auto one = life();
    one.begin();
    EXPECT_EQ(issue(one, "reply", "zh").status, 409) << "nothing to tell yet";
    one.accept();
    const auto accepted = issue(one, "acceptance", "zh");
    ASSERT_EQ(accepted.status, 201) << accepted.body;
    EXPECT_THAT(text_of(accepted.json().at("number")), HasSubstr("受〔2026〕1号"));
    const auto text = pdf_of(one, accepted.json());
    EXPECT_THAT(text, HasSubstr("受理告知书"));
    EXPECT_THAT(text, HasSubstr(one.number));
    EXPECT_THAT(text, Not(HasSubstr("王示例"))) << "no paper that is kept names its reporter";

    one.dispatch();
    one.sign();
    one.start();
    one.done();
    one.check();
    one.close();
    const auto reply = issue(one, "reply", "en");
    ASSERT_EQ(reply.status, 201) << reply.body;
    EXPECT_THAT(pdf_of(one, reply.json()), HasSubstr("Facts found"));
    EXPECT_EQ(issue(one, "closing", "zh").status, 201);
    auto client = one.as(Role::triage_officer);
    const auto listed =
        client.get(fmt::format("/api/v1/matters/{}/issued-papers?limit=2", one.id)).json();
    EXPECT_EQ(listed.at("items").as_array().size(), 2U);
    EXPECT_TRUE(listed.at("next").is_string());
    EXPECT_EQ(json::serialize(listed.at("ready")), R"(["receipt","acceptance","reply","closing"])");
    EXPECT_EQ(text_of(one.journal().back().at("facts").at("paper")), "closing");
}

TEST_P(PapersTest, AskedAgainThePaperIsTheSameAndNumbersHaveNoGap) {
    auto one = life();
    one.begin();
    one.accept();
    const auto first = issue(one, "acceptance", "zh").json();
    EXPECT_EQ(issue(one, "acceptance", "zh").json(), first);
    auto two = life();
    two.begin();
    two.accept();
    EXPECT_THAT(text_of(issue(two, "acceptance", "zh").json().at("number")),
                HasSubstr("〔2026〕2号"));
    EXPECT_THAT(text_of(issue(two, "receipt", "zh").json().at("number")),
                HasSubstr("登〔2026〕1号"));
    Life other(0, world().b);
    auto stranger = life();
    stranger.id = one.id;
    auto client = Client(two.as(Role::triage_officer));
    client.set("Authorization", "Bearer " + world().b.tokens.at(Role::triage_officer));
    EXPECT_EQ(
        client.post(fmt::format("/api/v1/matters/{}/issued-papers", one.id), {{"kind", "receipt"}})
            .status,
        404);
}

TEST_P(PapersTest, AResidentPrintsTheReceiptWithNumberAndCode) {
    auto one = life();
    one.begin();
    const auto printed = one.follow("receipt");
    ASSERT_EQ(printed.status, 200) << printed.body;
    EXPECT_EQ(printed.header("content-type"), "application/pdf");
    const auto text = text_of_pdf(printed.body);
    EXPECT_THAT(text, HasSubstr(one.code));
    EXPECT_THAT(text, HasSubstr("路灯"));
    one.code = "AAAAA-AAAAA";
    EXPECT_EQ(one.follow("receipt").status, 404);
}

TEST_P(PapersTest, AListIsASpreadsheetAsItIsSeenAndTheLogSaysWhoTookIt) {
    for (int i = 0; i < 3; ++i) life().begin({{"title", "=1+1"}});
    const json::object wanted{
        {"list", "/api/v1/inbox/to_triage"},
        {"query", ""},
        {"title", "待研判"},
        {"columns",
         {{{"field", "number"}, {"title", "编号"}},
          {{"field", "title"}, {"title", "标题"}},
          {{"field", "state"}, {"title", "状态"}, {"words", {{"triage", "研判中"}}}},
          {{"field", "registered_at"}, {"title", "登记时间"}}}}};
    const auto answer = sheet(wanted);
    ASSERT_EQ(answer.status, 200) << answer.body;
    const auto texts = part_of_sheet(answer.body, "xl/sharedStrings.xml");
    for (const auto* text : {"编号", "登记时间", "研判中", "=1+1"})
        EXPECT_THAT(texts, HasSubstr(text));
    const auto cells = part_of_sheet(answer.body, "xl/worksheets/sheet1.xml");
    EXPECT_THAT(cells, HasSubstr("r=\"A4\""));
    EXPECT_THAT(cells, Not(HasSubstr("r=\"A5\"")));
    EXPECT_THAT(cells, Not(HasSubstr("<f>"))) << "nothing is a formula";
    const auto logged = database().read([](db::Read& read) {
        return read.get<std::string>({"test/exported",
                                      "SELECT fields FROM access_log WHERE action = "
                                      "'export_list'"});
    });
    EXPECT_EQ(logged, "/api/v1/inbox/to_triage number title state registered_at");
}

TEST_P(PapersTest, OnlyListsOfWhatOneMayReadAreExported) {
    const auto list = [](std::string_view path) {
        return json::object{{"list", path},
                            {"query", ""},
                            {"title", "x"},
                            {"columns", {{{"field", "number"}, {"title", "n"}}}}};
    };
    EXPECT_EQ(sheet(list("/api/v1/nothing")).status, 422);
    EXPECT_EQ(sheet(list("/api/v1/matters/1")).status, 422) << "no list";
    EXPECT_EQ(sheet(list("/api/v1/cards"), Role::system_administrator).status, 403);
    auto none = list("/api/v1/inbox/to_triage");
    none["columns"] = json::array{};
    EXPECT_EQ(sheet(none).status, 422);
}

}  // namespace
}  // namespace papers
