#pragma once

#include <string>

#include "base/refusal.h"
#include "matters/work.h"

namespace matters {

/// Somebody acts no more in this matter (row 39, 信访条例 28): whoever was in charge no longer is,
/// and the unit names another. `person` as the reporter or the colleague says.
void recuse_person(Work& work, PersonId person, const std::string& ground);

/// Who the reporter is stays hidden from now on (row 40).
void conceal(Work& work);

}  // namespace matters
