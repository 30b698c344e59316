#include "catalogue/draft.h"

#include <algorithm>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "catalogue/check.h"
#include "catalogue/enum_name.h"

namespace catalogue {

Catalogue with_changes(const Catalogue& base, std::span<const LeafChange> changes) {
    Catalogue next = base;
    for (const LeafChange& change : changes) {
        std::erase_if(next.leaves, [&](const Category& leaf) { return leaf.code == change.code; });
        if (change.leaf) next.leaves.push_back(*change.leaf);
    }
    std::ranges::sort(next.leaves, {}, &Category::code);
    return next;
}

std::vector<base::FieldError> problems_of(const Catalogue& base,
                                          std::span<const LeafChange> changes,
                                          std::span<const std::string> retired) {
    const Catalogue next = with_changes(base, changes);
    std::vector<base::FieldError> errors;
    for (const LeafChange& change : changes) {
        if (!change.leaf) continue;
        for (base::FieldError& error : problems_of(*change.leaf, next)) {
            error.field = fmt::format("{}/{}", change.code, error.field);
            errors.push_back(std::move(error));
        }
        if (std::ranges::find(retired, change.code) != retired.end())
            errors.push_back({change.code + "/code", "retired", "该编码已停用，不得再用。",
                              "Is retired and may not be used again."});
    }
    if (next.leaves.empty())
        errors.push_back({"categories", "required", "目录不能没有事项。", "No leaf is left."});
    return errors;
}

std::string to_json(const Category& leaf) {
    return boost::json::serialize(boost::json::value_from(leaf));
}

Category leaf_from_json(std::string_view text) {
    return boost::json::value_to<Category>(boost::json::parse(text));
}

}  // namespace catalogue
