#pragma once

#include "http/handler.h"
#include "http/standard.h"

namespace http {

/// On which rows a caller may use an endpoint: what the contract tests try.
enum class Reach {
    everyone,  ///< The same for all who may at all.
    own,       ///< Only what is the caller's own.
    region,    ///< Only inside the caller's region: from a sibling region 403 or 404.
};

/// Bodies that are not JSON of the declared structs.
struct Content {
    std::vector<std::string> types;  ///< `application/octet-stream`; `*/*` stands for any.
    boost::json::object (*schema)() = nullptr;  ///< Of their fields, for OpenAPI; may be null.
};

/// One endpoint, declared once. Route, reader, permission check, OpenAPI and contract tests come
/// from this.
///
/// Members of the input struct are found in the path, else (GET, DELETE) in the query, else in the
/// JSON body; all errors are reported at once, and a name that is not a member is an error. Types:
/// Text, Secret, Digits, Whole, List, Limit, Cursor (fields.h), bool, int, std::int64_t, double,
/// base::Id (string of digits), base::Instant, base::Date, described enums and structs,
/// boost::json::object, and std::optional of these. Every field that is neither optional nor a
/// Limit or Cursor is required.
///
/// The output is a described struct of the same types plus std::string, std::vector, Page and JSON
/// values; or Created of one (201), Empty (204), or File; or a Response that leaves as it
/// is, of a type that `gives` names.
///
/// An endpoint that names types in `takes` gets its body unread: its handler takes an http::Call
/// and finds it in `call.request.body` (forms.h reads forms). Fields of the input then stand in
/// path and query.
struct Endpoint {
    Method method = Method::get;
    std::string path;  ///< `/api/v1/units/{unit_id}`; every parameter is a member of the input.
    std::string summary;
    std::string summary_zh;
    std::string tag;
    std::string_view needs = {};  ///< A permission, `signed_in` or `anyone`.
    Reach reach = Reach::everyone;
    std::vector<const base::RefusalKind*> refusals;  ///< What it may answer beyond the usual.
    boost::json::object example;                     ///< Path, query and body fields in one.
    std::size_t body_limit = 64 * 1024;              ///< Bytes.
    Handler handle;
    /// False for answers that hold a secret: a repeat with the same Idempotency-Key is then told
    /// that it was done, without the answer.
    bool keeps_answer = true;
    Content takes = {};                  ///< Of requests; empty: JSON, read into the input.
    Content gives = {};                  ///< Of answers; empty: as the handler's output says.
    const Standard* standard = nullptr;  ///< Whose; null: our own, below `/api/v1/`.
};

using Endpoints = std::vector<Endpoint>;

}  // namespace http
