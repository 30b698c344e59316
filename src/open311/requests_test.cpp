#include "files/codec.h"
#include "open311/test_world.h"

namespace open311::testing {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

using Requests = Served;
INSTANTIATE_EACH_DATABASE(Requests);

const std::string in_a = "jurisdiction_id=620922";

TEST_P(Requests, AreMadeAndSeenAtOnce) {
    const auto made =
        post("v2/requests.xml", "api_key=" + key() + "&" + in_a +
                                    "&service_code=c030401&lat=40.5267&long=95.7823&account_id=7"
                                    "&email=zhang%40example.cn&first_name=%E4%B8%89&last_name=%E5%"
                                    "BC%A0&phone=13912345678&device_id=d&deviceid=d"
                                    "&description=%E5%9E%83%E5%9C%BE%E6%88%90%E5%A0%86");
    EXPECT_EQ(made.status, 200);
    EXPECT_EQ(made.header("content-type"), "text/xml; charset=utf-8");
    const auto root = xml_of(made);
    const auto request = root.child("service_requests").child("request");
    const std::string id = request.child("service_request_id").text().get();
    EXPECT_TRUE(id.starts_with("620922-20260901-00001-")) << id;
    EXPECT_THAT(request.child("service_notice").text().get(), HasSubstr("查询码"));
    EXPECT_STREQ(request.child("account_id").text().get(), "7");
    EXPECT_FALSE(request.child("token"));

    const auto seen = get("v2/requests/" + id + ".json?" + in_a);
    EXPECT_EQ(seen.status, 200);
    const auto one = seen.json().at(0);
    EXPECT_EQ(text(one, "service_request_id"), id);
    EXPECT_EQ(text(one, "status"), "open");
    EXPECT_EQ(text(one, "service_code"), "c030401");
    EXPECT_EQ(text(one, "service_name"), "暴露垃圾、垃圾满溢");
    EXPECT_EQ(text(one, "requested_datetime"), "2026-09-01T00:00:00Z");
    EXPECT_EQ(text(one, "address_id"), "620922000000");
    EXPECT_EQ(text(one, "agency_responsible"), "瓜州县综治中心");
    // Nothing of the person, of the words, of the exact place.
    EXPECT_EQ(text(one, "description"), "暴露垃圾、垃圾满溢 · 瓜州县");
    EXPECT_EQ(one.at("lat"), 40.53);
    EXPECT_EQ(one.at("long"), 95.78);
    for (const auto* secret : {"张", "example.cn", "139", "成堆"}) {
        EXPECT_THAT(seen.body, Not(HasSubstr(secret)));
    }
    EXPECT_EQ(get("v2/requests/" + id + ".json?jurisdiction_id=620921").status, 404);
    EXPECT_EQ(get("v2/requests/620922-20260901-00099-9.json?" + in_a).status, 404);
    EXPECT_EQ(get("v2/requests/x.xml?" + in_a).status, 404);
}

TEST_P(Requests, ShowTheirWordsWhereTheReporterAgreed) {
    const auto id = make(
        "&attribute[publish]=yes&address_string=%E6%B8%8A%E6%B3%89%E9%95%87%E5%B9%B8%E7%A6%8F"
        "%E8%B7%AF7%E5%8F%B7&description=call%2013912345678%20now");
    const auto one = get("v2/requests/" + id + ".json?" + in_a).json().at(0);
    EXPECT_EQ(text(one, "description"), "call *** now");
    EXPECT_EQ(text(one, "address"), "渊泉镇幸福路7号, 渊泉镇, 瓜州县");
    EXPECT_EQ(text(one, "address_id"), "620922100000");
    EXPECT_EQ(one.at("lat"), 40.5267);
}

TEST_P(Requests, AreAboutAPlaceByItsNumberOrName) {
    const auto place = [&](const std::string& location) {
        const auto made = post("v2/requests.json", "api_key=" + key() + "&" + in_a +
                                                       "&service_code=c030103&" + location);
        EXPECT_EQ(made.status, 200) << made.body;
        const auto id = text(made.json().at(0), "service_request_id");
        return text(get("v2/requests/" + id + ".json?" + in_a).json().at(0), "address");
    };
    EXPECT_EQ(place("address_id=620922100201"), "城北村民委员会, 渊泉镇, 瓜州县");
    EXPECT_EQ(place("address_id=620922100"), "渊泉镇, 瓜州县");
    EXPECT_EQ(place("address_string=%E6%B8%8A%E6%B3%89%E9%95%87%E5%9F%8E%E5%8C%97%E6%9D%91"),
              "城北村民委员会, 渊泉镇, 瓜州县");
    EXPECT_EQ(place("address_string=somewhere"), "瓜州县");
    for (const auto* elsewhere : {"620921100201", "999", "620922100999", "620922100201001"}) {
        const auto answer =
            post("v2/requests.json",
                 "api_key=" + key() + "&" + in_a + "&service_code=c030103&address_id=" + elsewhere);
        EXPECT_EQ(answer.status, 404) << elsewhere;
        EXPECT_THAT(errors(answer), ElementsAre(HasSubstr("address_id")));
    }
}

TEST_P(Requests, NeedAKeyThatReachesTheCounty) {
    const std::string rest = "&" + in_a + "&service_code=c030401&lat=40.5&long=95.7";
    for (const auto& form : {rest, "api_key=" + rest, "api_key=wrong" + rest,
                             "api_key=" + world().token(Role::system_administrator) + rest}) {
        const auto answer = post("v2/requests.xml", form);
        EXPECT_EQ(answer.status, 403) << form;
        EXPECT_THAT(answer.body, AllOf(HasSubstr("<code>403</code>"), HasSubstr("api_key")));
    }
    const auto& of_b = world().token_in_b(Role::window_clerk);
    EXPECT_EQ(post("v2/requests.xml", "api_key=" + of_b + rest).status, 403);
    // A key may come in a header or in the query.
    EXPECT_EQ(post("v2/requests.xml?api_key=" + key(), rest).status, 200);
    for (const auto* header : {"api_key", "X-Api-Key"}) {
        const auto answer = client().request(
            "POST", "/open311/v2/requests.xml", rest,
            {{"Content-Type", "application/x-www-form-urlencoded"}, {header, key()}});
        EXPECT_EQ(answer.status, 200) << header;
    }
    // Reading needs none, and a wrong one does no harm.
    EXPECT_EQ(get("v2/requests.json?api_key=wrong&" + in_a).status, 200);
}

TEST_P(Requests, AreRefusedWithEveryMistakeAtOnce) {
    auto answer = post("v2/requests.json",
                       "api_key=" + key() + "&" + in_a + "&email=x&attribute[publish]=maybe");
    EXPECT_EQ(answer.status, 400);
    EXPECT_THAT(errors(answer), ElementsAre(HasSubstr("service_code"), HasSubstr("lat"),
                                            HasSubstr("email"), HasSubstr("attribute[publish]")));
    answer = post("v2/requests.json", "api_key=" + key() + "&" + in_a + "&service_code=001");
    EXPECT_EQ(answer.status, 404);
    EXPECT_THAT(errors(answer), ElementsAre(HasSubstr("service_code")));
    answer = post("v2/requests.json", "api_key=" + key() + "&service_code=c030401");
    EXPECT_EQ(answer.status, 400);
    EXPECT_THAT(errors(answer), ElementsAre(HasSubstr("jurisdiction_id")));
    answer = post("v2/requests.json",
                  "api_key=" + key() + "&" + in_a + "&service_code=c030401&lat=51.5&long=-0.1");
    EXPECT_EQ(answer.status, 400);
    EXPECT_THAT(get("v2/requests.json?" + in_a).json().as_array(), IsEmpty());
}

TEST_P(Requests, SentAgainAreTakenOnce) {
    const auto first = make("&service_request_id_ext=fms-1");
    EXPECT_EQ(make("&service_request_id_ext=fms-1"), first);
    EXPECT_EQ(make("&attribute[fixmystreet_id]=fms-1"), first);
    EXPECT_NE(make("&service_request_id_ext=fms-2"), first);
    EXPECT_EQ(get("v2/requests.json?" + in_a).json().as_array().size(), 2U);
}

/// A form as browsers and apps send it with photographs.
struct Multipart {
    std::string body;
    void field(const std::string& name, const std::string& value) {
        body +=
            "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }
    void file(const std::string& name, const std::string& bytes) {
        body += "--x\r\nContent-Disposition: form-data; name=\"" + name +
                "\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n" + bytes + "\r\n";
    }
    Answer send(Client client, const std::string& path) const {
        return client.request("POST", "/open311/" + path, body + "--x--",
                              {{"Content-Type", "multipart/form-data; boundary=x"}});
    }
};

Multipart litter(const std::string& key) {
    Multipart form;
    form.field("api_key", key);
    form.field("jurisdiction_id", "620922");
    form.field("service_code", "c030401");
    form.field("address_string", "渊泉镇");
    form.field("attribute[effects][]", "way");
    form.field("attribute[effects][]", "danger");
    return form;
}

/// A small photograph, all of one grey.
std::string photograph(unsigned char grey = 128) {
    const files::Pixels pixels{.width = 32,
                               .height = 16,
                               .channels = 3,
                               .bytes = std::vector<unsigned char>(32 * 16 * 3, grey)};
    return files::encode_jpeg(pixels, 90);
}

TEST_P(Requests, ComeWithPhotographsThatShowWhereTheReporterAgreed) {
    auto form = litter(key());
    form.field("attribute[publish]", "yes");
    form.file("media", photograph(100));
    form.file("media", photograph(200));
    const auto made = form.send(client(), "v2/requests.json");
    ASSERT_EQ(made.status, 200) << made.body;
    const auto id = text(made.json().at(0), "service_request_id");
    const auto one = get("v2/requests/" + id + ".json?" + in_a).json().at(0);
    const auto url = text(one, "media_url");
    EXPECT_THAT(url, HasSubstr("http://localhost/open311/v2/media/" + id + "/"));
    EXPECT_THAT(get("v2/requests.xml?" + in_a).body, HasSubstr(url));
    const auto path = url.substr(std::string("http://localhost").size());
    const auto photo = client().get(path);
    EXPECT_EQ(photo.status, 200);
    EXPECT_EQ(photo.header("content-type"), "image/jpeg");
    EXPECT_EQ(photo.header("Cross-Origin-Resource-Policy"), "cross-origin");
    EXPECT_TRUE(photo.body.starts_with("\xff\xd8"));
    EXPECT_EQ(client().get(path + "1").status, 404);

    auto kept = litter(key());
    kept.file("media", photograph());
    const auto quiet =
        text(kept.send(client(), "v2/requests.json").json().at(0), "service_request_id");
    EXPECT_EQ(get("v2/requests/" + quiet + ".json?" + in_a).json().at(0).at("media_url"), nullptr);
}

TEST_P(Requests, WithAFileThatIsNoPhotographAreRefusedWhole) {
    auto form = litter(key());
    form.file("media", "MZ this is a program");
    const auto answer = form.send(client(), "v2/requests.json");
    EXPECT_EQ(answer.status, 400) << answer.body;
    EXPECT_THAT(errors(answer), ElementsAre(HasSubstr("media")));
    auto many = litter(key());
    for (int i = 0; i < 11; ++i) many.file("media", photograph());
    EXPECT_EQ(many.send(client(), "v2/requests.json").status, 400);
    EXPECT_THAT(get("v2/requests.json?" + in_a).json().as_array(), IsEmpty());
}

TEST_P(Requests, ThatAreNobodyElsesBusinessNeverShow) {
    const auto shown = register_otherwise({.category = "030401", .publishable = true});
    const std::vector<std::string> hidden{
        register_otherwise({.category = "030401"}),  // its reporter did not agree
        register_otherwise({.category = "030401", .confidential = true, .publishable = true}),
        register_otherwise(
            {.category = "060101", .publishable = true}),  // noise: the reporter is protected
        register_otherwise({.category = "010103", .publishable = true}),  // between neighbours
        register_otherwise({.category = "050101", .publishable = true}),  // sensitive
        register_otherwise(
            {.category = "030401", .about_unit_id = world().a.office, .publishable = true}),
        register_otherwise(
            {.category = "030401", .about_person_id = world().a.people.at(Role::handler)}),
        register_otherwise({.category = "030401", .draft = true}),
        register_otherwise({}),  // nobody knows yet what it is
    };
    const auto list = get("v2/requests.json?" + in_a);
    EXPECT_EQ(list.json().as_array().size(), 1U);
    EXPECT_THAT(list.body, HasSubstr(shown));
    std::string all = shown;
    for (const auto& number : hidden) {
        EXPECT_EQ(get("v2/requests/" + number + ".json?" + in_a).status, 404) << number;
        EXPECT_EQ(get("v2/tokens/" + number + ".json?" + in_a).status, 404) << number;
        all += "," + number;
    }
    EXPECT_EQ(
        get("v2/requests.json?" + in_a + "&service_request_id=" + all).json().as_array().size(),
        1U);
    EXPECT_THAT(get("v2/requests.json?jurisdiction_id=620921").json().as_array(), IsEmpty());
    EXPECT_THAT(get("v2/servicerequestupdates.json?" + in_a).body, Not(HasSubstr(hidden[0])));
}

TEST_P(Requests, AreFilteredAndPaged) {
    const auto old = make("&service_request_id_ext=1");
    clock().advance(std::chrono::hours{24 * 100});
    const auto second = make("&service_request_id_ext=2");
    clock().advance(std::chrono::hours{1});
    const auto third = make("&service_request_id_ext=3");
    const auto found = [&](const std::string& query) {
        const auto answer = get("v2/requests.json?" + in_a + "&" + query);
        EXPECT_EQ(answer.status, 200) << answer.body;
        std::vector<std::string> out;
        const auto list = answer.json();
        for (const auto& one : list.as_array()) {
            out.push_back(text(one, "service_request_id"));
        }
        return out;
    };
    EXPECT_THAT(found(""), ElementsAre(third, second));  // of the last 90 days, newest first
    EXPECT_THAT(found("start_date=2026-09-01&end_date=2026-09-30"), ElementsAre(old));
    EXPECT_THAT(found("start_date=2026-09-01T08:00:01%2B08:00"), IsEmpty());
    EXPECT_THAT(found("end_date=2026-09-01"), ElementsAre(old));
    EXPECT_THAT(found("service_request_id=" + old + ",%20" + third + ",3,5&status=closed"),
                ElementsAre(old, third));
    EXPECT_THAT(found("service_code=c030401,c030402"), ElementsAre(third, second));
    EXPECT_THAT(found("service_code=c030402"), IsEmpty());
    EXPECT_THAT(found("service_code=18"), IsEmpty());
    EXPECT_THAT(found("status=open"), ElementsAre(third, second));
    EXPECT_THAT(found("status=closed"), IsEmpty());
    EXPECT_THAT(found("status=open,closed"), ElementsAre(third, second));
    EXPECT_THAT(found("page_size=1"), ElementsAre(third));
    EXPECT_THAT(found("page_size=1&page=2"), ElementsAre(second));
    EXPECT_THAT(found("page_size=1&page=3"), IsEmpty());
    EXPECT_THAT(found("updated_after=2026-12-10T08:30:00%2B08:00"), ElementsAre(third));
    EXPECT_THAT(found("updated_after=2026-12-10&updated_before=2026-12-10T08:30:00%2B08:00"),
                ElementsAre(second));
    const auto answer =
        get("v2/requests.xml?" + in_a + "&start_date=2026-01-01&end_date=2026-12-31");
    EXPECT_EQ(answer.status, 400);
    EXPECT_THAT(answer.body, HasSubstr("end_date"));
}

TEST_P(Requests, HaveTheirNumberAsTheirToken) {
    const auto id = make();
    const auto token = get("v2/tokens/" + id + ".json?" + in_a).json().at(0);
    EXPECT_EQ(text(token, "service_request_id"), id);
    EXPECT_EQ(text(token, "token"), id);
    EXPECT_EQ(get("v2/tokens/123.xml?" + in_a).status, 404);
}

}  // namespace
}  // namespace open311::testing
