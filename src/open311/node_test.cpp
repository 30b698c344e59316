#include "open311/node.h"

#include <gtest/gtest.h>
#include <pugixml.hpp>

namespace open311 {
namespace {

Node sample() {
    auto first = Node::object("request");
    first.add("id", "7-<&>\"甲\"")
        .add("yes", true)
        .add("count", std::int64_t{3})
        .add("lat", std::optional(40.52))
        .add("long", std::optional<double>{})
        .add("empty", "")
        .add_if("left_out", "");
    auto formats = Node::array("formats");
    formats.add(Node::text("format", "text/xml"));
    first.add(std::move(formats));
    auto root = Node::array("service_requests");
    root.add(std::move(first)).add(Node::object("request"));
    return root;
}

TEST(Node, IsXmlWithADeclaration) {
    EXPECT_EQ(sample().to_text(Format::xml),
              "<?xml version=\"1.0\" encoding=\"utf-8\"?>"
              "<service_requests><request><id>7-&lt;&amp;&gt;\"甲\"</id><yes>true</yes>"
              "<count>3</count><lat>40.52</lat><long/><empty/>"
              "<formats><format>text/xml</format></formats></request><request/>"
              "</service_requests>");
}

TEST(Node, IsJsonByTheSparkConvention) {
    EXPECT_EQ(sample().to_text(Format::json),
              R"([{"id":"7-<&>\"甲\"","yes":true,"count":3,"lat":40.52,"long":null,)"
              R"("empty":null,"formats":["text/xml"]},{}])");
    EXPECT_EQ(Node::array("services").to_text(Format::json), "[]");
}

TEST(Node, DegreesHaveAPointInXml) {
    auto root = Node::object("a");
    root.add("lat", std::optional(40.0)).add("order", std::int64_t{1});
    EXPECT_TRUE(root.to_text(Format::xml).contains("<lat>40.0</lat><order>1</order>"));
}

TEST(Node, AnyTextIsXmlThatReadsBack) {
    std::string all;
    for (int c = 1; c < 128; ++c) all += static_cast<char>(c);
    auto root = Node::object("a");
    root.add("b", all);
    pugi::xml_document read;
    ASSERT_TRUE(read.load_string(root.to_text(Format::xml).c_str(),
                                 pugi::parse_default & ~pugi::parse_eol));
    const std::string text = read.child("a").child("b").text().get();
    EXPECT_EQ(text, xml_text(all));
    EXPECT_EQ(xml_text("a\x01\tb\nc\x1b"), "a \tb\nc ");
}

}  // namespace
}  // namespace open311
