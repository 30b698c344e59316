#include "papers/compose.h"

#include <gmock/gmock.h>

#include "papers/draw_pdf.h"

namespace papers {
namespace {

using matters::State;
using matters::Tongue;
using ::testing::Contains;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::Not;

Told told() {
    Told out{.title = "路灯不亮",
             .words = "城北村口的路灯坏了一周。",
             .place = "城北村 村口",
             .category = "路灯损坏",
             .desk = "瓜州县综治中心",
             .lead = "瓜州县城市管理局"};
    out.matter.number = "620922-20260901-00001-7";
    out.matter.state = State::closed;
    out.matter.registered_at = {1'788'220'800'000};
    out.at = {1'788'307'200'000};
    return out;
}

struct NumberRow {
    Kind kind;
    const char* county;
    std::int64_t serial;
    const char* number;
};

TEST(PaperNumber, NamesTheCountyTheKindTheYearAndTheSerial) {
    for (const NumberRow& row :
         {NumberRow{Kind::acceptance, "瓜州县", 12, "瓜州受〔2026〕12号"},
          NumberRow{Kind::non_acceptance, "理县", 1, "理县不受〔2026〕1号"},
          NumberRow{Kind::reply, "坪山区", 4326, "坪山复〔2026〕4326号"},
          NumberRow{Kind::receipt, "肃北蒙古族自治县", 3, "肃北蒙古族登〔2026〕3号"}})
        EXPECT_EQ(paper_number(row.kind, row.county, 2026, row.serial), row.number);
}

TEST(IsReady, APaperIsIssuedOnlyOfWhatWasDoneAndHolds) {
    matters::Matter matter;
    matter.state = State::triage;
    EXPECT_TRUE(is_ready(Kind::receipt, matter));
    for (const Kind kind :
         {Kind::acceptance, Kind::non_acceptance, Kind::referral, Kind::reply, Kind::closing})
        EXPECT_FALSE(is_ready(kind, matter)) << boost::describe::enum_to_string(kind, "");
    matter.accepted_at = base::Instant{1};
    EXPECT_TRUE(is_ready(Kind::acceptance, matter));
    matter.state = State::not_accepted;
    EXPECT_TRUE(is_ready(Kind::non_acceptance, matter));
    matter.replied_at = base::Instant{2};
    EXPECT_TRUE(is_ready(Kind::reply, matter));
    matter.state = State::closed;
    EXPECT_FALSE(is_ready(Kind::closing, matter)) << "not ended yet";
    matter.ended_at = base::Instant{3};
    EXPECT_TRUE(is_ready(Kind::closing, matter));
    matter.state = State::draft;
    EXPECT_FALSE(is_ready(Kind::receipt, matter));
}

TEST(Compose, AReplySaysFactsDecisionBasisAndWhatCanStillBeDone) {
    auto some = told();
    some.said = {{"facts_found", "线路老化。"}, {"decision", "已更换。"}, {"legal_basis", "规定"}};
    const auto paper = compose(Kind::reply, some, Tongue::zh);
    EXPECT_EQ(paper.title, "事项办理答复意见书");
    EXPECT_THAT(paper.sections, Contains(Field(&Section::text, "线路老化。")));
    EXPECT_THAT(paper.sections, Contains(Field(&Section::text, "已更换。")));
    EXPECT_THAT(paper.sections, Contains(Field(&Section::text, HasSubstr("30日内"))))
        << "without words of its own the law's remedy stands there";
    some.said["remedies"] = "可直接回复本事项。";
    EXPECT_THAT(compose(Kind::reply, some, Tongue::zh).sections,
                Contains(Field(&Section::text, "可直接回复本事项。")));
}

TEST(Compose, EachKindIsWrittenInBothLanguages) {
    for (const Kind kind : {Kind::receipt, Kind::acceptance, Kind::non_acceptance, Kind::referral,
                            Kind::reply, Kind::closing}) {
        const auto zh = compose(kind, told(), Tongue::zh), en = compose(kind, told(), Tongue::en);
        EXPECT_NE(zh.title, en.title);
        EXPECT_EQ(zh.facts.size(), en.facts.size());
        EXPECT_EQ(zh.sections.size(), en.sections.size());
        EXPECT_EQ(zh.day, "2026年9月2日");
        EXPECT_EQ(en.day, "2026-09-02");
        EXPECT_FALSE(zh.check.empty());
    }
}

TEST(Compose, TheCodeLeadsToTheResidentsPageWhereThatIsKnown) {
    auto some = told();
    EXPECT_EQ(compose(Kind::receipt, some, Tongue::zh).link, "");
    some.public_url = "https://gz.example";
    EXPECT_EQ(compose(Kind::receipt, some, Tongue::zh).link,
              "https://gz.example/follow?number=620922-20260901-00001-7");
}

TEST(DrawPdf, IsTheSameForTheSameDocumentAndGrowsByPages) {
    auto some = told();
    some.public_url = "https://gz.example";
    const auto one = draw_pdf(compose(Kind::receipt, some, Tongue::zh));
    EXPECT_TRUE(one.starts_with("%PDF-1."));
    for (int i = 0; i < 400; ++i) some.words += "村口的路灯坏了,老人出门看不清路。";
    const auto long_one = draw_pdf(compose(Kind::receipt, some, Tongue::zh));
    const auto pages = [](const std::string& pdf) {
        const std::string mark = "/Count ";
        return std::stoi(pdf.substr(pdf.find(mark) + mark.size()));
    };
    EXPECT_EQ(pages(one), 1);
    EXPECT_GT(pages(long_one), 4);
}

}  // namespace
}  // namespace papers
