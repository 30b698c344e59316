// What a post in the field may do next, and what each act asks for. The acts come from the server's
// `allowed_actions`; here is only in which order they are offered.
import list from '@/api/acts.json';
import type { Field } from '@/matter/fields';
import { acts as actWords, type Act, type Matter } from '@/matter/words';
import { language } from '@/ui/language';

const forms = list as unknown as Record<string, { fields: Field[] }>;

/// What moves a matter on, the likeliest first.
const order: Act[] = [
  'answer_card', 'settle', 'sign_for', 'start_handling', 'report_done', 'answer_support', 'submit_draft',
  'send_to_triage', 'bring_papers', 'preliminary_reply', 'decide_return', 'decide_extension',
  'decide_parking', 'pass_check', 'close',
];
const beside: ReadonlySet<Act> = new Set<Act>(['attach', 'tag', 'correct', 'conceal', 'reveal']);

const pathOf = (act: Act): string | undefined => actWords[act]?.[2];
export const pathFor = (act: Act): string => pathOf(act) ?? '';

/// Members that the page fills: tags and links are left open, files are its photographs.
const filled = new Set(['tags', 'related', 'attachments', 'card_id']);
const asked = (act: Act): Field[] =>
  (forms[pathFor(act)]?.fields ?? []).filter((field) => !filled.has(field.name));
/// Choosing a unit or a person belongs to a wider screen: left open where it may be.
export const fieldsOf = (act: Act): Field[] => asked(act).filter((field) => field.required || !field.id);
export const isForDesk = (act: Act): boolean =>
  fieldsOf(act).some((field) => field.id || field.of?.id || field.type === 'object');
/// Acts whose form has a place for photographs: in it, or as a note before it.
export const takesPhotos = (act: Act): boolean => act !== 'recuse' && act !== 'hand_to_emergency';

export interface Offer { act: Act; reason: string }

/// What may be done, the likeliest first; and what may not, with the server's reason.
export function offersOf(matter: Matter): { open: Act[]; shut: Offer[] } {
  const chinese = language.value === 'zh';
  // Without an open card there is none to answer.
  const known = matter.allowed_actions.filter((one) =>
    pathOf(one.act) && !beside.has(one.act) && (one.act !== 'answer_card' || matter.line.cards_open > 0));
  const rank = (act: Act) => (order.indexOf(act) + 1 || order.length + 1);
  const open = known.filter((one) => one.allowed).map((one) => one.act)
    .sort((one, other) => rank(one) - rank(other));
  const shut = known.filter((one) => !one.allowed)
    .map((one) => ({ act: one.act, reason: chinese ? one.reason_zh : one.reason_en }));
  return { open, shut };
}

/// The act that a matter waits for from this post on a phone, if any.
export const nextAct = (matter: Matter): Act | undefined =>
  offersOf(matter).open.find((act) => order.includes(act) && !isForDesk(act));
