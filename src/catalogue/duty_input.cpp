#include "catalogue/duty_input.h"

namespace catalogue {

namespace {

template <class Text>
std::string text_of(const std::optional<Text>& text) {
    return text ? text->value : std::string();
}

}  // namespace

Duty duty_of(const DutyContent& in) {
    return {.code = in.code.value,
            .kind = in.kind,
            .level = in.level,
            .unit_id = in.unit_id.value_or(access::UnitId{}),
            .department = text_of(in.department),
            .basis_kind = in.basis_kind,
            .basis = in.basis.value,
            .batch = text_of(in.batch),
            .batch_date = in.batch_date,
            .disputed = in.disputed.value_or(false),
            .clarification = text_of(in.clarification),
            .approved_by = text_of(in.approved_by),
            .valid_from = in.valid_from,
            .valid_to = in.valid_to};
}

}  // namespace catalogue
