#pragma once

#include <span>

#include "base/refusal.h"
#include "catalogue/file_problem.h"

namespace catalogue {

inline constexpr base::RefusalKind bad_file{
    "bad_file", base::Because::invalid, "文件有误，没有导入任何内容，请按提示改正。",
    "The file has mistakes; nothing of it was taken. See each one."};

/// A refusal with the problems of an uploaded file, each place as `line/12/sla`: the first 200, and
/// how many more there are.
std::unexpected<base::Refusal> refuse_file(std::span<const FileProblem> problems);

}  // namespace catalogue
