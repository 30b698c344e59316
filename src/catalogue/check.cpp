#include "catalogue/check.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"

namespace catalogue {

namespace {

using Errors = std::vector<base::FieldError>;

void check_name(Errors& errors, const char* field, std::string_view text, std::size_t most) {
    const std::size_t length = base::length(text);
    if (length == 0)
        errors.push_back({field, "required", "不能为空。", "is missing."});
    else if (length > most)
        errors.push_back({field, "too_long", fmt::format("最多{}字。", most),
                          fmt::format("has {} characters; at most {}.", length, most)});
}

void check_code(Errors& errors, const Category& leaf, const Catalogue& catalogue) {
    if (!is_code(leaf.code, 6))
        errors.push_back({"code", "type", "事项编码应为6位数字。",
                          fmt::format("`{}` is no code: six digits were expected.", leaf.code)});
    else if (!catalogue.find_heading(leaf.class_code()))
        errors.push_back(
            {"code", "unknown", fmt::format("没有{}这一小类。", leaf.class_code()),
             fmt::format("class {} of leaf {} does not exist.", leaf.class_code(), leaf.code)});
}

void check_departments(Errors& errors, const Category& leaf, const Catalogue& catalogue) {
    const auto unknown = [&](const char* field, const std::string& code) {
        errors.push_back({field, "unknown", fmt::format("没有“{}”这个部门代码。", code),
                          fmt::format("`{}` is no department of this catalogue.", code)});
    };
    if (!catalogue.find_department(leaf.department)) unknown("dept", leaf.department);
    for (auto code = leaf.support.begin(); code != leaf.support.end(); ++code) {
        if (!catalogue.find_department(*code)) unknown("support", *code);
        if (*code == leaf.department || std::find(leaf.support.begin(), code, *code) != code)
            errors.push_back({"support", "twice", fmt::format("“{}”重复。", *code),
                              fmt::format("`{}` stands here twice, or leads already.", *code)});
    }
}

void check_standard(Errors& errors, const Category& leaf, const Catalogue& catalogue) {
    std::string problem;
    for (const Crossing& crossing : crossings_of(leaf, &problem)) {
        const bool known = std::ranges::any_of(catalogue.schemes, [&](const Scheme& scheme) {
            return scheme.code == crossing.scheme;
        });
        if (!known)
            errors.push_back(
                {"std", "unknown", fmt::format("没有“{}”这个标准体系。", crossing.scheme),
                 fmt::format("`{}` is no scheme of this catalogue.", crossing.scheme)});
    }
    if (!problem.empty())
        errors.push_back({"std", "type", "应写成“scheme:code name,code;scheme:code”（半角标点）。",
                          fmt::format("`{}`: expected `scheme:code name,code`.", problem)});
}

/// Rules that hold between the members of a leaf, whoever edits it.
void check_route(Errors& errors, const Category& leaf) {
    if (leaf.route == Route::mediation && !leaf.has(Flag::both_parties_consent))
        errors.push_back({"flags", "required",
                          "调解须双方自愿，应标注 both_parties_consent（人民调解法第三、十七条）。",
                          "mediation needs both_parties_consent (人民调解法 arts 3, 17)."});
    if (leaf.level == Level::external && leaf.route != Route::refer &&
        leaf.route != Route::emergency)
        errors.push_back({"route", "range", "平台外办理的事项只能引导移送或紧急转接。",
                          "what an outside body handles can only be refer or emergency."});
    if (leaf.route == Route::emergency && leaf.priority != Priority::p1)
        errors.push_back(
            {"priority", "range", "紧急转接的事项优先级应为P1。", "an emergency is always P1."});
    for (auto flag = leaf.flags.begin(); flag != leaf.flags.end(); ++flag)
        if (std::find(leaf.flags.begin(), flag, *flag) != flag)
            errors.push_back({"flags", "twice", "标注重复。", "a flag stands here twice."});
}

}  // namespace

bool is_code(std::string_view text, std::size_t digits) {
    return text.size() == digits &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<base::FieldError> problems_of(const Category& leaf, const Catalogue& catalogue) {
    Errors errors;
    check_code(errors, leaf, catalogue);
    check_name(errors, "zh", leaf.zh, 60);
    check_name(errors, "en", leaf.en, 120);
    check_departments(errors, leaf, catalogue);
    if (!catalogue.find_limit(leaf.limit_class))
        errors.push_back(
            {"sla", "unknown", fmt::format("没有“{}”这个时限类别。", leaf.limit_class),
             fmt::format("`{}` is no limit class of this catalogue.", leaf.limit_class)});
    check_route(errors, leaf);
    check_standard(errors, leaf, catalogue);
    if (base::length(leaf.note) > 500)
        errors.push_back({"note", "too_long", "最多500字。", "has more than 500 characters."});
    return errors;
}

std::vector<base::FieldError> problems_of(const LimitClass& limit) {
    Errors errors;
    check_name(errors, "zh", limit.zh, 30);
    check_name(errors, "en", limit.en, 300);
    check_name(errors, "basis", limit.basis, 300);
    const auto [value, unit] = limit.limit;
    if (unit == LimitUnit::instant ? value != 0 : value < 1 || value > 3650)
        errors.push_back({"value", "range", "即时为0，其余为1至3650。",
                          "expected 0 for instant, else 1 to 3650."});
    int planning = value;
    if (unit == LimitUnit::work_hour) planning = (value + 7) / 8;
    if (unit == LimitUnit::calendar_day) planning = value * 5 / 7;
    if (errors.empty() && limit.planning_days != planning)
        errors.push_back(
            {"deadline_wd", "range", fmt::format("应为{}。", planning),
             fmt::format("is {}; {} follows from the limit.", limit.planning_days, planning)});
    return errors;
}

}  // namespace catalogue
