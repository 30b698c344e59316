#include "http/problem.h"

#include "http/writer.h"

namespace http {
namespace {

struct Title {
    int status;
    std::string_view zh;
    std::string_view en;
};

constexpr Title titles[] = {
    {400, "请求格式有误", "Bad request"},
    {401, "需要登录", "Sign-in needed"},
    {403, "没有权限", "Not allowed"},
    {404, "没有找到", "Not found"},
    {405, "不支持该操作", "Method not allowed"},
    {408, "请求超时", "Request timed out"},
    {409, "与现状冲突", "Conflict"},
    {413, "内容过大", "Too large"},
    {415, "内容类型不符", "Wrong content type"},
    {422, "填写有误", "Input needs mending"},
    {429, "操作过于频繁", "Too many requests"},
    {431, "请求头过大", "Headers too large"},
    {500, "系统出错", "Internal error"},
    {501, "不支持", "Not implemented"},
    {503, "暂时不可用", "Unavailable"},
};

std::string_view title(int status, Language language) {
    for (const auto& row : titles) {
        if (row.status == status) return language == Language::zh ? row.zh : row.en;
    }
    return language == Language::zh ? "未能办理" : "Refused";
}

void member(std::string& out, std::string_view name, std::string_view value) {
    out += out.back() == '{' ? "\"" : ",\"";
    out += name;
    out += "\":";
    write_string(out, value);
}

void write_fields(std::string& out, const std::vector<base::FieldError>& fields) {
    if (fields.empty()) return;
    out += ",\"fields\":[";
    for (const auto& field : fields) {
        out += out.back() == '[' ? "{" : ",{";
        member(out, "field", field.field);
        member(out, "code", field.code);
        member(out, "zh", field.zh);
        member(out, "en", field.en);
        out += '}';
    }
    out += ']';
}

Response make(int status, const base::Refusal& refusal, const Request& request) {
    const auto& kind = *refusal.kind;
    const auto language = request.language();
    std::string out = "{";
    member(out, "type", "urn:gongzhi:problem:" + std::string(kind.code));
    member(out, "title", title(status, language));
    out += ",\"status\":" + std::to_string(status);
    member(out, "detail", language == Language::zh ? kind.zh : kind.en);
    member(out, "code", kind.code);
    write_fields(out, refusal.fields);
    if (!refusal.facts.empty()) {
        out += ",\"facts\":{";
        for (const auto& [name, value] : refusal.facts) member(out, name, value);
        out += '}';
    }
    member(out, "request_id", request.id);
    out += '}';

    auto response = json_response(status, std::move(out));
    response.content_type = "application/problem+json";
    response.set("Content-Language", language == Language::zh ? "zh" : "en");
    if (const auto wait = retry_after(status, refusal); !wait.empty()) {
        response.set("Retry-After", std::string(wait));
    }
    if (status == 401) response.set("WWW-Authenticate", "Bearer realm=\"gongzhi\"");
    return response;
}

}  // namespace

int status_of(base::Because because) {
    using enum base::Because;
    switch (because) {
        case invalid:
            return 422;
        case unauthenticated:
            return 401;
        case forbidden:
            return 403;
        case not_found:
            return 404;
        case conflict:
            return 409;
        case too_large:
            return 413;
        case too_many:
            return 429;
        case unavailable:
            return 503;
    }
    return 500;
}

std::string_view retry_after(int status, const base::Refusal& refusal) {
    for (const auto& [name, value] : refusal.facts) {
        if (name == "retry_after") return value;
    }
    return status == 503 ? "1" : status == 429 ? "10" : "";
}

Response problem(const base::Refusal& refusal, const Request& request) {
    return make(status_of(refusal.kind->because), refusal, request);
}

Response problem(const base::RefusalKind& kind, const Request& request) {
    return make(status_of(kind.because), {.kind = &kind}, request);
}

Response problem(int status, const base::RefusalKind& kind, const Request& request) {
    return make(status, {.kind = &kind}, request);
}

}  // namespace http
