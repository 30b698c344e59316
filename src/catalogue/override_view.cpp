#include "catalogue/override_view.h"

namespace catalogue {

OverrideView view(const OverrideRow& row) {
    const Override each = override_of(row);
    return {row.override_id, row.region_id, row.region_name, row.code,   each.limit,
            row.level,       row.priority,  each.flags,      row.basis,  row.valid_from,
            row.valid_to,    row.set_by,    row.set_at,      row.version};
}

WantedOverride wanted_of(const OverrideContent& in) {
    return {.limit = in.limit,
            .level = in.level,
            .priority = in.priority,
            .flags = in.flags ? in.flags->value : std::vector<Flag>{},
            .basis = in.basis.value,
            .valid_from = in.valid_from,
            .valid_to = in.valid_to};
}

}  // namespace catalogue
