#pragma once

#include "catalogue/duty.h"
#include "http/fields.h"

namespace catalogue {

/// The members that a new and a changed duty share.
struct DutyContent {
    http::Digits<6> code;
    DutyKind kind = DutyKind::lead;
    Level level = Level::county;
    std::optional<access::UnitId> unit_id;
    std::optional<http::Text<2, 2>> department;
    BasisKind basis_kind = BasisKind::power_list;
    http::Text<2, 500> basis;
    std::optional<http::Text<1, 60>> batch;
    std::optional<base::Date> batch_date;
    std::optional<bool> disputed;
    std::optional<http::Text<1, 500>> clarification;
    std::optional<http::Text<1, 100>> approved_by;
    base::Date valid_from;
    std::optional<base::Date> valid_to;
};

/// The duty that the input means, without id, region and version.
Duty duty_of(const DutyContent& in);

}  // namespace catalogue
