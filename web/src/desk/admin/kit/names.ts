// Words of kinds of clocks, in the ledger's terms.
import { l } from './say';

/// Kinds of clocks in the words of the ledger.
export const clockKinds: Record<string, [string, string]> = {
  registering: ['登记', 'Registering'],
  triage: ['研判受理', 'Triage'],
  petition_notice: ['受理告知', 'Notice of acceptance'],
  dispatching: ['分流交办', 'Dispatch'],
  signing: ['签收', 'Signing for'],
  first_day: ['“125”第一天登记交办', 'Day one: registered and handed over'],
  second_day: ['“125”第二天专人见面', 'Day two: a named person meets the resident'],
  fifth_day: ['“125”五个工作日初步答复', 'Day five: a preliminary reply'],
  first_contact: ['首次联系', 'First contact'],
  preliminary_reply: ['初步答复', 'Preliminary reply'],
  handling: ['办理', 'Handling'],
  answer: ['本级答复', 'Answer of this level'],
  return_review: ['退回审核', 'Deciding a return'],
  extension_review: ['延期审核', 'Deciding an extension'],
  parking_review: ['挂账审核', 'Deciding a parking'],
  parked_until: ['挂账复核', 'Parked until review'],
  mediation: ['调解', 'Mediation'],
  check: ['核查', 'Check'],
  call_back: ['回访', 'Call-back'],
  support: ['协办', 'Support'],
  review: ['复查', 'Review'],
  second_review: ['复核', 'Second review'],
};
export const clockKind = (kind: string): string =>
  clockKinds[kind] ? l(...clockKinds[kind]!) : kind.replaceAll('_', ' ');
