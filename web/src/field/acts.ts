// What a post in the field may do next, and what each act asks for. The acts come from the server's
// `allowed_actions`; here is only in which order they are offered and what the fields are called.
import list from '@/api/acts.json';
import { acts as actWords, type Act, type Matter } from '@/matter/words';
import { language } from '@/ui/language';

export interface Field {
  name: string;
  type: string;
  required?: boolean;
  least?: number;
  most?: number;
  format?: string;
  values?: string[];
  id?: boolean;
}
const forms = list as unknown as Record<string, { zh: string; en: string; fields: Field[] }>;

/// What moves a matter on, the likeliest first.
const order: Act[] = [
  'settle', 'sign_for', 'start_handling', 'report_done', 'answer_support', 'answer_card', 'submit_draft',
  'send_to_triage', 'bring_papers', 'preliminary_reply', 'pass_up', 'decide_return', 'decide_extension',
  'decide_parking', 'pass_check', 'close',
];
const beside: ReadonlySet<Act> = new Set<Act>(['attach', 'tag', 'correct', 'conceal', 'reveal']);

/// The server's enumerators in these forms.
const names: Record<string, [string, string]> = {
  police_110: ['110 报警', 'Police 110'], fire_119: ['119 火警', 'Fire 119'],
  ambulance_120: ['120 急救', 'Ambulance 120'], traffic_122: ['122 交通事故', 'Traffic 122'],
  in_person: ['当面', 'In person'], telephone: ['电话', 'Telephone'], video: ['视频', 'Video'],
  message: ['短信或微信', 'Message'], letter: ['信函', 'Letter'],
};
const fieldNames: Record<string, [string, string]> = {
  answer: ['答复内容', 'Answer given'], knowledge: ['依据或资料', 'Source or document'],
  satisfied: ['反映人认可吗', 'Does the reporter agree'], line: ['转给哪个电话', 'Which line'],
  kind: ['什么险情', 'What kind of danger'], called_at: ['几点打的电话', 'When was the call'],
  way: ['怎样联系的', 'How'], record: ['联系情况', 'What was said'], result: ['办理结果', 'Result'],
  facts_found: ['查明的情况', 'Facts found'], decision: ['处理决定', 'Decision'],
  legal_basis: ['依据', 'Legal basis'], remedies: ['不服怎么办', 'Remedies'], text: ['写几句', 'Your words'],
  tell_reporter: ['告诉反映人', 'Tell the reporter'], reason: ['理由', 'Reason'],
  next_step: ['下一步', 'Next step'], legal_ground: ['依据', 'Ground'], note: ['说明', 'Note'],
  papers: ['需要补的材料', 'Papers needed'], by: ['延长多久', 'How much longer'],
  done_so_far: ['已经做了什么', 'Done so far'], explanation: ['情况说明', 'Explanation'],
  ground: ['回避的原因', 'Why step aside'], duty_ground: ['职责依据', 'By which duty list'],
  finding: ['核查情况', 'Finding'], agreed: ['同意吗', 'Agreed'],
};
const pickOf = (both: [string, string] | undefined, key: string) =>
  both ? both[language.value === 'zh' ? 0 : 1] : key.replaceAll('_', ' ');
export const fieldName = (name: string): string => pickOf(fieldNames[name], name);
export const valueName = (value: string): string => pickOf(names[value], value);

const pathOf = (act: Act): string | undefined => actWords[act]?.[2];
export const pathFor = (act: Act): string => pathOf(act) ?? '';

/// Members that the page fills: tags and links are the desk's, files are its photographs.
const hidden = new Set(['tags', 'related', 'attachments', 'card_id', 'handler_id', 'proposed_unit_id']);
const pathFields = (act: Act): Field[] => forms[pathFor(act)]?.fields ?? [];
export const fieldsOf = (act: Act): Field[] => pathFields(act).filter((field) => !hidden.has(field.name));
/// Acts that choose a unit or a person belong to a wider screen.
export const isForDesk = (act: Act): boolean =>
  pathFields(act).some((field) => field.required && field.id && field.name !== 'card_id') ||
  fieldsOf(act).some((field) => field.type === 'object');
/// Acts whose form has a place for photographs: in it, or as a note before it.
export const takesPhotos = (act: Act): boolean => act !== 'recuse' && act !== 'hand_to_emergency';

export interface Offer { act: Act; reason: string }

/// What may be done, the likeliest first; and what may not, with the server's reason.
export function offersOf(matter: Matter): { open: Act[]; shut: Offer[] } {
  const chinese = language.value === 'zh';
  const known = matter.allowed_actions.filter((one) => pathOf(one.act) && !beside.has(one.act));
  const rank = (act: Act) => (order.indexOf(act) + 1 || order.length + 1);
  const open = known.filter((one) => one.allowed).map((one) => one.act)
    .sort((one, other) => rank(one) - rank(other));
  const shut = known.filter((one) => !one.allowed)
    .map((one) => ({ act: one.act, reason: chinese ? one.reason_zh : one.reason_en }));
  return { open, shut };
}

/// The act that a matter waits for from this post, if any.
export const nextAct = (matter: Matter): Act | undefined =>
  offersOf(matter).open.find((act) => order.includes(act));
