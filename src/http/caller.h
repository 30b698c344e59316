#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.h"
#include "http/request.h"

namespace db {
class Database;
}

namespace http {

/// Who calls. `http` knows no more about people than this; access::Actor derives from it.
struct Caller {
    virtual ~Caller() = default;
    /// May the caller do this at all? `anyone` and `signed_in` are answered by `http` itself.
    virtual bool may(std::string_view permission) const = 0;
    /// Whose Idempotency-Keys these are: `person:17`.
    virtual std::string idempotency_scope() const = 0;
    /// Whom events may be meant for so that this caller gets them: `person:17`, `unit:5`.
    virtual std::vector<std::string> audiences() const = 0;
};

/// Recognises callers. Called on a worker thread, many at a time.
struct Gate {
    virtual ~Gate() = default;
    /// Who sent this; null for an anonymous request, a refusal for a broken or ended sign-in.
    virtual base::Result<std::shared_ptr<const Caller>> identify(const Request& request,
                                                                 db::Database& database) = 0;
};

/// Needs no sign-in.
inline constexpr std::string_view anyone = "anyone";
/// Needs any account.
inline constexpr std::string_view signed_in = "signed_in";

}  // namespace http
