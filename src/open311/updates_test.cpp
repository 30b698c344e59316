#include "open311/test_world.h"

namespace open311::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

using Updates = Served;
INSTANTIATE_EACH_DATABASE(Updates);

const std::string in_a = "jurisdiction_id=620922";

TEST_P(Updates, TellWhatWasDoneAndNeverTheWords) {
    const auto id = make();
    clock().advance(std::chrono::hours{1});
    const auto sent = post("v2/servicerequestupdates.xml",
                           "api_key=" + key() + "&" + in_a + "&service_request_id=" + id +
                               "&update_id=c-1&status=FIXED&updated_datetime=2026-09-01T09:00:00Z"
                               "&description=my%20neighbour%20did%20it&email=a%40b.cn&title=MR");
    EXPECT_EQ(sent.status, 200) << sent.body;
    const auto root = xml_of(sent);
    const std::string update_id = root.child("service_request_updates")
                                      .child("request_update")
                                      .child("update_id")
                                      .text()
                                      .get();
    EXPECT_FALSE(update_id.empty());
    const auto list = get("v2/servicerequestupdates.json?" + in_a +
                          "&start_date=2026-09-01T00:30:00Z&end_date=2026-09-01T02:00:00Z");
    EXPECT_THAT(list.body, Not(HasSubstr("neighbour")));
    const auto last = list.json().as_array().back();
    EXPECT_EQ(text(last, "update_id"), update_id);
    EXPECT_EQ(text(last, "service_request_id"), id);
    EXPECT_EQ(text(last, "status"), "INVESTIGATING");  // what an app says does not close it
    EXPECT_EQ(text(last, "updated_datetime"), "2026-09-01T01:00:00Z");
    EXPECT_EQ(text(last, "description"), "补充了说明。");
    EXPECT_EQ(text(get("v2/requests/" + id + ".json?" + in_a).json().at(0), "status"), "open");
}

TEST_P(Updates, ShowTheirWordsWhereTheReporterAgreed) {
    const auto id = make("&attribute[publish]=yes");
    post("v2/servicerequestupdates.json", "api_key=" + key() + "&" + in_a + "&service_request_id=" +
                                              id + "&description=still+there,+call+13912345678");
    const auto list = get("v2/servicerequestupdates.json?" + in_a + "&service_request_id=" + id);
    EXPECT_EQ(text(list.json().as_array().back(), "description"), "still there, call ***");
}

TEST_P(Updates, SentAgainAreTakenOnce) {
    const auto id = make();
    const std::string form = "api_key=" + key() + "&" + in_a + "&service_request_id=" + id +
                             "&update_id=c-1&description=x";
    const auto first = post("v2/servicerequestupdates.json", form);
    const auto second = post("v2/servicerequestupdates.json", form);
    EXPECT_EQ(first.status, 200);
    EXPECT_EQ(first.body, second.body);
}

TEST_P(Updates, AreOnlyTakenForWhatTheSameKeyRegistered) {
    const auto id = make();
    const auto other = register_otherwise({.category = "030401"});
    const auto send = [&](const std::string& token, const std::string& number) {
        return post("v2/servicerequestupdates.json", "api_key=" + token + "&" + in_a +
                                                         "&service_request_id=" + number +
                                                         "&description=x")
            .status;
    };
    EXPECT_EQ(send(key(), id), 200);
    EXPECT_EQ(send(key(), other), 404);
    EXPECT_EQ(send(key(), "620922-20260901-00099-9"), 404);
    EXPECT_EQ(send(world().token(Role::grid_member), id), 404);
    EXPECT_EQ(send("wrong", id), 403);
}

TEST_P(Updates, SayAllThatIsWrongAtOnce) {
    const auto answer = post("v2/servicerequestupdates.json",
                             "api_key=" + key() + "&" + in_a + "&status=LOST&updated_datetime=x");
    EXPECT_EQ(answer.status, 400);
    EXPECT_THAT(errors(answer),
                ElementsAre(HasSubstr("service_request_id"), HasSubstr("description"),
                            HasSubstr("status"), HasSubstr("updated_datetime")));
    EXPECT_EQ(get("v2/servicerequestupdates.json?" + in_a + "&start_date=x").status, 400);
    EXPECT_THAT(get("v2/servicerequestupdates.json?" + in_a).json().as_array(), IsEmpty());
}

}  // namespace
}  // namespace open311::testing
