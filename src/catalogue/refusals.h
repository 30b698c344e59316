#pragma once

#include "base/refusal.h"

namespace catalogue {

inline constexpr base::RefusalKind no_catalogue{
    "no_catalogue", base::Because::conflict,
    "尚未导入事项目录，请先运行 gongzhi import catalogue。",
    "There is no catalogue yet; run gongzhi import catalogue first."};
inline constexpr base::RefusalKind catalogue_moved_on{
    "catalogue_moved_on", base::Because::conflict, "目录已有更新的版本，请重新比较后再提交。",
    "A newer edition was published meanwhile; compare again and resend."};
inline constexpr base::RefusalKind draft_closed{"draft_closed", base::Because::conflict,
                                                "该草稿已发布或已放弃。",
                                                "This draft was published or discarded already."};
inline constexpr base::RefusalKind nothing_changed{"nothing_changed", base::Because::conflict,
                                                   "与现行版本没有差别，不必发布。",
                                                   "Nothing differs from the edition in force."};
inline constexpr base::RefusalKind only_from_the_top{
    "only_from_the_top", base::Because::forbidden,
    "事项目录全域统一，只能由最高一级发布；本地可另设更严的要求。",
    "The catalogue is one for all and is published from the top; a region may set overrides."};
inline constexpr base::RefusalKind duty_stands_already{
    "duty_stands_already", base::Because::conflict, "同一职责在这段时间已登记。",
    "This duty stands already for that time."};
inline constexpr base::RefusalKind override_stands_already{
    "override_stands_already", base::Because::conflict, "该地对这一事项在这段时间已有规定。",
    "The region has an override for this leaf at that time already."};

}  // namespace catalogue
