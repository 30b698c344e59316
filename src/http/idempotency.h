#pragma once

#include <optional>
#include <string>
#include <variant>

#include "base/refusal.h"
#include "db/database.h"
#include "http/response.h"

namespace base {
class Vault;
}

/// A POST with an Idempotency-Key is carried out once; a repeat within 24 hours gets the first
/// answer. The key's row is written in the transaction of the effect, so that there is never one
/// without the other. Only what was carried out is remembered: a refusal changed nothing, so a
/// repeat may be decided anew. See docs/adr/0022.
namespace http::idempotency {

/// What tells two requests apart.
struct Key {
    std::string scope;     ///< Whose: `person:17`, or `anonymous`.
    std::string endpoint;  ///< `POST /api/v1/units`
    std::string key;
    std::string digest;        ///< Of path and body.
    bool keeps_answer = true;  ///< False: the answer holds a secret.
};

inline constexpr base::Duration kept{24 * 3600 * 1000};
/// How long a slow handler (http::Call) may take before its claim counts as abandoned.
inline constexpr base::Duration lease{10 * 60 * 1000};

/// Checks the header. Anonymous callers need 16 characters, so that nobody meets another's key.
base::Result<Key> make_key(std::string_view header, std::string scope, std::string endpoint,
                           std::string_view path, std::string_view body);

enum class Claim {
    ours,     ///< First: carry it out.
    running,  ///< Another with the same key is under way.
};

/// Takes the key inside a transaction, or gives the first answer, or refuses a key used for
/// another content.
base::Result<std::variant<Claim, Response>> claim(db::Write& write, const Key& key,
                                                  const base::Vault* vault);

/// Remembers the answer under a key that is ours.
void keep(db::Write& write, const Key& key, const Response& response, const base::Vault* vault);

/// Gives the key back: nothing was carried out.
void release(db::Write& write, const Key& key);

/// Deletes what is older than 24 hours, at most `most` rows; the number deleted.
std::int64_t sweep(db::Write& write, std::int64_t most);

}  // namespace http::idempotency
