#pragma once

#include "base/file_problem.h"

namespace catalogue {

using base::FileProblem;

}  // namespace catalogue
