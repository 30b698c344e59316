// The field's words for what acts ask: every field of every act, and every value one can choose. A field
// that the server adds and that has no word here shows its name, and the test of this list fails.
import type forms from '@/api/acts.json';
import { language } from '@/ui/language';

type Two = [zh: string, en: string];

export interface Field {
  name: string;
  type: string;
  required?: boolean;
  format?: string;
  values?: string[];
  least?: number;
  most?: number;
  items?: number;
  id?: boolean;
  of?: Field;
  fields?: Field[];
}
export interface Form { zh: string; en: string; fields: Field[] }
export type FormName = keyof typeof forms;

const fields: Record<string, Two> = {
  about_person_id: ['被反映的人', 'Person complained about'],
  about_unit_id: ['被反映的单位', 'Unit complained about'],
  address: ['地址', 'Address'],
  agreed: ['是否同意', 'Do you agree?'],
  answer: ['答复', 'Answer'],
  attachments: ['附件', 'Files'],
  basis: ['交办依据', 'Basis for sending it there'],
  body: ['受理机关', 'Body that decides'],
  body_unit_id: ['调解组织', 'Mediation body'],
  by: ['延长多久', 'How much longer'],
  called_at: ['何时接通', 'When it was called'],
  card_id: ['督办牌', 'Card'],
  category: ['事项分类', 'Category'],
  cause: ['督办原因', 'Cause'],
  chosen: ['双方选定的调解员', 'Mediator both chose'],
  condition: ['销账条件', 'What must happen first'],
  confidential: ['对反映人保密', 'Keep the reporter confidential'],
  confirm_by: ['可申请司法确认至', 'Ask the court to confirm by'],
  cured: ['问题已纠正', 'The fault was cured'],
  decision: ['处理意见', 'Decision'],
  defect: ['哪里不合格', 'What is wrong'],
  done_so_far: ['已做的工作', 'Done so far'],
  duty_ground: ['职责依据', 'Ground in the duty list'],
  explanation: ['情况说明', 'Explanation'],
  facts_found: ['查明的事实', 'Facts found'],
  finding: ['核查情况', 'What was found'],
  first_party_agrees: ['甲方自愿调解', 'The first party agrees'],
  first_petition: ['初次信访', 'First petition'],
  granted: ['是否准许查阅', 'Grant the reading?'],
  ground: ['依据', 'Ground'],
  guidance: ['怎么办理', 'How to go about it'],
  handler_id: ['经办人', 'Handler'],
  instruction: ['重办要求', 'What to do again'],
  interim: ['过渡措施', 'Meanwhile'],
  kind: ['险情', 'What is happening'],
  knowledge: ['依据或资料', 'Source of the answer'],
  lead_unit_id: ['主办单位', 'Lead unit'],
  legal_basis: ['法律依据', 'Legal basis'],
  legal_ground: ['法律依据', 'Legal ground'],
  level: ['督办等级', 'Level'],
  limit: ['办理期限', 'Limit'],
  line: ['转接到', 'Handed over to'],
  main_id: ['主事项编号', 'Number of the main matter'],
  next: ['接下来', 'What comes next'],
  next_on: ['下次推进日期', 'Next date'],
  next_step: ['下一步', 'Next step'],
  note: ['说明', 'Note'],
  obstacle: ['客观障碍', 'Obstacle'],
  opinion: ['意见', 'Opinion'],
  outcome: ['结果', 'Outcome'],
  papers: ['需要的材料', 'Papers needed'],
  performed_by: ['履行期限', 'To be performed by'],
  plan: ['推进方案', 'Plan'],
  post_id: ['包案领导', 'Leader'],
  priority: ['紧急程度', 'Priority'],
  proposed_unit_id: ['建议交给', 'Should go to'],
  purpose: ['查阅目的', 'Purpose'],
  questions: ['请协办的事', 'What they are asked'],
  reached: ['已联系上反映人', 'The reporter was reached'],
  reason: ['理由', 'Reason'],
  record: ['联系记录', 'Record of the contact'],
  related: ['关联事项编号', 'Related matters'],
  remedies: ['救济途径', 'Remedies'],
  remedy: ['救济途径', 'Remedy'],
  request_id: ['查阅申请', 'Request'],
  result: ['办理结果', 'Result'],
  review_on: ['复核日期', 'Review on'],
  rights_read: ['已告知权利义务', 'Rights were read to both'],
  route: ['法定途径', 'Lawful way'],
  said: ['反映人怎么说', 'What the reporter said'],
  satisfaction: ['满意度', 'Satisfaction'],
  satisfied: ['当场认可', 'Satisfied on the spot'],
  second_party_agrees: ['乙方自愿调解', 'The second party agrees'],
  secret: ['凭据', 'Secret'],
  signed_by_all: ['各方已签字', 'Signed by all'],
  support_unit_ids: ['协办单位', 'Support units'],
  tags: ['标签', 'Tags'],
  tell_reporter: ['告知反映人', 'Tell the reporter'],
  text: ['内容', 'Text'],
  undone: ['还有什么没解决', 'What is still undone'],
  unit_id: ['单位', 'Unit'],
  warm_handover: ['已陪同联系对方', 'We called them together'],
  way: ['方式', 'Way'],
  what: ['履行情况', 'What happened'],
  why: ['原因', 'Why'],
  written: ['书面协议', 'Agreement in writing'],
  attachment_id: ['附件', 'File'],
};

/// Where one act means something of its own by a name.
const ofAct: Record<string, Two> = {
  'referral.limit': ['办理时限', 'Time limit for it'],
  'referral.address': ['地址和电话', 'Address and telephone'],
  'settlement.answer': ['当场答复', 'Answer given'],
  'non-acceptance-proposal.ground': ['不予受理的依据', 'Ground for not accepting'],
  'recusal.ground': ['回避事由', 'Why you step aside'],
  'leader-notes.note': ['推进情况', 'What moved'],
  'leader-end.outcome': ['包案结果', 'Outcome'],
  'cards.unit_id': ['督办单位', 'Unit to supervise'],
  'support-release.unit_id': ['解除的协办单位', 'Support unit to release'],
  'send-down.basis': ['权责清单依据', 'Basis in the duty list'],
  'papers.note': ['收到的材料', 'Papers that came'],
  'support-answer.answer': ['协办意见', 'Answer as support'],
  'reveal-requests.reason': ['为什么需要查阅', 'Why you need it'],
  'mediation-agreement.facts_found': ['纠纷事实和争议', 'Facts, and what was in dispute'],
  'mediation-agreement.decision': ['协议内容', 'What was agreed'],
  'reporter.reason': ['为什么查阅', 'Why you read it'],
};

const hints: Record<string, Two> = {
  handler_id: ['不选则由您本人经办。', 'Left open: you handle it yourself.'],
  tell_reporter: ['告知后，反映人会看到这段话。', 'Once told, the reporter reads this text.'],
  first_party_agrees: ['人民调解须双方自愿。', 'Mediation needs the consent of both.'],
  remedies: ['不服怎么办：向谁、多少天内申请复查。', 'Whom to ask for review, within how many days.'],
  remedy: ['不服怎么办：向谁、多少天内提出。', 'Whom to turn to, within how many days.'],
  main_id: ['在相似事项里选，或输入编号。', 'Pick among similar matters, or type the number.'],
  purpose: ['查阅会记入日志，反映人看得到。', 'The reading is logged, and the reporter can see it.'],
  limit: ['不填则按事项目录的期限。', 'Left open: the limit of the catalogue.'],
};

const hintsOfAct: Record<string, Two> = {
  'referral.limit': ['', ''],
  'mediation-agreement.decision': ['各方做什么、怎样做、何时履行。', 'Who does what, how, and by when.'],
  'mediation-end.remedies': ['还可以走哪些途径：办理、起诉、仲裁等。', 'What other ways are open: handling, court, arbitration.'],
};

const values: Record<string, Two> = {
  police_110: ['110 报警', '110 police'], fire_119: ['119 消防', '119 fire'],
  ambulance_120: ['120 急救', '120 ambulance'], traffic_122: ['122 交通事故', '122 traffic accident'],
  p1: ['特急', 'Critical'], p2: ['紧急', 'Urgent'], p3: ['一般', 'Normal'], p4: ['不急', 'Low'],
  refused: ['一方不愿调解', 'A party refused'], no_agreement: ['达不成协议', 'No agreement'],
  time_over: ['调解期满', 'Time is over'], withdrawn_consent: ['一方不愿继续', 'Consent withdrawn'],
  handle: ['转办理', 'Handle it'], refer: ['引导移送', 'Refer elsewhere'], close: ['结案', 'Close'],
  reminded: ['已督促履行', 'Reminded'], performed: ['已履行', 'Performed'],
  not_performed: ['没有履行', 'Not performed'], confirmed_by_court: ['司法确认', 'Confirmed by court'],
  in_person: ['当面', 'In person'], telephone: ['电话', 'Telephone'], video: ['视频', 'Video'],
  message: ['短信或消息', 'Message'], letter: ['书信', 'Letter'], on_site: ['到现场', 'On site'],
  papers: ['查材料', 'By papers'], photographs: ['看照片', 'By photographs'],
  very_satisfied: ['非常满意', 'Very satisfied'], satisfied: ['满意', 'Satisfied'],
  fairly: ['基本满意', 'Fairly satisfied'], dissatisfied: ['不满意', 'Dissatisfied'],
  very_dissatisfied: ['非常不满意', 'Very dissatisfied'],
  upheld: ['维持原答复', 'Upheld'], changed: ['变更，责成重办', 'Changed: more to do'],
  new_facts: ['有新的事实', 'New facts'], recurrence: ['问题又出现', 'It came back'],
  failed_performance: ['协议没有履行', 'Agreement not kept'],
  urge: ['催办', 'Urge'], yellow: ['黄牌', 'Yellow card'], red: ['红牌', 'Red card'], talk: ['约谈', 'Talk'],
  overdue: ['逾期', 'Overdue'], rework: ['返工', 'Rework'], false_reply: ['虚假答复', 'False reply'],
  three_reds: ['三张红牌', 'Three red cards'], no_power: ['没有权限仍签收', 'Signed without power'],
  default_: ['不作为', 'Failure to act'], other: ['其他', 'Other'],
  backlog: ['积案', 'Backlog'], many_parties: ['涉及人多', 'Many parties'], cross_unit: ['跨单位', 'Across units'],
  handling: ['办理', 'Handling'], contact: ['联系反映人', 'Contact'], revisit: ['回访', 'Call-back'],
  mediation: ['调解', 'Mediation'], supervision: ['督办', 'Supervision'], review: ['复查复核', 'Review'],
  personnel: ['人事', 'Personnel'], security: ['安全检查', 'Security'], emergency: ['紧急救助', 'Emergency'],
  own_data: ['本人查询', 'Own data'],
  '31(1)': ['诉讼、仲裁等（条例第31条第1项）', 'Court, arbitration (art. 31 (1))'],
  '31(2)': ['劳动仲裁等仲裁（第2项）', 'Arbitration (art. 31 (2))'],
  '31(3)': ['行政复议等（第3项）', 'Administrative review (art. 31 (3))'],
  '31(4)': ['党纪政务申诉（第4项）', 'Disciplinary appeal (art. 31 (4))'],
  '31(5)': ['其他法定程序（第5项）', 'Other lawful procedure (art. 31 (5))'],
};

const of = (two: Two | undefined, key: string): string => (two ? two[language.value === 'zh' ? 0 : 1] : key);

/// What a field of an act is called.
export const fieldWord = (form: string, name: string): string =>
  of(ofAct[`${form}.${name}`] ?? fields[name], name);
/// A line below the label, or nothing.
export const fieldHint = (form: string, name: string): string => of(hintsOfAct[`${form}.${name}`] ?? hints[name], '');
/// What a value that one can choose is called.
export const valueWord = (value: string): string => of(values[value], value);
export const knowsField = (name: string): boolean => name in fields;
export const knowsValue = (value: string): boolean => value in values;

/// Values of text fields that are a choice in fact.
export const choicesOf = (form: string, field: Field): string[] | undefined =>
  form === 'referral' && field.name === 'route' ? ['31(1)', '31(2)', '31(3)', '31(4)', '31(5)'] : field.values;

/// What a field is drawn as.
export type Drawn =
  | 'unit' | 'units' | 'person' | 'post' | 'card' | 'request' | 'matter' | 'matters' | 'category' | 'files'
  | 'limit' | 'date' | 'time' | 'choice' | 'yes' | 'lines' | 'long' | 'short';

const pickers: Record<string, Drawn> = {
  lead_unit_id: 'unit', proposed_unit_id: 'unit', body_unit_id: 'unit', about_unit_id: 'unit', unit_id: 'unit',
  support_unit_ids: 'units', handler_id: 'person', about_person_id: 'person', post_id: 'post', card_id: 'card',
  request_id: 'request', main_id: 'matter', related: 'matters', category: 'category', attachments: 'files',
};

export function drawnAs(form: string, field: Field): Drawn {
  const picker = pickers[field.name];
  if (picker) return picker;
  if ((form === 'dispatch' && field.name === 'limit') || field.name === 'by') return 'limit';
  if (field.type === 'boolean') return 'yes';
  if (choicesOf(form, field)) return 'choice';
  if (field.format === 'date') return 'date';
  if (field.format === 'date-time') return 'time';
  if (field.type === 'array') return 'lines';
  return (field.most ?? 0) > 300 ? 'long' : 'short';
}

/// What a form begins with: nothing chosen, nothing typed.
export function freshValue(form: string, field: Field): unknown {
  switch (drawnAs(form, field)) {
    case 'units': case 'matters': case 'lines': case 'files': return [];
    case 'yes': return field.name === 'agreed' || field.name === 'granted' ? null : false;
    default: return '';
  }
}

/// What of a form travels: texts trimmed, without what was left open.
export function bodyOf(form: string, shape: Form, values: Record<string, unknown>): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const field of shape.fields) {
    let value = values[field.name];
    if (drawnAs(form, field) === 'lines')
      value = (value as string[]).map((one) => one.trim()).filter(Boolean);
    if (typeof value === 'string') value = value.trim();
    const open = value === '' || value === null || value === undefined;
    const chosen = field.id || field.values || field.format || field.type !== 'string';
    if (open && (!field.required || chosen)) continue;
    out[field.name] = value ?? '';
  }
  return out;
}
