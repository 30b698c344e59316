#include "open311/test_world.h"

namespace open311::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

using Services = Served;
INSTANTIATE_EACH_DATABASE(Services);

/// What the Spark convention makes of an XML element, so that both formats can be held against
/// each other: texts stay texts.
boost::json::value spark(const pugi::xml_node& node) {
    const auto first = node.first_child();
    if (!first || first.type() == pugi::node_pcdata) {
        return first ? boost::json::value(node.text().get()) : boost::json::value(nullptr);
    }
    const std::string name = node.name();
    const bool array = name == "services" || name == "attributes" || name == "values" ||
                       name == "endpoints" || name == "formats" || name == "service_requests" ||
                       name == "errors" || name == "service_request_updates";
    boost::json::array items;
    boost::json::object fields;
    for (const auto child : node.children()) {
        if (array) {
            items.push_back(spark(child));
        } else {
            fields[child.name()] = spark(child);
        }
    }
    return array ? boost::json::value(items) : boost::json::value(fields);
}

/// The same with every number and truth as text, as XML has them.
boost::json::value as_texts(const boost::json::value& value) {
    if (const auto* list = value.if_array()) {
        boost::json::array out;
        for (const auto& item : *list) out.push_back(as_texts(item));
        return out;
    }
    if (const auto* object = value.if_object()) {
        boost::json::object out;
        for (const auto& [name, member] : *object) out[name] = as_texts(member);
        return out;
    }
    if (value.is_null() || value.is_string()) return value;
    return boost::json::value(boost::json::serialize(value));
}

TEST_P(Services, AreDiscoveredInBothFormatsWithBareTypes) {
    const auto json = get("discovery.json");
    EXPECT_EQ(json.header("content-type"), "application/json");
    const auto root = json.json();
    for (const auto* name : {"changeset", "contact", "key_service"}) {
        EXPECT_FALSE(text(root, name).empty()) << name;
    }
    const auto& endpoint = root.at("endpoints").at(0);
    EXPECT_EQ(text(endpoint, "specification"), "http://wiki.open311.org/GeoReport_v2");
    EXPECT_EQ(text(endpoint, "type"), "production");
    EXPECT_EQ(text(endpoint, "url"), "http://localhost/open311/v2");
    EXPECT_EQ(boost::json::serialize(endpoint.at("formats")), R"(["text/xml","application/json"])");
    EXPECT_THAT(text(root, "contact"), HasSubstr("瓜州县综治中心"));
    const auto xml = get("discovery.xml");
    EXPECT_EQ(xml.header("content-type"), "text/xml");
    EXPECT_EQ(spark(xml_of(xml).document_element()), as_texts(root));
    auto proxied = client();
    proxied.set("X-Forwarded-Proto", "https");  // not a proxy that we know
    EXPECT_EQ(text(proxied.get("/open311/discovery.json").json().at("endpoints").at(0), "url"),
              "http://localhost/open311/v2");
}

TEST_P(Services, AreOfAJurisdictionThatMustBeNamedWhereThereAreSeveral) {
    auto answer = get("v2/services.json");
    EXPECT_EQ(answer.status, 400);
    EXPECT_THAT(errors(answer), ElementsAre(HasSubstr("jurisdiction_id")));
    answer = get("v2/services.json?jurisdiction_id=city.gov");
    EXPECT_EQ(answer.status, 404);
    EXPECT_THAT(errors(answer), ElementsAre(HasSubstr("jurisdiction_id")));
    EXPECT_EQ(get("v2/services.json?jurisdiction_id=620922").status, 200);
    EXPECT_EQ(get("v2/services.json?jurisdiction_id=620922000000").status, 200);
    // One county in service: it need not be named.
    static constexpr db::Sql close{"test/close_centre",
                                   "UPDATE unit SET valid_to = 1 WHERE unit_id = :unit"};
    database().write(
        [&](db::Write& write) { write.run(close, db::arg("unit", world().b.centre)); });
    EXPECT_EQ(get("v2/services.json").status, 200);
    EXPECT_EQ(get("v2/services.json?jurisdiction_id=").status, 200);
    EXPECT_EQ(get("v2/services.json?jurisdiction_id=620921").status, 404);
}

TEST_P(Services, AreListedWithCodesGroupsAndKeywords) {
    const auto json = get("v2/services.json?jurisdiction_id=620922&unknown=1");
    EXPECT_EQ(json.header("content-type"), "application/json; charset=utf-8");
    const auto list = json.json();
    EXPECT_GT(list.as_array().size(), 40U);
    for (const auto& service : list.as_array()) {
        EXPECT_TRUE(text(service, "service_code").starts_with("c"));
        EXPECT_EQ(service.at("metadata"), true);
        EXPECT_EQ(service.at("type"), "realtime");
        for (const auto* name : {"service_name", "description", "keywords", "group"}) {
            EXPECT_FALSE(text(service, name).empty()) << name;
        }
    }
    const auto xml = get("v2/services.xml?jurisdiction_id=620922");
    EXPECT_EQ(xml.header("content-type"), "text/xml; charset=utf-8");
    EXPECT_TRUE(xml.body.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?><services>"));
    EXPECT_EQ(spark(xml_of(xml).document_element()), as_texts(list));
    auto english = client();
    english.set("Accept-Language", "en");
    EXPECT_THAT(english.get("/open311/v2/services.json?jurisdiction_id=620922").body,
                HasSubstr("\"service_name\":\"litter, overflowing bins\""));
}

TEST_P(Services, AreDefinedByTheirAttributes) {
    const auto json = get("v2/services/c030401.json?jurisdiction_id=620922").json();
    EXPECT_EQ(text(json, "service_code"), "c030401");
    std::int64_t order = 0;
    for (const auto& attribute : json.at("attributes").as_array()) {
        EXPECT_EQ(attribute.at("order"), ++order);
        EXPECT_EQ(attribute.at("variable"), true);
        EXPECT_EQ(attribute.at("required"), false);
        const bool list = text(attribute, "datatype").ends_with("valuelist");
        EXPECT_EQ(attribute.as_object().contains("values"), list);
    }
    EXPECT_EQ(order, 4);
    const auto xml = get("v2/services/c030401.xml?jurisdiction_id=620922");
    EXPECT_EQ(spark(xml_of(xml).document_element()), as_texts(json));
    const auto unknown = get("v2/services/c999999.xml?jurisdiction_id=620922");
    EXPECT_EQ(unknown.status, 404);
    EXPECT_THAT(unknown.body, HasSubstr("service_code"));
    EXPECT_EQ(get("v2/services/c090101.xml?jurisdiction_id=620922").status, 404);
}

TEST_P(Services, SayNoAsTheStandardDoesWhateverTheReason) {
    auto answer = get("v2/nothing.json");
    EXPECT_EQ(answer.status, 404);
    EXPECT_EQ(answer.header("content-type"), "application/json; charset=utf-8");
    EXPECT_EQ(errors(answer).size(), 1U);
    answer = get("v2/services.csv");
    EXPECT_EQ(answer.status, 404);
    const auto page = xml_of(answer);
    const auto root = page.child("errors");
    EXPECT_STREQ(root.child("error").child("code").text().get(), "404");
    EXPECT_STRNE(root.child("error").child("description").text().get(), "");
    answer = client().request("DELETE", "/open311/v2/requests.json", "", {});
    EXPECT_EQ(answer.status, 405);
    EXPECT_EQ(answer.header("Allow"), "GET, HEAD, POST, OPTIONS");
    answer = client().request("POST", "/open311/v2/requests.json", "{}", {});
    EXPECT_EQ(answer.status, 415);
    EXPECT_EQ(errors(answer).size(), 1U);
    answer = post("v2/requests.json", "a=%zz");
    EXPECT_EQ(answer.status, 400);
    auto english = client();
    english.set("Accept-Language", "en");
    EXPECT_THAT(errors(english.get("/open311/v2/services.json")),
                ElementsAre("jurisdiction_id: This was not provided."));
}

}  // namespace
}  // namespace open311::testing
