#include "catalogue/file_refusal.h"

#include <algorithm>

#include <fmt/format.h>

namespace catalogue {

std::unexpected<base::Refusal> refuse_file(std::span<const FileProblem> problems) {
    base::Refusal refusal{.kind = &bad_file};
    constexpr std::size_t most = 200;
    for (const FileProblem& each : problems.first(std::min(problems.size(), most)))
        refusal.fields.push_back(
            {fmt::format("line/{}/{}", each.line, each.field), "file", each.zh, each.en});
    if (problems.size() > most)
        refusal.fields.push_back({"file", "more",
                                  fmt::format("另有{}处错误未列出。", problems.size() - most),
                                  fmt::format("{} more are not listed.", problems.size() - most)});
    return std::unexpected(std::move(refusal));
}

}  // namespace catalogue
