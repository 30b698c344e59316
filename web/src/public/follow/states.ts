// Where a matter stands, in words that a neighbour would use; typed by the API like those of the staff.
import type { State } from '@/matter/words';
import { language } from '@/ui/language';

const said: Record<State, [zh: string, en: string]> = {
  draft: ['还没送出', 'Not sent yet'],
  registered: ['已登记', 'Registered'],
  triage: ['正在弄清归谁办', 'Finding out whose job it is'],
  accepted: ['已受理，正在交办', 'Taken up, being handed on'],
  not_accepted: ['没有受理，理由写在下面', 'Not taken up; the reason stands below'],
  referred: ['已转到专门机关', 'Passed on to the body in charge'],
  dispatched: ['已交给承办单位', 'Handed to the office in charge'],
  signed_for: ['承办单位已接下', 'The office has taken it on'],
  in_hand: ['正在办', 'At work'],
  waiting_papers: ['等您补材料', 'Waiting for your papers'],
  return_asked: ['承办单位说不归它管，中心在核', 'The office says it is not its job; the centre decides'],
  extension_asked: ['承办单位要求延期，中心在核', 'The office asks for more time; the centre decides'],
  parked: ['条件还不够，先记着，到时接着办', 'On hold until it can be done'],
  mediation: ['正在调解', 'In mediation'],
  to_check: ['办完了，换个人核查', 'Done; somebody else checks it'],
  to_call_back: ['已答复，正跟您核实', 'Answered; we ask you whether it is solved'],
  sent_back: ['没办好，退回重新办', 'Not good enough; sent back'],
  closed: ['已结案', 'Closed'],
  review: ['上一级正在复查', 'The level above reviews it'],
  second_review: ['再上一级正在复核', 'The second level above reviews it'],
  archived: ['已归档', 'Kept in the archive'],
  withdrawn: ['您已撤回', 'You withdrew it'],
  merged: ['和同一件事一起办', 'Handled together with the same matter'],
  emergency: ['已转紧急救助', 'Handed to the emergency line'],
};
export const stateWord = (state: State): string => said[state][language.value === 'zh' ? 0 : 1];

const clocks: Record<string, [zh: string, en: string]> = {
  registering: ['登记', 'Registered'],
  triage: ['弄清归谁办', 'Finding whose job it is'],
  petition_notice: ['告诉您受理没有', 'Telling you whether it is taken up'],
  dispatching: ['交给承办单位', 'Handed to the office'],
  signing: ['承办单位接下', 'Taken on by the office'],
  first_day: ['第一天：登记、交办', 'First day: registered and handed on'],
  second_day: ['第二天：专人见您', 'Second day: somebody sees you'],
  fifth_day: ['第五天：初步答复', 'Fifth day: a first answer'],
  first_contact: ['跟您联系', 'Contacting you'],
  preliminary_reply: ['第一次答复', 'First answer'],
  handling: ['办完', 'Done'],
  answer: ['答复您', 'Answering you'],
  return_review: ['核定退回', 'Deciding the return'],
  extension_review: ['核定延期', 'Deciding on more time'],
  parking_review: ['核定挂账', 'Deciding to put it on hold'],
  parked_until: ['挂账期满再办', 'On hold until'],
  mediation: ['调解', 'Mediation'],
  check: ['核查', 'Checking the work'],
  call_back: ['跟您核实', 'Asking you'],
  support: ['协助单位办', 'The helping office'],
  review: ['复查', 'Review'],
  second_review: ['复核', 'Second review'],
};
/// What a clock counts, likewise; in the server's words where the kind is new.
export const clockWord = (clock: { kind: string; zh: string; en: string }): string =>
  (clocks[clock.kind] ?? [clock.zh, clock.en])[language.value === 'zh' ? 0 : 1];
