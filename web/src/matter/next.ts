// In which order acts are offered, and by which key: the next act of a state first.
import type { FormName } from './fields';
import { acts, type Act, type Matter } from './words';

export interface Offered { act: Act; form: FormName; key: string; minor: boolean }

const first: Act[] = [
  'submit_draft', 'answer_card', 'decide_non_acceptance', 'decide_return', 'decide_extension', 'decide_parking', 'decide_review',
  'decide_second_review', 'accept', 'send_to_triage', 'dispatch', 'send_to_rework', 'sign_for', 'start_handling', 'bring_papers',
  'resume', 'answer_support', 'report_done', 'finish_mediation', 'pass_check', 'close', 'follow_performance', 'reopen',
  'begin_mediation', 'preliminary_reply', 'fail_check', 'call_back_unsolved', 'try_callback', 'close_unsatisfied', 'fail_mediation',
  'propose_non_acceptance', 'refer', 'settle', 'ask_papers', 'ask_extension', 'ask_return', 'ask_parking', 'name_support',
];
const minors = new Set<Act>([
  'add_note', 'recuse', 'conceal', 'reveal', 'issue_card', 'lift_card', 'name_leader', 'note_leader', 'end_leader',
  'change_handler', 'merge', 'hand_to_emergency', 'release_support', 'send_down', 'pass_up', 'ask_review', 'ask_second_review',
  'name_support',
]);
// The same form as a note: offered once.
const same = new Set<Act>(['attach', 'tag']);
const letters: Partial<Record<Act, string>> = { add_note: 'm', dispatch: 'e', recuse: 'v', issue_card: 'c', name_support: 'a', pass_up: 'p' };
const pool = 'dhratclopqswyzfvim';

const rank = (act: Act): number => {
  const at = first.indexOf(act);
  return at < 0 ? first.length : at;
};

/// The acts that this person may do on the matter now, the next one first and by E.
export function offered(matter: Matter): Offered[] {
  const can = matter.allowed_actions
    .filter((one) => one.allowed && acts[one.act][2] && !same.has(one.act))
    .map((one) => one.act)
    .sort((a, b) => Number(minors.has(a)) - Number(minors.has(b)) || rank(a) - rank(b));
  const used = new Set<string>(['e']);
  return can.map((act, i) => {
    let key = i === 0 && !minors.has(act) ? 'e' : letters[act] && !used.has(letters[act]!) ? letters[act]! : '';
    if (!key) key = [...pool].find((one) => !used.has(one)) ?? '';
    used.add(key);
    return { act, form: acts[act][2] as FormName, key, minor: minors.has(act) };
  });
}

/// What a person would look for and does not find, with the server's reason.
export const absent = (matter: Matter) =>
  matter.allowed_actions.filter((one) => !one.allowed && !same.has(one.act) && acts[one.act][2]);

export const destroys = new Set<Act>(['propose_non_acceptance', 'refer', 'merge', 'fail_mediation', 'hand_to_emergency', 'fail_check']);
