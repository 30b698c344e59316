// The field's words for what the API says in enumerators. Typed from the API: one that the server
// adds and that has no word here does not compile.
import type { Output } from '@/api/client';
import { language } from '@/ui/language';

export type Matter = Output<'get_matters_by_matter_id'>;
export type Line = Matter['line'];
export type State = Line['state'];
export type Queue = Line['queue'];
export type Channel = Line['channel'];
export type Priority = Line['priority'];
export type Pending = Line['pending'];
export type Act = Matter['allowed_actions'][number]['act'];
export type Inbox = Output<'get_inbox'>['items'][number]['inbox'];
export type Satisfaction = NonNullable<Matter['satisfaction']>;
export type Role = NonNullable<Output<'get_session'>['role']>;
type Words<Key extends string> = Record<Key, [zh: string, en: string]>;

export const states: Words<State> = {
  draft: ['草稿', 'Draft'],
  registered: ['已登记', 'Registered'],
  triage: ['研判中', 'In triage'],
  accepted: ['已受理', 'Accepted'],
  not_accepted: ['不予受理', 'Not accepted'],
  referred: ['已引导移送', 'Referred'],
  dispatched: ['已交办', 'Dispatched'],
  signed_for: ['已签收', 'Signed for'],
  in_hand: ['办理中', 'In hand'],
  waiting_papers: ['等待补正', 'Waiting for papers'],
  return_asked: ['退回审核中', 'Return asked'],
  extension_asked: ['延期审核中', 'Extension asked'],
  parked: ['挂账', 'Parked'],
  mediation: ['调解中', 'In mediation'],
  to_check: ['待核查', 'To be checked'],
  to_call_back: ['待回访', 'To be called back'],
  sent_back: ['待重派', 'To be sent again'],
  closed: ['已结案', 'Closed'],
  review: ['复查中', 'In review'],
  second_review: ['复核中', 'In second review'],
  archived: ['已归档', 'Archived'],
  withdrawn: ['已撤回', 'Withdrawn'],
  merged: ['已并案', 'Joined to another'],
  emergency: ['已紧急转接', 'Handed to emergency services'],
};

export const queues: Words<Queue> = {
  none: ['无须办理', 'Nothing to do'],
  to_register: ['待登记', 'To register'],
  to_triage: ['待研判', 'To triage'],
  to_dispatch: ['待分流', 'To dispatch'],
  to_sign: ['待签收', 'To sign for'],
  in_hand: ['办理中', 'In hand'],
  to_decide: ['待审批', 'To decide'],
  in_mediation: ['调解中', 'In mediation'],
  to_check: ['待核查', 'To check'],
  to_call_back: ['待回访', 'To call back'],
  to_review: ['待复查', 'To review'],
};

export const inboxes: Words<Inbox> = {
  to_register: queues.to_register,
  to_triage: queues.to_triage,
  to_dispatch: queues.to_dispatch,
  to_sign: queues.to_sign,
  in_hand: queues.in_hand,
  to_decide: queues.to_decide,
  in_mediation: queues.in_mediation,
  to_check: queues.to_check,
  to_call_back: queues.to_call_back,
  to_review: queues.to_review,
  returned: ['退回给我的', 'Returned to me'],
  overdue: ['已逾期', 'Overdue'],
  due_today: ['今日到期', 'Due today'],
  supervised: ['督办', 'Supervised'],
  supporting: ['协办', 'Supporting'],
  mine: ['我的', 'Mine'],
};

export const channels: Words<Channel> = {
  web: ['网页', 'Web'],
  phone_page: ['手机网页', 'Phone page'],
  walk_in: ['来访', 'Walk-in'],
  telephone: ['电话', 'Telephone'],
  letter: ['来信', 'Letter'],
  grid_worker: ['网格上报', 'Grid worker'],
  volunteer: ['志愿者', 'Volunteer'],
  hotline: ['热线', 'Hotline'],
  transfer: ['转来', 'Transferred'],
  open311: ['开放接口', 'Open311'],
};

export const priorities: Words<Priority> = {
  p1: ['特急', 'Critical'],
  p2: ['紧急', 'Urgent'],
  p3: ['一般', 'Normal'],
  p4: ['不急', 'Low'],
};

export const pendings: Words<Pending> = {
  nothing: ['', ''],
  non_acceptance: ['拟不予受理，待主任确认', 'Non-acceptance proposed, for the head'],
  parking: ['申请挂账，待审批', 'Parking asked, for the head'],
  unsolved: ['群众称未解决，待主任决定', 'Said to be unsolved, for the head'],
  return_dispute: ['再次退回，待主任裁定', 'Returned again, for the head to rule'],
};

export const satisfactions: Words<Satisfaction> = {
  very_satisfied: ['非常满意', 'Very satisfied'],
  satisfied: ['满意', 'Satisfied'],
  fairly: ['基本满意', 'Fairly satisfied'],
  dissatisfied: ['不满意', 'Dissatisfied'],
  very_dissatisfied: ['非常不满意', 'Very dissatisfied'],
};

export const roles: Words<Role> = {
  grid_member: ['网格员', 'Grid member'],
  grid_head: ['网格长', 'Grid head'],
  window_clerk: ['窗口人员', 'Window clerk'],
  triage_officer: ['研判受理员', 'Triage officer'],
  dispatcher: ['分流员', 'Dispatcher'],
  unit_clerk: ['承办单位联络员', 'Unit clerk'],
  handler: ['经办人', 'Handler'],
  unit_head: ['单位负责人', 'Head of unit'],
  mediator: ['调解员', 'Mediator'],
  checker: ['核查员', 'Checker'],
  revisitor: ['回访员', 'Call-back caller'],
  supervisor: ['督办员', 'Supervisor'],
  centre_head: ['中心主任', 'Head of centre'],
  leader: ['包案领导', 'Leader in charge'],
  review_officer: ['复查复核人员', 'Review officer'],
  auditor: ['审计员', 'Auditor'],
  system_administrator: ['系统管理员', 'System administrator'],
  security_administrator: ['安全管理员', 'Security administrator'],
  audit_administrator: ['审计管理员', 'Audit administrator'],
};

/// What an act is called on a button, and by which endpoint it is done by staff:
/// POST /api/v1/matters/{matter_id}/<path>. Acts that have none are done by the resident (follow)
/// or by the server.
export const acts: Record<Act, [zh: string, en: string, path?: string]> = {
  register_matter: ['登记', 'Register'],
  save_draft: ['存草稿', 'Save a draft'],
  submit_draft: ['提交登记', 'Register the draft', 'submission'],
  hand_to_emergency: ['紧急转接', 'Emergency hand-over', 'emergency'],
  settle: ['当场办结', 'Settle on the spot', 'settlement'],
  send_to_triage: ['转研判', 'Pass to triage', 'triage-request'],
  merge: ['并案', 'Join to another', 'merger'],
  accept: ['受理', 'Accept', 'acceptance'],
  propose_non_acceptance: ['拟不予受理', 'Propose not to accept', 'non-acceptance-proposal'],
  decide_non_acceptance: ['审批不予受理', 'Decide on non-acceptance', 'non-acceptance'],
  refer: ['引导移送', 'Refer elsewhere', 'referral'],
  dispatch: ['分流交办', 'Dispatch', 'dispatch'],
  begin_mediation: ['转人民调解', 'Begin mediation', 'mediation'],
  sign_for: ['签收', 'Sign for', 'signature'],
  ask_return: ['申请退回', 'Ask to return', 'return'],
  decide_return: ['审核退回', 'Decide on the return', 'return-decision'],
  start_handling: ['首次联系', 'First contact', 'first-contact'],
  preliminary_reply: ['初步答复', 'Preliminary reply', 'preliminary-reply'],
  ask_papers: ['要求补正', 'Ask for papers', 'papers-request'],
  bring_papers: ['收到补正', 'Papers came', 'papers'],
  lapse_papers: ['补正期满', 'Papers did not come'],
  ask_extension: ['申请延期', 'Ask for an extension', 'extension'],
  decide_extension: ['审核延期', 'Decide on the extension', 'extension-decision'],
  ask_parking: ['申请挂账', 'Ask to park', 'parking'],
  decide_parking: ['审核挂账', 'Decide on parking', 'parking-decision'],
  resume: ['销账恢复', 'Resume', 'resumption'],
  name_support: ['增加协办', 'Name support', 'support'],
  answer_support: ['协办反馈', 'Answer as support', 'support-answer'],
  release_support: ['解除协办', 'Release support', 'support-release'],
  pass_up: ['上报提级', 'Pass up', 'pass-up'],
  send_down: ['下交', 'Send down', 'send-down'],
  report_done: ['办结报结', 'Report done', 'completion'],
  finish_mediation: ['达成协议', 'Agreement reached', 'mediation-agreement'],
  follow_performance: ['跟进履行', 'Follow the agreement', 'performance'],
  fail_mediation: ['终止调解', 'End mediation', 'mediation-end'],
  pass_check: ['核查通过', 'Check passed', 'check'],
  fail_check: ['核查不通过', 'Check failed', 'check-failure'],
  send_to_rework: ['退回重办', 'Send to rework', 'rework'],
  try_callback: ['回访未接通', 'Could not be reached', 'callback-tries'],
  close: ['回访结案', 'Close', 'closure'],
  deny_solution: ['认定未解决', 'Hold it unsolved'],
  call_back_unsolved: ['群众称未解决', 'Said to be unsolved', 'unsolved'],
  close_unsatisfied: ['说明后结案', 'Close with explanation', 'closure-explained'],
  rate: ['评价', 'Rate'],
  ask_review: ['代提复查', 'Ask for review', 'review-request'],
  decide_review: ['作出复查意见', 'Decide the review', 'review-decision'],
  ask_second_review: ['代提复核', 'Ask for second review', 'review-request'],
  decide_second_review: ['作出复核意见', 'Decide the second review', 'second-review-decision'],
  reopen: ['重新办理', 'Reopen', 'reopening'],
  archive: ['归档', 'Archive'],
  withdraw: ['撤回', 'Withdraw'],
  escalate: ['逾期升级', 'Climbed by itself'],
  issue_card: ['督办', 'Supervise', 'cards'],
  answer_card: ['说明情况', 'Answer the card', 'card-answer'],
  lift_card: ['解除督办', 'Lift the card', 'card-lift'],
  name_leader: ['领导包案', 'Name a leader', 'leader'],
  note_leader: ['包案进展', 'Note progress', 'leader-notes'],
  end_leader: ['结束包案', 'End the leader\'s case', 'leader-end'],
  recuse: ['申请回避', 'Step aside', 'recusal'],
  conceal: ['身份保密', 'Hide the reporter', 'concealment'],
  reveal: ['申请查阅身份', 'Ask who reported', 'reveal-requests'],
  correct: ['更正本人信息', 'Correct own data'],
  add_note: ['添加备注', 'Add a note', 'notes'],
  attach: ['添加附件', 'Attach files', 'notes'],
  change_handler: ['更换经办人', 'Change the handler', 'handler'],
  tag: ['标签', 'Tags', 'notes'],
  record_delivery: ['送达记录', 'Delivery noted'],
  forget: ['保存期满', 'Forgotten'],
};

/// The word for an enumerator, in the reader's language.
export const word = <Key extends string>(
  of: Record<Key, [string, string, string?]>, key: Key | null | undefined,
): string => (key ? (of[key]?.[language.value === 'zh' ? 0 : 1] ?? key) : '');

/// The seven stages of a matter as people see them, and at which one a state stands.
export const stages = [
  ['登记', 'Registered'], ['受理', 'Accepted'], ['交办', 'Dispatched'], ['签收', 'Signed for'],
  ['办理', 'In hand'], ['核查', 'Checked'], ['回访', 'Called back'], ['结案', 'Closed'],
] as const;
export const stageOf: Record<State, number> = {
  draft: 0, registered: 0, triage: 1, accepted: 2, not_accepted: 7, referred: 7, dispatched: 3,
  signed_for: 4, in_hand: 4, waiting_papers: 4, return_asked: 3, extension_asked: 4, parked: 4,
  mediation: 4, to_check: 5, to_call_back: 6, sent_back: 2, closed: 7, review: 7, second_review: 7,
  archived: 7, withdrawn: 7, merged: 7, emergency: 7,
};
export const ended: ReadonlySet<State> = new Set<State>([
  'not_accepted', 'referred', 'closed', 'archived', 'withdrawn', 'merged', 'emergency',
]);
