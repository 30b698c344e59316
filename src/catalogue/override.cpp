#include "catalogue/override.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/expects.h"
#include "catalogue/enum_name.h"

namespace catalogue {

namespace {

/// Collects the lines of one override, deciding for each member whether it takes effect.
class Applying {
  public:
    Applying(Effective& result, const Override& each) : result_(result), override_(each) {}

    void limit() {
        if (!override_.limit) return;
        const bool applied = as_strict(*override_.limit, result_.values.limit);
        add("limit", zh(*override_.limit), en(*override_.limit), applied);
        if (applied) result_.values.limit = *override_.limit;
    }
    void level() {
        if (!override_.level) return;
        const bool applied = rank(*override_.level) >= rank(result_.values.level) &&
                             result_.values.level != Level::external;
        add("level", std::string(zh(*override_.level)), std::string(en(*override_.level)), applied);
        if (applied) result_.values.level = *override_.level;
    }
    void priority() {
        if (!override_.priority) return;
        const bool applied = *override_.priority <= result_.values.priority;
        const std::string name(name_of(*override_.priority));
        add("priority", name, name, applied);
        if (applied) result_.values.priority = *override_.priority;
    }
    void flags() {
        for (Flag flag : override_.flags) {
            if (std::ranges::count(result_.values.flags, flag)) continue;
            add("flags", std::string(name_of(flag)), std::string(name_of(flag)), true);
            result_.values.flags.push_back(flag);
        }
    }

  private:
    void add(const char* member, const std::string& in_zh, const std::string& in_en, bool applied) {
        const char* lax_zh = applied ? "" : "，宽于上级要求，不生效";
        const char* lax_en = applied ? "" : "; laxer than what holds above, so without effect";
        result_.steps.push_back(
            {.member = member,
             .source = "override",
             .override_id = override_.override_id,
             .region_id = override_.region_id,
             .value = in_zh,
             .applied = applied,
             .basis = override_.basis,
             .zh = fmt::format("{}规定为{}{}。", override_.region_name, in_zh, lax_zh),
             .en = fmt::format("{} sets {}{}.", override_.region_name, in_en, lax_en)});
    }

    Effective& result_;
    const Override& override_;
};

void add_default(Effective& result, const char* member, const std::string& in_zh,
                 const std::string& in_en, const std::string& basis) {
    result.steps.push_back({.member = member,
                            .source = "catalogue",
                            .value = in_zh,
                            .basis = basis,
                            .zh = fmt::format("事项目录规定为{}。", in_zh),
                            .en = fmt::format("The catalogue says {}.", in_en)});
}

void check_limit(std::vector<base::FieldError>& errors, Limit wanted, const Values& above) {
    if (wanted.unit == LimitUnit::instant ? wanted.value != 0
                                          : wanted.value < 1 || wanted.value > 3650) {
        errors.push_back({"limit", "range", "即时为0，其余为1至3650。",
                          "Expected 0 for instant, else 1 to 3650."});
        return;
    }
    const char* whose_zh = above.statutory ? "法定时限" : "上级要求";
    const char* whose_en = above.statutory ? "the law's limit" : "what holds above";
    switch (compare(wanted, above.limit)) {
        case Strictness::equal:
        case Strictness::stricter:
            return;
        case Strictness::laxer:
            errors.push_back(
                {"limit", "too_lax",
                 fmt::format("{}宽于{}（{}），只能更严。", zh(wanted), whose_zh, zh(above.limit)),
                 fmt::format("{} is laxer than {} ({}); it may only be stricter.", en(wanted),
                             whose_en, en(above.limit))});
            return;
        case Strictness::incomparable:
            errors.push_back(
                {"limit", "incomparable",
                 fmt::format("{}与{}（{}）因节假日不同可长可短，无法确认更严；请用同一种单位，"
                             "或设得更短。",
                             zh(wanted), whose_zh, zh(above.limit)),
                 fmt::format("Whether {} ends before {} ({}) depends on the calendar; use the same "
                             "unit, or a shorter limit.",
                             en(wanted), whose_en, en(above.limit))});
    }
}

}  // namespace

Values values_of(const Category& leaf, const Catalogue& catalogue) {
    const LimitClass* limit = catalogue.find_limit(leaf.limit_class);
    base::expects(limit != nullptr, "a catalogue holds the limit classes of its leaves");
    return {limit->limit, leaf.limit_class, leaf.statutory, leaf.level, leaf.priority, leaf.flags};
}

Effective effective(const Category& leaf, const Catalogue& catalogue,
                    std::span<const Override> from_the_top) {
    Effective result{.values = values_of(leaf, catalogue)};
    const Values& values = result.values;
    add_default(result, "limit", zh(values.limit), en(values.limit),
                catalogue.find_limit(leaf.limit_class)->basis);
    add_default(result, "level", std::string(zh(values.level)), std::string(en(values.level)), "");
    const std::string priority(name_of(values.priority));
    add_default(result, "priority", priority, priority, "");
    for (const Override& each : from_the_top) {
        Applying applying(result, each);
        applying.limit();
        applying.level();
        applying.priority();
        applying.flags();
    }
    return result;
}

std::vector<base::FieldError> problems_of(const Override& wanted, const Values& above) {
    std::vector<base::FieldError> errors;
    if (!wanted.limit && !wanted.level && !wanted.priority && wanted.flags.empty())
        errors.push_back({"limit", "required", "至少填写一项：时限、层级、优先级或标注。",
                          "Set at least one of limit, level, priority, flags."});
    if (wanted.limit) check_limit(errors, *wanted.limit, above);
    if (wanted.level && (*wanted.level == Level::external) != (above.level == Level::external))
        errors.push_back({"level", "range", "平台外办理的事项不能改为平台内办理，反之亦然。",
                          "What an outside body handles cannot be taken in, nor the reverse."});
    else if (wanted.level && rank(*wanted.level) < rank(above.level))
        errors.push_back(
            {"level", "too_lax", fmt::format("层级低于{}，不得把上级职责下交。", zh(above.level)),
             fmt::format("Lower than {}; a duty may not be sent down.", en(above.level))});
    if (wanted.priority && *wanted.priority > above.priority)
        errors.push_back({"priority", "too_lax",
                          fmt::format("优先级低于{}。", name_of(above.priority)),
                          fmt::format("Below {}.", name_of(above.priority))});
    if (wanted.valid_to && *wanted.valid_to <= wanted.valid_from)
        errors.push_back({"valid_to", "range", "应晚于生效日期。", "Must come after valid_from."});
    return errors;
}

int rank(Level level) {
    return static_cast<int>(level);
}

std::string_view zh(Level level) {
    constexpr std::string_view names[] = {"网格",         "村（社区）", "乡镇（街道）",
                                          "县（市、区）", "市",         "平台外专门机关"};
    return names[rank(level)];
}

std::string_view en(Level level) {
    constexpr std::string_view names[] = {"grid", "village or community", "township", "county",
                                          "city", "an outside body"};
    return names[rank(level)];
}

}  // namespace catalogue
