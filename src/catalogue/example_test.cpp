#include <algorithm>

#include "catalogue/world_test.h"

namespace catalogue {
namespace {

using namespace testing;
namespace json = boost::json;

/// The examples of the declarations, each in a scene of its own.
class CatalogueExample : public Served {
  protected:
    std::map<std::string, std::string> values() {
        auto all = world().example_values();
        all.merge(set_scene(database(), world(), shipped_text()));
        return all;
    }
};
INSTANTIATE_TEST_SUITE_P(OnSqlite, CatalogueExample, ::testing::Values("sqlite"));

std::string filled(std::string text, const std::map<std::string, std::string>& values) {
    for (const auto& [name, value] : values) {
        const std::string mark = "{" + name + "}";
        for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark))
            text.replace(at, mark.size(), value);
    }
    return text;
}

std::string percent(const std::string& text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        out += std::isalnum(byte) ? std::string(1, c) : fmt::format("%{:02X}", byte);
    }
    return out;
}

struct Asked {
    std::string path, body;
};

Asked ask(const http::Endpoint& endpoint, const std::map<std::string, std::string>& values) {
    Asked asked{endpoint.path, ""};
    json::object body;
    std::string query;
    for (const auto& [name, value] : endpoint.example) {
        const std::string text = value.is_string()
                                     ? filled(json::value_to<std::string>(value), values)
                                     : json::serialize(value);
        const std::string mark = "{" + std::string(name) + "}";
        if (const auto at = asked.path.find(mark); at != std::string::npos)
            asked.path.replace(at, mark.size(), text);
        else if (endpoint.method == http::Method::get || endpoint.method == http::Method::del)
            query += (query.empty() ? "?" : "&") + std::string(name) + "=" + percent(text);
        else if (value.is_string())
            body[name] = text;
        else
            body[name] = value;
    }
    asked.path += query;
    if (!body.empty()) asked.body = json::serialize(body);
    return asked;
}

TEST_P(CatalogueExample, Succeeds) {
    for (const http::Endpoint& endpoint : endpoints()) {
        SCOPED_TRACE(endpoint.path);
        TearDown();
        SetUp();
        const auto here = values();
        const bool top = std::ranges::count_if(endpoint.refusals, [](const auto* refusal) {
            return refusal->code == "only_from_the_top";
        });
        auto client = top ? as_top() : anonymous();
        if (!top && endpoint.needs != http::anyone)
            client.set("Authorization", "Bearer " + world().token_with(endpoint.needs));
        const Asked asked = ask(endpoint, here);
        const auto answer =
            client.request(http::to_text(endpoint.method), asked.path, asked.body, {});
        EXPECT_EQ(answer.status, endpoint.handle.success) << answer.body;
    }
}

}  // namespace
}  // namespace catalogue
