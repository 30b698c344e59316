// The field's words for the enumerators that administration shows.
import type { Input, Output, Query } from '@/api/client';
import { roles } from '@/matter/words';

type Words<Key extends string> = Record<Key, readonly [zh: string, en: string]>;
type Unit = Output<'get_units'>['items'][number];
type LogLine = Output<'get_access_log'>['items'][number];
type Override = Output<'get_overrides'>['items'][number];
type Duty = Output<'get_duties'>['items'][number];

export { roles };
export const yesNo: Words<'true' | 'false'> = { true: ['是', 'Yes'], false: ['否', 'No'] };
export const unitKinds: Words<Unit['kind']> = {
  centre: ['综治中心', 'Centre'],
  peace_office: ['平安法治办公室', 'Peace office'],
  enterprise_centre: ['企业综治中心', 'Enterprise centre'],
  business_district_centre: ['商圈综治中心', 'Business district centre'],
  park_centre: ['园区综治中心', 'Park centre'],
  centre_section: ['中心科室', 'Section of a centre'],
  window: ['窗口', 'Window'],
  mediation_body: ['调解组织', 'Mediation body'],
  hearing_panel: ['听证评议团', 'Hearing panel'],
  department: ['职能部门', 'Department'],
  town_government: ['乡镇政府（街道办）', 'Town government'],
  village_committee: ['村（居）委会', 'Village committee'],
  committee: ['委员会', 'Committee'],
  working_group: ['工作专班', 'Working group'],
  legislature: ['人大', 'Legislature'],
  consultative_body: ['政协', 'Consultative body'],
  legal_service: ['法律服务机构', 'Legal service'],
  volunteer_organisation: ['志愿组织', 'Volunteers'],
  social_organisation: ['社会组织', 'Social organisation'],
  third_party: ['第三方机构', 'Third party'],
};
export const sectors: Words<Unit['sector']> = {
  party: ['党委', 'Party'],
  government: ['政府', 'Government'],
  deliberation: ['人大政协', 'Deliberation'],
  society: ['社会协同', 'Society'],
  the_public: ['公众参与', 'The public'],
  law: ['法治', 'Law'],
  technology: ['科技', 'Technology'],
};
export const buildings: Words<NonNullable<Unit['building']>> = {
  separate: ['单独建设', 'Separate'],
  joint: ['合并建设', 'Joint'],
  concentrated: ['集中建设', 'Concentrated'],
};
export const premises: Words<NonNullable<Unit['premises']>> = {
  own: ['自有场所', 'Own premises'],
  hosted: ['依托其他场所', 'Hosted'],
};
export const residences: Words<NonNullable<Unit['residence']>> = {
  resident: ['常驻', 'Resident'],
  rotating: ['轮驻', 'Rotating'],
  on_call: ['随叫随到', 'On call'],
};
export const roomKinds: Words<Unit['rooms'][number]['kind']> = {
  reception_hall: ['接待大厅', 'Reception hall'],
  reception_room: ['接待室', 'Reception room'],
  reception_window: ['接待窗口', 'Reception window'],
  mediation_room: ['调解室', 'Mediation room'],
  analysis_room: ['研判室', 'Analysis room'],
  video_room: ['视频室', 'Video room'],
  counselling_room: ['心理咨询室', 'Counselling room'],
  command_room: ['指挥室', 'Command room'],
  deputies_room: ['代表委员室', 'Deputies\' room'],
  consultation_room: ['协商议事室', 'Consultation room'],
  media_room: ['融媒体室', 'Media room'],
  other: ['其他', 'Other'],
};
export const levelNames: Words<'1' | '2' | '3' | '4' | '5'> = {
  1: ['省', 'Province'],
  2: ['市', 'City'],
  3: ['县', 'County'],
  4: ['乡镇（街道）', 'Town'],
  5: ['村（社区）', 'Village'],
};
export const parts: Words<Input<'post_grids_by_grid_id_team'>['part']> = {
  head: ['网格长', 'Head'],
  member: ['网格员', 'Member'],
  assistant: ['网格辅助员', 'Assistant'],
};
export const gridKinds: Words<Input<'post_grids'>['kind']> = {
  base: ['基础网格', 'Base grid'],
  dedicated: ['专属网格', 'Dedicated grid'],
};
export const lately: Words<NonNullable<Query<'get_matters'>['lately']>> = {
  ended: ['办结的', 'Ended'],
  ended_late: ['办结、曾逾期的', 'Ended, and was late'],
  climbed_to_town: ['村迟，镇乡督办', 'Village late, town supervises'],
  climbed_to_county: ['镇或部门迟，县督办', 'Town or department late, county supervises'],
  climbed_to_city: ['县迟，市督办', 'County late, city supervises'],
  climbed_to_province: ['市迟，省督办', 'City late, province supervises'],
};
export const purposes: Words<LogLine['purpose']> = {
  handling: ['办理事项', 'Handling'],
  contact: ['联系本人', 'Contact'],
  revisit: ['回访', 'Call-back'],
  mediation: ['调解', 'Mediation'],
  supervision: ['督办', 'Supervision'],
  review: ['复查复核', 'Review'],
  personnel: ['人事管理', 'Personnel'],
  security: ['安全核查', 'Security'],
  emergency: ['紧急情况', 'Emergency'],
  own_data: ['本人信息', 'Own data'],
};
export const logActions: Words<LogLine['action']> = {
  read_field: ['查阅隐私字段', 'Read private fields'],
  break_glass: ['发起紧急查阅', 'Opened urgent reading'],
  break_glass_use: ['紧急查阅中读取', 'Read under urgent reading'],
  break_glass_end: ['结束紧急查阅', 'Ended urgent reading'],
  sign_in: ['登录', 'Signed in'],
  sign_out: ['退出', 'Signed out'],
  unlock: ['解除锁定', 'Unlocked'],
  change_password: ['修改密码', 'Changed password'],
  reset_password: ['重置密码', 'Reset password'],
  set_second_factor: ['绑定双因素', 'Set second factor'],
  drop_second_factor: ['解除双因素', 'Removed second factor'],
  create_person: ['开户', 'Opened account'],
  update_person: ['更正人员', 'Corrected person'],
  disable_person: ['停用账号', 'Disabled account'],
  enable_person: ['恢复账号', 'Enabled account'],
  appoint: ['任命岗位', 'Appointed'],
  end_post: ['结束岗位', 'Ended post'],
  export_list: ['导出列表', 'Exported a list'],
  create_token: ['发放令牌', 'Issued token'],
  revoke_token: ['撤销令牌', 'Revoked token'],
  end_sessions: ['结束会话', 'Ended sessions'],
  change_setting: ['更改设置', 'Changed setting'],
};
export const subjects: Record<string, readonly [string, string]> = {
  person: ['人员', 'Person'],
  post: ['岗位', 'Post'],
  token: ['令牌', 'Token'],
  session: ['会话', 'Session'],
  region: ['区划', 'Region'],
  role: ['角色', 'Role'],
  matter: ['事项', 'Matter'],
  reporter: ['反映人', 'Reporter'],
  setting: ['设置', 'Setting'],
  break_glass: ['紧急查阅', 'Urgent reading'],
};
export const levels: Words<Duty['level']> = {
  grid: ['网格', 'Grid'],
  village: ['村（社区）', 'Village'],
  town: ['乡镇（街道）', 'Town'],
  county: ['县', 'County'],
  city: ['市', 'City'],
  external: ['系统外', 'Outside'],
};
export const dutyKinds: Words<Duty['kind']> = { lead: ['主办', 'Lead'], support: ['协办', 'Support'] };
export const bases: Words<Duty['basis_kind']> = {
  law: ['法律法规', 'Law'],
  power_list: ['权责清单', 'Power list'],
  catalogue_default: ['目录默认', 'Catalogue default'],
};
export const priorities: Words<NonNullable<Override['priority']>> = {
  p1: ['特急', 'Critical'],
  p2: ['紧急', 'Urgent'],
  p3: ['一般', 'Normal'],
  p4: ['不急', 'Low'],
};
export const flags: Words<Override['flags'][number]> = {
  sensitive_pi: ['涉敏感个人信息', 'Sensitive personal data'],
  confidential_reporter: ['反映人保密', 'Reporter kept secret'],
  both_parties_consent: ['须双方同意', 'Both parties consent'],
  mandatory_report_duty: ['强制报告', 'Duty to report'],
  human_classification: ['须人工分类', 'Classified by a person'],
};
export const routes: Words<
  'mediation' | 'order' | 'service' | 'consult' | 'petition' | 'refer' | 'emergency'
> = {
  mediation: ['调解', 'Mediation'],
  order: ['派单处置', 'Work order'],
  service: ['便民服务', 'Service'],
  consult: ['咨询', 'Consultation'],
  petition: ['信访', 'Petition'],
  refer: ['引导移送', 'Referral'],
  emergency: ['紧急', 'Emergency'],
};
export const evidences: Words<'source' | 'proposal'> = {
  source: ['有出处', 'From a source'],
  proposal: ['建议稿', 'Proposal'],
};
export const limitUnits: Words<NonNullable<Override['limit']>['unit']> = {
  instant: ['即时', 'at once'],
  work_hour: ['工作小时', 'working hours'],
  work_day: ['工作日', 'working days'],
  calendar_day: ['自然日', 'calendar days'],
};
export const clockStates: Words<'running' | 'paused' | 'met' | 'missed' | 'cancelled'> = {
  running: ['正在走', 'Running'],
  paused: ['暂停', 'Paused'],
  met: ['按期', 'Met'],
  missed: ['逾期', 'Missed'],
  cancelled: ['取消', 'Cancelled'],
};
export const ladderActs: Words<'remind' | 'urge' | 'yellow' | 'red' | 'take_over'> = {
  remind: ['提醒', 'Remind'],
  urge: ['催办', 'Urge'],
  yellow: ['黄牌', 'Yellow card'],
  red: ['红牌', 'Red card'],
  take_over: ['升级接办', 'Take over'],
};
export const ladderTo: Words<'holder' | 'unit_head' | 'centre' | 'superior'> = {
  holder: ['经办人', 'Holder'],
  unit_head: ['单位负责人', 'Head of unit'],
  centre: ['综治中心', 'Centre'],
  superior: ['上一级', 'Level above'],
};
export const cardLevels: Words<'urge' | 'yellow' | 'red' | 'talk'> = {
  urge: ['催办', 'Urge'],
  yellow: ['黄牌', 'Yellow'],
  red: ['红牌', 'Red'],
  talk: ['约谈', 'Talk'],
};
export const cardCauses: Words<
  'overdue' | 'rework' | 'false_reply' | 'three_reds' | 'no_power' | 'default_' | 'other'
> = {
  overdue: ['逾期', 'Overdue'],
  rework: ['返工', 'Rework'],
  false_reply: ['虚假答复', 'False reply'],
  three_reds: ['三次红牌', 'Three reds'],
  no_power: ['权限不清', 'No power'],
  default_: ['未履行协议', 'Agreement not kept'],
  other: ['其他', 'Other'],
};
export const noticeStates: Words<Output<'get_notices'>['items'][number]['state']> = {
  waiting: ['等待', 'Waiting'],
  sent: ['已发出', 'Sent'],
  delivered: ['已送达', 'Delivered'],
  failed: ['失败，将重试', 'Failed, will retry'],
  dead: ['已停止重试', 'Given up'],
};
export const means: Words<Output<'get_notices'>['items'][number]['means']> = {
  page: ['查询页', 'Page'],
  in_app: ['站内', 'In the app'],
  email: ['邮件', 'E-mail'],
  sms: ['短信', 'SMS'],
  wechat: ['微信', 'WeChat'],
  webhook: ['事件推送', 'Webhook'],
  telephone: ['电话', 'Telephone'],
  in_person: ['当面', 'In person'],
};
export const reasons: Words<
  'duty' | 'catalogue_default' | 'precedent' | 'level_rule' | 'complaint_rule' | 'route_rule' | 'fallback'
> = {
  duty: ['责任清单', 'Duty list'],
  catalogue_default: ['目录默认', 'Catalogue'],
  precedent: ['以往办法', 'Precedent'],
  level_rule: ['层级', 'Level'],
  complaint_rule: ['投诉回避', 'Complaint rule'],
  route_rule: ['办理途径', 'Route'],
  fallback: ['兜底', 'Fallback'],
};
export const permissions: Record<string, readonly [string, string]> = {
  read_units: ['看单位', 'See units'],
  read_grids: ['看网格', 'See grids'],
  read_catalogue: ['看目录与清单', 'See catalogue'],
  read_clocks: ['看时限', 'See clocks'],
  read_people: ['看人员', 'See people'],
  read_matter: ['看事项', 'See matters'],
  read_audit: ['看紧急查阅', 'See urgent readings'],
  read_access_log: ['看访问日志', 'See access log'],
  register_matter: ['登记', 'Register'],
  triage_matter: ['研判', 'Triage'],
  dispatch_matter: ['分流', 'Dispatch'],
  sign_matter: ['签收', 'Sign for'],
  handle_matter: ['办理', 'Handle'],
  mediate: ['调解', 'Mediate'],
  check_matter: ['核查', 'Check'],
  revisit_matter: ['回访', 'Call back'],
  approve_matter: ['审批', 'Approve'],
  supervise_matter: ['督办', 'Supervise'],
  review_matter: ['复查', 'Review'],
  lead_case: ['包案', 'Lead a case'],
  route: ['分派建议', 'Routing'],
  reveal_identity: ['查阅反映人', 'See reporters'],
  break_glass: ['紧急查阅', 'Urgent reading'],
  manage_people: ['管人员', 'Manage people'],
  appoint: ['任免岗位', 'Appoint'],
  manage_units: ['管单位', 'Manage units'],
  manage_grids: ['管网格', 'Manage grids'],
  manage_duties: ['管清单', 'Manage duties'],
  manage_catalogue: ['管目录', 'Manage catalogue'],
  manage_calendar: ['管日历', 'Manage calendar'],
  manage_ladders: ['管阶梯', 'Manage ladders'],
  manage_system: ['管系统', 'Manage system'],
  manage_security: ['管安全', 'Manage security'],
  manage_tokens: ['管令牌', 'Manage tokens'],
  import_divisions: ['导入区划', 'Import divisions'],
};
/// The word for what may have none yet.
export const named = (
  of: Record<string, readonly [string, string]>,
  key: string,
): readonly [string, string] => of[key] ?? [key, key];
