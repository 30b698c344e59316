#include "catalogue/duty.h"

#include <fmt/format.h>

#include "base/text.h"
#include "catalogue/override.h"

namespace catalogue {

namespace {

/// Townships and villages, which are given what is theirs and nothing of a department's.
bool is_grass_roots(std::string_view department) {
    return department == "JD" || department == "CJ";
}

void check_text(std::vector<base::FieldError>& errors, const char* field, const std::string& text,
                std::size_t most) {
    if (base::length(text) > most)
        errors.push_back({field, "too_long", fmt::format("最多{}字。", most),
                          fmt::format("At most {} characters.", most)});
}

void check_holder(std::vector<base::FieldError>& errors, const Duty& duty,
                  const Catalogue& catalogue) {
    if (!duty.unit_id == duty.department.empty())
        errors.push_back({"department", "required", "单位和部门须填且只能填一项。",
                          "Exactly one of unit and department holds a duty."});
    else if (!duty.department.empty() && !catalogue.find_department(duty.department))
        errors.push_back({"department", "unknown",
                          fmt::format("没有“{}”这个部门代码。", duty.department),
                          fmt::format("`{}` is no department of the catalogue.", duty.department)});
}

void check_entry(std::vector<base::FieldError>& errors, const Duty& duty, const Category& leaf) {
    if (!sends_down(duty, leaf)) return;
    if (!duty.has_power_basis())
        errors.push_back({"basis_kind", "no_basis",
                          "把部门职责交给基层须有法律依据或赋权清单，不能只凭目录默认。",
                          "Sending a duty down needs a law or a power list, not the catalogue's "
                          "default."});
    if (duty.approved_by.empty())
        errors.push_back({"approved_by", "required", "进入基层须经准入审核，请填写批准机关。",
                          "A duty that goes to the grass roots names the body that approved it."});
}

}  // namespace

bool sends_down(const Duty& duty, const Category& leaf) {
    if (leaf.level == Level::external) return true;
    if (rank(duty.level) < rank(leaf.level)) return true;
    return duty.kind == DutyKind::lead && rank(duty.level) <= rank(Level::town) &&
           is_grass_roots(duty.department) && !is_grass_roots(leaf.department);
}

std::vector<base::FieldError> problems_of(const Duty& duty, const Category& leaf,
                                          const Catalogue& catalogue) {
    std::vector<base::FieldError> errors;
    check_holder(errors, duty, catalogue);
    if (duty.level == Level::external)
        errors.push_back({"level", "range", "平台外机关的职责不列入责任清单。",
                          "What an outside body does is no duty of this list."});
    else if (leaf.level == Level::external && duty.kind == DutyKind::lead)
        errors.push_back({"code", "range", "该事项由平台外专门机关办理，不能列为主办职责。",
                          "An outside body handles this leaf; nobody here can lead it."});
    else
        check_entry(errors, duty, leaf);
    if (duty.basis.empty())
        errors.push_back({"basis", "required", "请填写依据。", "Name the basis."});
    check_text(errors, "basis", duty.basis, 500);
    check_text(errors, "batch", duty.batch, 60);
    check_text(errors, "clarification", duty.clarification, 500);
    check_text(errors, "approved_by", duty.approved_by, 100);
    if (!duty.clarification.empty() && !duty.disputed)
        errors.push_back({"clarification", "range", "没有争议的职责不需要厘清说明。",
                          "Only a disputed duty has a clarification."});
    if (duty.batch_date && duty.batch.empty())
        errors.push_back({"batch", "required", "有批次日期就应有批次名称。",
                          "A batch date needs the batch's name."});
    if (duty.valid_to && *duty.valid_to <= duty.valid_from)
        errors.push_back({"valid_to", "range", "应晚于生效日期。", "Must come after valid_from."});
    return errors;
}

bool overlap(const Duty& one, const Duty& other) {
    if (one.region_id != other.region_id || one.code != other.code || one.kind != other.kind ||
        one.level != other.level || one.unit_id != other.unit_id ||
        one.department != other.department)
        return false;
    for (const Duty* each : {&one, &other})
        if (each->valid_to && *each->valid_to <= each->valid_from) return false;
    return (!one.valid_to || other.valid_from < *one.valid_to) &&
           (!other.valid_to || one.valid_from < *other.valid_to);
}

std::vector<Duty> default_duties(const Catalogue& catalogue, access::RegionId region,
                                 base::Date from) {
    std::vector<Duty> duties;
    for (const Category& leaf : catalogue.leaves) {
        if (leaf.level == Level::external) continue;
        Duty duty{.region_id = region,
                  .code = leaf.code,
                  .level = leaf.level,
                  .department = leaf.department,
                  .basis_kind = BasisKind::catalogue_default,
                  .basis = "事项目录默认，待本地确认",
                  .valid_from = from};
        duties.push_back(duty);
        duty.kind = DutyKind::support;
        for (const std::string& department : leaf.support) {
            duty.department = department;
            duties.push_back(duty);
        }
    }
    return duties;
}

}  // namespace catalogue
