// What clients send, read field by field: pure rules in tables.
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "catalogue/calendar.h"
#include "catalogue/catalogue_file.h"
#include "http/reader.h"
#include "open311/filter.h"
#include "open311/moment.h"
#include "open311/new_request.h"
#include "open311/service.h"

namespace open311 {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const catalogue::Catalogue& shipped() {
    static const catalogue::Catalogue catalogue = [] {
        std::ifstream file("data/matter-catalogue.yaml");
        std::ostringstream all;
        all << file.rdbuf();
        return catalogue::read_catalogue(all.str()).value().catalogue;
    }();
    return catalogue;
}

/// To the second, as people here read it.
std::string in_china(base::Instant at) {
    return base::to_text({at.ms / 1000 * 1000}, catalogue::china_offset);
}

const base::Instant now = *base::parse_instant("2026-09-30T16:00:00+08:00");

Parameters sent(std::string query) {
    return Parameters::read({.query = std::move(query)}).value();
}

/// `field:code` of every error, or nothing.
template <class T>
std::string errors(const base::Result<T>& result) {
    if (result) return "";
    std::string out;
    for (const auto& field : result.error().fields) {
        out += (out.empty() ? "" : " ") + field.field + ":" + field.code;
        EXPECT_FALSE(field.zh.empty() || field.en.empty());
    }
    return out;
}

TEST(Parameters, ComeInFormAndQueryAndAreEmptyWhenEmpty) {
    const http::Request request{
        .query = "a=query&b=2&c=+&attribute%5BX%5D%5B%5D=1&status=open,closed",
        .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
        .body = "a=form&attribute[X][]=2&attribute[Y]=3&attribute[Z]=&attribute[=4&status=+new"};
    const auto parameters = Parameters::read(request).value();
    EXPECT_EQ(parameters.get("a"), "form");
    EXPECT_EQ(parameters.get("b"), "2");
    EXPECT_EQ(parameters.get("c"), "");
    EXPECT_THAT(parameters.list("status"), ElementsAre("new", "open", "closed"));
    const auto attributes = parameters.attributes();
    EXPECT_THAT(attributes.at("X"), ElementsAre("2", "1"));
    EXPECT_THAT(attributes.at("Y"), ElementsAre("3"));
    EXPECT_EQ(attributes.size(), 2U);
    EXPECT_FALSE(Parameters::read({.query = "a=%zz"}));
}

TEST(Service, IsWhatEverybodyMayReportAndSee) {
    const auto services = services_of(shipped());
    EXPECT_GT(services.size(), 40U);
    for (const auto* leaf : services) EXPECT_THAT(leaf->flags, IsEmpty()) << leaf->code;
    EXPECT_TRUE(find_service(shipped(), "c030401"));
    for (const auto* code : {"030401",   // no letter
                             "c060101",  // noise: whoever reports it is protected
                             "c090101",  // about an office
                             "c010101",  // between two parties
                             "c040101",  // for 110
                             "c080101",  // a question
                             "c090302",  // a petition
                             "c050101",  // sensitive
                             "c999999", "c", ""}) {
        EXPECT_FALSE(find_service(shipped(), code)) << code;
    }
}

TEST(NewRequest, SaysAllThatIsWrongAtOnce) {
    struct Row {
        const char* name;
        std::string query;
        const char* expected;
    };
    const std::string base = "service_code=c030401&";
    const Row rows[] = {
        {"lat and long", base + "lat=40.52&long=95.78", ""},
        {"an address", base + "address_string=渊泉镇", ""},
        {"the number of an address", base + "address_id=620922100", ""},
        {"everything",
         base + "lat=40.52&long=95.78&email=a@b.cn&phone=139&first_name=三"
                "&last_name=张&description=x&media_url=https://x.cn/1.jpg"
                "&device_id=d&account_id=7&attribute[publish]=yes"
                "&attribute[effects][]=way&attribute[effects][]=danger"
                "&attribute[happened_on]=2026-09-29&attribute[unknown]=1&extra=1",
         ""},
        {"nothing", "", "service_code:required lat:required"},
        {"an unknown service", "service_code=001&lat=1&long=2", "service_code:unknown"},
        {"no place", base, "lat:required"},
        {"half a place", base + "lat=40.52", "long:required"},
        {"the other half", base + "long=95", "lat:required"},
        {"no numbers", base + "lat=forty&long=95,78", "lat:range long:range"},
        {"not on earth", base + "lat=91&long=-181", "lat:range long:range"},
        {"not a number", base + "lat=nan&long=inf", "lat:range long:range"},
        {"too long", base + "lat=1&long=2&description=" + std::string(4001, 'x'),
         "description:too_long"},
        {"4,000 characters are fine", base + "lat=1&long=2&description=" + std::string(4000, 'x'),
         ""},
        {"no e-mail address", base + "lat=1&long=2&email=zhang", "email:pattern"},
        {"no web address", base + "lat=1&long=2&media_url=file:///etc/passwd", "media_url:pattern"},
        {"attributes",
         base + "lat=1&long=2&attribute[publish]=maybe&attribute[effects]=way,fun"
                "&attribute[happened_on]=tomorrow",
         "attribute[publish]:choice attribute[happened_on]:pattern attribute[effects]:choice"},
        {"a day ahead", base + "lat=1&long=2&attribute[happened_on]=2026-10-01",
         "attribute[happened_on]:range"},
        {"two values for one", base + "lat=1&long=2&attribute[publish]=yes&attribute[publish]=no",
         "attribute[publish]:repeated"},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_EQ(errors(read_new_request(sent(row.query), shipped(), now, http::Language::zh)),
                  row.expected);
    }
}

TEST(NewRequest, BecomesWordsAndAReporter) {
    const auto request =
        read_new_request(sent("service_code=c030401&lat=40.52&long=95.78&first_name=三"
                              "&last_name=张&email=a@b.cn&description=a%0Ab%07&media_url="
                              "https://x.cn/1.jpg&attribute[publish]=yes&attribute[fixmystreet_id]"
                              "=12&attribute[effects]=way,danger"),
                         shipped(), now, http::Language::en)
            .value();
    EXPECT_EQ(words_of(request), "a\nb\nhttps://x.cn/1.jpg");
    EXPECT_EQ(request.reporter->name, "张三");
    EXPECT_EQ(request.reporter->means, matters::Means::email);
    EXPECT_EQ(request.reporter->language, matters::Tongue::en);
    EXPECT_TRUE(request.answers.publish);
    EXPECT_THAT(request.answers.effects, ElementsAre("影响通行", "可能伤人"));
    EXPECT_EQ(request.sender_id, "12");
    EXPECT_EQ(full_name("John", "Smith"), "John Smith");
    const auto silent = read_new_request(sent("service_code=c030401&lat=40.52&long=95.78"),
                                         shipped(), now, http::Language::zh)
                            .value();
    EXPECT_FALSE(silent.reporter);
    EXPECT_FALSE(silent.answers.publish);
    EXPECT_EQ(words_of(silent), "暴露垃圾、垃圾满溢");
}

ListServiceRequests asked(const std::string& query) {
    const http::Input input{
        .query = *http::parse_query(query), .fields_in_query = true, .passes_unknown = true};
    return http::Reader(input).read<ListServiceRequests>().value();
}

TEST(Filter, SpansNinetyDaysUnlessTold) {
    struct Row {
        const char* query;
        const char* since;
        const char* until;
    };
    const Row rows[] = {
        {"", "2026-07-02T16:00:00+08:00", "2026-10-01T16:00:00+08:00"},
        {"start_date=&end_date=", "2026-07-02T16:00:00+08:00", "2026-10-01T16:00:00+08:00"},
        {"start_date=2026-01-01", "2026-01-01T00:00:00+08:00", "2026-04-01T00:00:00+08:00"},
        {"start_date=2026-09-01", "2026-09-01T00:00:00+08:00", "2026-10-01T16:00:00+08:00"},
        {"end_date=2026-03-31", "2025-12-31T23:59:59+08:00", "2026-03-31T23:59:59+08:00"},
        {"start_date=2026-01-01T00:00:00Z&end_date=2026-03-01T00:00:00Z",
         "2026-01-01T08:00:00+08:00", "2026-03-01T08:00:00+08:00"},
        {"start_date=2026-01-01&end_date=2026-03-31", "2026-01-01T00:00:00+08:00",
         "2026-03-31T23:59:59+08:00"},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.query);
        const auto filter = read_filter(asked(row.query), shipped(), now).value();
        EXPECT_EQ(in_china(filter.registered.since), row.since);
        EXPECT_EQ(in_china(filter.registered.until), row.until);
        EXPECT_FALSE(filter.changed);
    }
}

TEST(Filter, RefusesWhatCannotBeServed) {
    struct Row {
        const char* query;
        const char* expected;
    };
    const Row rows[] = {
        {"start_date=x", "start_date:pattern"},
        {"start_date=2026-01-01&end_date=2026-06-01", "end_date:range"},
        {"start_date=2026-06-01&end_date=2026-01-01", "end_date:range"},
        {"updated_after=2026-01-01&updated_before=2026-06-01", "updated_before:range"},
        {"status=opened", "status:choice"},
        {"page=0", "page:range"},
        {"page=-1", "page:range"},
        {"page=x", "page:range"},
        {"page_size=0", "page_size:range"},
        {"page=1000000", "page:range"},
        {"page=99999999999999999999", "page:range"},
        {"status=open,closed&page=3&page_size=5000&service_code=c030401,c030402,001", ""},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.query);
        EXPECT_EQ(errors(read_filter(asked(row.query), shipped(), now)), row.expected);
    }
}

TEST(Filter, ReadsServicesStatusAndPages) {
    auto filter =
        read_filter(asked("service_code=c030401,c030402&service_code=c030403&status=closed"
                          "&page=2&page_size=5000"),
                    shipped(), now)
            .value();
    EXPECT_THAT(filter.categories, ElementsAre("030401", "030402", "030403"));
    EXPECT_EQ(filter.closed, true);
    EXPECT_EQ(filter.page, 2);
    EXPECT_EQ(filter.page_size, most_requests);
    filter = read_filter(asked("service_code=001&status=open,closed"), shipped(), now).value();
    EXPECT_THAT(filter.categories, ElementsAre("-"));
    EXPECT_FALSE(filter.closed);
    filter = read_filter(asked("updated_after=2026-09-29"), shipped(), now).value();
    EXPECT_EQ(filter.registered.since.ms, 0);
    EXPECT_EQ(in_china(filter.changed->since), "2026-09-29T00:00:00+08:00");
}

}  // namespace
}  // namespace open311
