#include "catalogue/file_refusal.h"

#include <fmt/format.h>

namespace catalogue {

std::unexpected<base::Refusal> refuse_file(std::span<const FileProblem> problems) {
    base::Refusal refusal{.kind = &bad_file};
    for (const FileProblem& each : problems)
        refusal.fields.push_back(
            {fmt::format("line/{}/{}", each.line, each.field), "file", each.zh, each.en});
    return std::unexpected(std::move(refusal));
}

}  // namespace catalogue
