#pragma once

#include "base/refusal.h"
#include "matters/work.h"

namespace matters {

/// Closes with what the resident said (rows 29, 31): grade and whether it was solved.
void note_answer(Work& work, std::optional<Satisfaction> satisfaction, std::optional<bool> solved);

/// Days in China on which somebody tried to reach the resident since the last reply.
int days_tried(db::Read& read, const Matter& matter);

}  // namespace matters
