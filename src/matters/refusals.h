#pragma once

#include "base/refusal.h"

/// Every no of this room that is not a field's or a separation's.
namespace matters {

inline constexpr base::RefusalKind act_not_allowed{
    "act_not_allowed", base::Because::conflict, "事项目前的状态不允许这样办理，请看可办理的事项。",
    "The matter stands where this cannot be done; see what is allowed."};
inline constexpr base::RefusalKind matter_changed{
    "matter_changed", base::Because::conflict,
    "他人先办理了这一事项，请查看变化后再提交；您填写的内容仍在。",
    "Somebody was faster: look at what changed and send again; what you typed is kept."};
inline constexpr base::RefusalKind wrong_number_or_code{
    "wrong_number_or_code", base::Because::not_found, "编号与查询码不相符。",
    "The number and the query code do not fit each other."};
inline constexpr base::RefusalKind place_not_served{
    "place_not_served", base::Because::conflict,
    "该地还没有综治中心接入本平台，请向当地综治中心或12345反映。",
    "No centre serves this place here yet; turn to the local centre or to 12345."};
inline constexpr base::RefusalKind none_above{
    "none_above", base::Because::conflict,
    "被投诉的单位之上没有接入本平台的单位，在此登记只会由其自己看到。请向上一级信访部门或12388反映"
    "；"
    "您填写的内容未被保存。",
    "No unit above the one complained of works here: kept here, only that one would see it. Turn "
    "to "
    "the petitions office of the level above, or to 12388; nothing of what you typed was kept."};
inline constexpr base::RefusalKind heads_only{"heads_only", base::Because::forbidden,
                                              "须由单位负责人提出。",
                                              "Only the head of the unit may ask for this."};
inline constexpr base::RefusalKind not_your_turn{
    "not_your_turn", base::Because::forbidden, "该事项现由其他单位办理。",
    "Another unit holds this matter; you cannot act in its place."};
inline constexpr base::RefusalKind complained_of{
    "complained_of", base::Because::forbidden,
    "不得交被投诉的单位、人员或其下级办理，应由上一级办理。",
    "Never to the unit or person complained of, nor below it: it goes to the level above."};
inline constexpr base::RefusalKind duty_not_below{
    "duty_not_below", base::Because::conflict, "不得把部门职责下交：没有赋权依据。",
    "A department's duty may not be sent down: there is no power basis for it."};
inline constexpr base::RefusalKind once_only{"once_only", base::Because::conflict,
                                             "依规定只能提出一次。",
                                             "The rule allows this once only."};
inline constexpr base::RefusalKind card_stands{
    "card_stands", base::Because::conflict, "该单位在本事项上已有这一级的督办牌，尚未解除。",
    "The unit already has an open card of this level on the matter."};
inline constexpr base::RefusalKind leads_already{"leads_already", base::Because::conflict,
                                                 "该领导已在包案。",
                                                 "This leader already has the case."};
inline constexpr base::RefusalKind designated_unit{
    "designated_unit", base::Because::conflict, "该单位系裁定指定，不得再退回。",
    "This unit was designated by a ruling and may not return the matter."};
inline constexpr base::RefusalKind support_open{"support_open", base::Because::conflict,
                                                "协办单位尚未全部反馈。",
                                                "Not every support unit has answered yet."};
inline constexpr base::RefusalKind too_late{"too_late", base::Because::conflict,
                                            "已超过规定的期限。", "The time for this is over."};
inline constexpr base::RefusalKind consent_missing{
    "consent_missing", base::Because::conflict, "调解须双方自愿，请先取得双方同意并告知权利。",
    "Mediation is voluntary: both parties have to agree, and to know their rights, first."};
inline constexpr base::RefusalKind callback_incomplete{
    "callback_incomplete", base::Because::conflict, "未联系上须在两日内至少回访三次，并如实记录。",
    "Unreached counts only after three tries on two days."};
inline constexpr base::RefusalKind decided_above{"decided_above", base::Because::forbidden,
                                                 "须由中心主任决定。",
                                                 "The centre's head has to decide this."};
inline constexpr base::RefusalKind nothing_asked{"nothing_asked", base::Because::conflict,
                                                 "没有待决定的申请。",
                                                 "Nothing of the kind was asked for."};
inline constexpr base::RefusalKind nothing_agreed{"nothing_agreed", base::Because::conflict,
                                                  "本事项没有达成调解协议。",
                                                  "No mediation of this matter was agreed."};
inline constexpr base::RefusalKind second_person{"second_person", base::Because::forbidden,
                                                 "须由另一人批准。",
                                                 "A second person has to decide; not who asked."};
inline constexpr base::RefusalKind reviewed_above{
    "reviewed_above", base::Because::forbidden, "复核由复查机关的上一级机关作出。",
    "A level above the one that decided the first review has to decide the second."};

}  // namespace matters
