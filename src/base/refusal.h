#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace base {

/// Why the server says no, in the terms of whoever asked. `http` turns each into a status.
enum class Because {
    invalid,          ///< The input does not fit; the fields say where.            422
    unauthenticated,  ///< We do not know who asks.                                 401
    forbidden,        ///< Known, but may not.                                      403
    not_found,        ///< Not there, or not in the asker's scope.                  404
    conflict,         ///< Not in this state, or somebody was faster.               409
    too_large,        ///< More than the limit.                                     413
    too_many,         ///< Too often; try again later.                              429
    unavailable,      ///< We cannot serve this now.                                503
};

/// One kind of refusal: a stable code for machines, a sentence for people. Each room declares its
/// own as constants beside the rules that refuse.
struct RefusalKind {
    std::string_view code;  ///< snake_case, never changed once released.
    Because because;
    std::string_view zh;
    std::string_view en;
};

/// What is wrong with one field of the input, and the mend.
struct FieldError {
    std::string field;  ///< JSON pointer without the leading slash: `posts/0/from`.
    std::string code;   ///< `required`, `type`, `too_long`, `range`, `unknown` …
    std::string zh;
    std::string en;
};

/// An expected no. Facts that help the asker (who was faster, when to try again) go in `facts`.
struct Refusal {
    const RefusalKind* kind = nullptr;
    std::vector<FieldError> fields;
    std::vector<std::pair<std::string, std::string>> facts;
};

template <class T>
using Result = std::expected<T, Refusal>;

/// `return base::refuse(grid_uncovered);`
inline std::unexpected<Refusal> refuse(const RefusalKind& kind) {
    return std::unexpected(Refusal{.kind = &kind});
}

/// A refusal with one fact: `refuse(stale, "version", "7")`.
inline std::unexpected<Refusal> refuse(const RefusalKind& kind, std::string name,
                                       std::string value) {
    return std::unexpected(Refusal{.kind = &kind, .facts = {{std::move(name), std::move(value)}}});
}

inline constexpr RefusalKind invalid_input{"invalid_input", Because::invalid,
                                           "填写的内容有误，请按提示改正。",
                                           "Some fields need mending; see each one."};
inline constexpr RefusalKind not_found{"not_found", Because::not_found, "没有找到。", "Not found."};
inline constexpr RefusalKind forbidden{"forbidden", Because::forbidden, "您没有权限做这件事。",
                                       "You may not do this."};
inline constexpr RefusalKind stale{"stale", Because::conflict, "内容已被他人更新，请查看后再提交。",
                                   "Someone changed this first; look again and resend."};

/// An input refused for one field.
inline std::unexpected<Refusal> refuse_field(std::string field, std::string code, std::string zh,
                                             std::string en) {
    return std::unexpected(
        Refusal{.kind = &invalid_input,
                .fields = {{std::move(field), std::move(code), std::move(zh), std::move(en)}}});
}

}  // namespace base
