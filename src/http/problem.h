#pragma once

#include "base/refusal.h"
#include "http/response.h"

namespace http {

/// The status that a reason answers with.
int status_of(base::Because because);

/// A refusal as RFC 9457 problem+json, its sentences in the language of the request, its fields in
/// both. A fact named `retry_after` (seconds) becomes the header too; 429 and 503 always carry one.
Response problem(const base::Refusal& refusal, const Request& request);
Response problem(const base::RefusalKind& kind, const Request& request);
/// The same for a status that no reason stands for (405, 408, 415 …).
Response problem(int status, const base::RefusalKind& kind, const Request& request);
/// How many seconds to wait before trying again; empty where that helps nobody.
std::string_view retry_after(int status, const base::Refusal& refusal);

inline constexpr base::RefusalKind not_signed_in{"not_signed_in", base::Because::unauthenticated,
                                                 "请先登录。", "Sign in first."};
inline constexpr base::RefusalKind overloaded{"overloaded", base::Because::unavailable,
                                              "系统繁忙，请稍后再试。",
                                              "The server is busy; try again shortly."};
inline constexpr base::RefusalKind unavailable{"unavailable", base::Because::unavailable,
                                               "系统暂时无法办理，请稍后再试。",
                                               "The server cannot do this now; try again later."};
inline constexpr base::RefusalKind internal_error{
    "internal_error", base::Because::unavailable, "系统出错，已记录，请将请求编号告知管理员。",
    "Something broke here and was logged; tell the administrator the request id."};
inline constexpr base::RefusalKind malformed{"malformed", base::Because::invalid, "请求格式有误。",
                                             "The request is malformed."};
inline constexpr base::RefusalKind method_not_allowed{
    "method_not_allowed", base::Because::invalid, "此地址不支持该操作。",
    "This path does not take that method; see Allow."};
inline constexpr base::RefusalKind unknown_method{"unknown_method", base::Because::invalid,
                                                  "不支持的请求方法。", "Unknown method."};
inline constexpr base::RefusalKind body_too_large{"body_too_large", base::Because::too_large,
                                                  "提交的内容过大。", "The body is too large."};
inline constexpr base::RefusalKind header_too_large{"header_too_large", base::Because::too_large,
                                                    "请求头过大。", "The headers are too large."};
inline constexpr base::RefusalKind too_slow{"too_slow", base::Because::invalid,
                                            "请求发送过慢，请重试。",
                                            "The request came too slowly; send it again."};
inline constexpr base::RefusalKind not_json_type{"not_json_type", base::Because::invalid,
                                                 "提交的内容应为 application/json。",
                                                 "The body must be application/json."};
inline constexpr base::RefusalKind wrong_body_type{"wrong_body_type", base::Because::invalid,
                                                   "不支持提交这种类型的内容。",
                                                   "This path does not take such a Content-Type."};
inline constexpr base::RefusalKind bad_encoding{"bad_encoding", base::Because::invalid,
                                                "不支持压缩的请求内容。",
                                                "Content-Encoding of a request is not supported."};

}  // namespace http
