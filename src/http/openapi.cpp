#include "http/openapi.h"

#include <map>
#include <set>

#include <fmt/format.h>

#include "http/problem.h"
#include "http/router.h"

namespace http {
namespace {

using boost::json::array;
using boost::json::object;

object reference(std::string_view schema) {
    return {{"$ref", fmt::format("#/components/schemas/{}", schema)}};
}

object problem_content() {
    return {{"application/problem+json", {{"schema", reference("Problem")}}}};
}

object problem_schema() {
    const object text{{"type", "string"}};
    return {{"type", "object"},
            {"description", "RFC 9457. `code` is stable; sentences are for people."},
            {"properties",
             {{"type", text},
              {"title", text},
              {"status", {{"type", "integer"}}},
              {"detail", text},
              {"code", text},
              {"fields", {{"type", "array"}, {"items", reference("FieldError")}}},
              {"facts", {{"type", "object"}, {"additionalProperties", text}}},
              {"request_id", text}}},
            {"required", {"type", "title", "status", "detail", "code", "request_id"}}};
}

object field_error_schema() {
    const object text{{"type", "string"}};
    return {{"type", "object"},
            {"description", "What is wrong with one field, and the mend, in both languages."},
            {"properties", {{"field", text}, {"code", text}, {"zh", text}, {"en", text}}},
            {"required", {"field", "code", "zh", "en"}}};
}

bool is_required(const object& schema, std::string_view name) {
    const auto* required = schema.if_contains("required");
    if (!required) return false;
    return std::ranges::find(required->as_array(), boost::json::value(name)) !=
           required->as_array().end();
}

object parameter(const Endpoint& endpoint, std::string_view in, std::string_view name,
                 const boost::json::value& schema, bool required) {
    object out{{"name", name}, {"in", in}, {"required", required}, {"schema", schema}};
    if (const auto* example = endpoint.example.if_contains(name)) out["example"] = *example;
    return out;
}

/// Parameters of path and query, and the body's schema.
struct Fields {
    array parameters;
    object body;
};

Fields split_fields(const Endpoint& endpoint) {
    Fields out;
    const auto input = endpoint.handle.input();
    const auto names = parameter_names(endpoint.path);
    const bool in_query = endpoint.method == Method::get || endpoint.method == Method::del ||
                          !endpoint.takes.types.empty();
    object properties;
    array required;
    for (const auto& [key, schema] : input.at("properties").as_object()) {
        const std::string name(key);
        if (std::ranges::find(names, name) != names.end()) {
            out.parameters.push_back(parameter(endpoint, "path", name, schema, true));
        } else if (in_query) {
            out.parameters.push_back(
                parameter(endpoint, "query", name, schema, is_required(input, name)));
        } else {
            properties[name] = schema;
            if (is_required(input, name)) required.emplace_back(name);
        }
    }
    if (properties.empty()) return out;
    out.body = {{"type", "object"}, {"properties", std::move(properties)}};
    if (!required.empty()) out.body["required"] = std::move(required);
    out.body["additionalProperties"] = false;
    return out;
}

object body_example(const Endpoint& endpoint, const object& body) {
    object out;
    for (const auto& [name, value] : endpoint.example) {
        if (body.at("properties").as_object().contains(name)) out[name] = value;
    }
    return out;
}

/// Refusals of an endpoint by status: what is declared, and what any endpoint may answer.
std::map<int, std::vector<const base::RefusalKind*>> refusals_by_status(const Endpoint& endpoint) {
    std::map<int, std::vector<const base::RefusalKind*>> out;
    const auto add = [&](const base::RefusalKind& kind) {
        out[status_of(kind.because)].push_back(&kind);
    };
    if (endpoint.needs != anyone) add(not_signed_in);
    if (endpoint.needs != anyone && endpoint.needs != signed_in) add(base::forbidden);
    if (!endpoint.handle.input().at("properties").as_object().empty()) add(base::invalid_input);
    for (const auto* kind : endpoint.refusals) add(*kind);
    add(unavailable);
    return out;
}

/// The same content under each of its types.
object raw_content(const Content& of) {
    object out;
    for (const auto& type : of.types) {
        object content;
        if (of.schema) content["schema"] = of.schema();
        out[type] = std::move(content);
    }
    return out;
}

object success_content(const Endpoint& endpoint) {
    if (!endpoint.gives.types.empty()) return raw_content(endpoint.gives);
    const Handler& handle = endpoint.handle;
    if (handle.content_type.empty()) return {};
    object content;
    if (const auto schema = handle.output(); !schema.empty()) content["schema"] = schema;
    return {{handle.content_type, std::move(content)}};
}

/// A standard says no in its own shape, in the type that it answers in.
object refusal_content(const Endpoint& endpoint) {
    if (!endpoint.standard) return problem_content();
    return raw_content({.types = endpoint.gives.types});
}

object responses(const Endpoint& endpoint) {
    const Handler& handle = endpoint.handle;
    object success{{"description", endpoint.summary}};
    if (auto content = success_content(endpoint); !content.empty()) {
        success["content"] = std::move(content);
    }
    object out{{std::to_string(handle.success), std::move(success)}};
    for (const auto& [status, kinds] : refusals_by_status(endpoint)) {
        std::string text;
        for (const auto* kind : kinds) {
            if (!text.empty()) text += '\n';
            text += fmt::format("`{}`: {} {}", kind->code, kind->en, kind->zh);
        }
        out[std::to_string(status)] =
            object{{"description", text}, {"content", refusal_content(endpoint)}};
    }
    return out;
}

object operation(const Endpoint& endpoint) {
    object out{{"operationId", operation_id(endpoint)},
               {"summary", fmt::format("{} · {}", endpoint.summary_zh, endpoint.summary)},
               {"tags", {endpoint.tag.empty() ? "system" : endpoint.tag}}};
    auto fields = split_fields(endpoint);
    if (endpoint.method == Method::post) {
        fields.parameters.push_back(object{{"$ref", "#/components/parameters/IdempotencyKey"}});
    }
    if (!fields.parameters.empty()) out["parameters"] = std::move(fields.parameters);
    if (!endpoint.takes.types.empty()) {
        out["requestBody"] = object{{"content", raw_content(endpoint.takes)}};
    } else if (!fields.body.empty()) {
        object content{{"schema", fields.body}};
        if (auto example = body_example(endpoint, fields.body); !example.empty()) {
            content["example"] = std::move(example);
        }
        out["requestBody"] = object{{"required", fields.body.contains("required")},
                                    {"content", {{"application/json", std::move(content)}}}};
    }
    out["responses"] = responses(endpoint);
    if (endpoint.needs == anyone) {
        out["security"] = array{};
    } else {
        out["security"] = array{object{{"session", array{}}}, object{{"token", array{}}}};
        out["x-needs"] = endpoint.needs;
    }
    return out;
}

object components() {
    return {
        {"schemas", {{"Problem", problem_schema()}, {"FieldError", field_error_schema()}}},
        {"parameters",
         {{"IdempotencyKey",
           {{"name", "Idempotency-Key"},
            {"in", "header"},
            {"required", false},
            {"description",
             "A repeat within 24 hours with the same key and body gets the first answer."},
            {"schema", {{"type", "string"}, {"minLength", 1}, {"maxLength", 200}}}}}}},
        {"securitySchemes",
         {{"session",
           {{"type", "apiKey"},
            {"in", "cookie"},
            {"name", "__Host-gongzhi"},
            {"description", "Set by sign-in."}}},
          {"token", {{"type", "http"}, {"scheme", "bearer"}, {"description", "For machines."}}}}},
    };
}

}  // namespace

std::string operation_id(const Endpoint& endpoint) {
    std::string out;
    for (const char c : to_text(endpoint.method)) out += static_cast<char>(c + 32);
    std::string_view rest = endpoint.path;
    for (const std::string_view prefix : {"/api/v1", "/api"}) {
        if (!rest.starts_with(prefix)) continue;
        rest.remove_prefix(prefix.size());
        break;
    }
    for (const char c : rest) {
        if (c == '/') {
            out += '_';
        } else if (c == '{') {
            out += "by_";
        } else if (c != '}') {
            out += c == '-' || c == '.' ? '_' : c;
        }
    }
    return out;
}

object openapi(const Endpoints& endpoints, std::string_view version) {
    object paths;
    std::set<std::string> tags;
    for (const auto& endpoint : endpoints) {
        std::string method;
        for (const char c : to_text(endpoint.method)) method += static_cast<char>(c + 32);
        auto& path = paths[endpoint.path];
        if (path.is_null()) path = object{};
        path.as_object()[method] = operation(endpoint);
        tags.insert(endpoint.tag.empty() ? "system" : endpoint.tag);
    }
    array tag_list;
    for (const auto& tag : tags) tag_list.push_back(object{{"name", tag}});
    return {{"openapi", "3.1.0"},
            {"info",
             {{"title", "共治 Gongzhi"},
              {"version", version},
              {"license", {{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}},
              {"description",
               "Ids are strings of digits. Times are RFC 3339. Refusals are problem+json, with "
               "every field error at once. 编号为数字字符串，时间为 RFC 3339 格式。"}}},
            {"servers", {{{"url", "/"}}}},
            {"tags", std::move(tag_list)},
            {"paths", std::move(paths)},
            {"components", components()}};
}

}  // namespace http
