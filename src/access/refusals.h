#pragma once

#include "access/namespace.h"
#include "base/refusal.h"

/// Every no of this room that is not a field's or a separation's.
namespace access {

inline constexpr base::RefusalKind wrong_login{"wrong_login", base::Because::unauthenticated,
                                               "账号或密码不正确。",
                                               "The login name or the password is not right."};
inline constexpr base::RefusalKind too_many_tries{
    "too_many_tries", base::Because::too_many, "尝试次数过多，请稍后再试，或请安全管理员解锁。",
    "Too many tries. Wait a while, or ask the security administrator to unlock."};
inline constexpr base::RefusalKind wrong_code{"wrong_code", base::Because::unauthenticated,
                                              "验证码不正确或已使用。",
                                              "The code is not right or was used already."};
inline constexpr base::RefusalKind wrong_password{"wrong_password", base::Because::forbidden,
                                                  "原密码不正确。",
                                                  "The present password is not right."};
inline constexpr base::RefusalKind second_factor_needed{
    "second_factor_needed", base::Because::forbidden, "请先输入动态验证码。",
    "Enter the code of your second factor first."};
inline constexpr base::RefusalKind password_change_needed{
    "password_change_needed", base::Because::forbidden, "请先修改初始密码。",
    "Change the password you were given first."};
inline constexpr base::RefusalKind enrolment_needed{
    "enrolment_needed", base::Because::forbidden, "您的岗位要求双因素登录，请先绑定动态验证码。",
    "Your post asks for a second factor; set it up first."};
inline constexpr base::RefusalKind invalid_token{"invalid_token", base::Because::unauthenticated,
                                                 "访问令牌无效、已过期或已撤销。",
                                                 "The access token is wrong, expired or revoked."};
inline constexpr base::RefusalKind forged_request{
    "forged_request", base::Because::forbidden, "请求未通过来源校验，请刷新页面后重试。",
    "The request did not prove where it came from; reload the page and try again."};
inline constexpr base::RefusalKind no_second_factor{"no_second_factor", base::Because::conflict,
                                                    "尚未发起动态验证码绑定。",
                                                    "No second factor is being set up."};
inline constexpr base::RefusalKind second_factor_set{"second_factor_set", base::Because::conflict,
                                                     "动态验证码已经绑定。",
                                                     "A second factor is set up already."};
inline constexpr base::RefusalKind second_factor_required{
    "second_factor_required", base::Because::forbidden, "您的岗位要求双因素登录，不能解绑。",
    "Your post asks for a second factor; it cannot be removed."};
inline constexpr base::RefusalKind login_name_taken{
    "login_name_taken", base::Because::conflict, "账号名已被使用。", "This login name is taken."};
inline constexpr base::RefusalKind not_yourself{"not_yourself", base::Because::forbidden,
                                                "不能对本人执行此操作，请由他人办理。",
                                                "Not for yourself; someone else has to do this."};
inline constexpr base::RefusalKind may_not_give{"may_not_give", base::Because::forbidden,
                                                "您的岗位不能授予或管理该角色。",
                                                "Your post may not give or manage this role."};
inline constexpr base::RefusalKind incompatible_posts{
    "incompatible_posts", base::Because::conflict,
    "系统、安全、审计管理员三权分立，不得兼任，也不得兼任业务岗位。",
    "System, security and audit administrators are three people and hold no other post."};
inline constexpr base::RefusalKind outside_scope{"outside_scope", base::Because::forbidden,
                                                 "不在您的管辖范围内。",
                                                 "This lies outside your region or unit."};
inline constexpr base::RefusalKind post_over{"post_over", base::Because::conflict,
                                             "该岗位已经结束。", "This post has ended."};
inline constexpr base::RefusalKind only_machines{
    "only_machines", base::Because::conflict, "令牌只发给机器账号，人员请登录使用。",
    "Tokens are for machine accounts; people sign in."};
inline constexpr base::RefusalKind only_the_wall{
    "only_the_wall", base::Because::forbidden, "这是大屏的登录，只能看大屏；办事请另行登录。",
    "This is the sign-in of a screen on a wall; sign in anew to do anything else."};
inline constexpr base::RefusalKind break_glass_over{
    "break_glass_over", base::Because::forbidden, "紧急查阅不存在或已经结束。",
    "This urgent reading does not exist or has ended."};
inline constexpr base::RefusalKind break_glass_reads_only{
    "break_glass_reads_only", base::Because::forbidden, "紧急查阅只能查看，不能修改。",
    "An urgent reading can look and not change."};

}  // namespace access
