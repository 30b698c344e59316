#pragma once

#include "base/refusal.h"

namespace notices {

inline constexpr base::RefusalKind only_for_the_whole{
    "only_for_the_whole", base::Because::forbidden,
    "这是整个系统的设置，只能由管辖全域的系统管理员更改。",
    "This is set for the whole installation, by a system administrator of the whole."};
inline constexpr base::RefusalKind template_ended{
    "template_ended", base::Because::conflict, "这一版文字已停用，或随程序提供而不能停用。",
    "This text has ended already, or ships with the program and cannot be ended."};
inline constexpr base::RefusalKind notice_not_dead{
    "notice_not_dead", base::Because::conflict, "只有已停止重试的消息才能重新投递。",
    "Only a notice that was given up can be redelivered."};
inline constexpr base::RefusalKind notice_told{
    "notice_told", base::Because::conflict, "这条消息不需要人工告知，或已经告知。",
    "This notice needs nobody to tell it, or was told already."};
inline constexpr base::RefusalKind too_many_webhooks{
    "too_many_webhooks", base::Because::conflict, "该区划的订阅已达上限（50 个）。",
    "The region has as many subscriptions as it may (50)."};

}  // namespace notices
