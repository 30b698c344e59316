// Names of units that a list gives by id only, asked for once each; words of kinds of clocks.
import { reactive } from 'vue';
import { api } from '@/api/client';
import { pick } from '@/ui/language';
import { may } from '@/session/session';
import { l } from './say';

const known = reactive<Record<string, string>>({});

export function unitNames() {
  return {
    of: (id: string | null | undefined): string => (id ? (known[id] ?? '…') : ''),
    async learn(ids: readonly (string | null | undefined)[]): Promise<void> {
      if (!may('read_units')) return;
      const missing = [...new Set(ids)].filter((id): id is string => Boolean(id) && !known[id!]);
      await Promise.all(
        missing.map(async (unit_id) => {
          const unit = await api.get('/api/v1/units/{unit_id}', { path: { unit_id } }).catch(() => null);
          known[unit_id] = unit?.name ?? unit_id;
        }),
      );
    },
  };
}

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

/// `5wd`, `4wh`, `30cd`, `0` as people say them; what is none of these stays as it is.
export function limitWords(text: string): string {
  const [, number, unit] = /^(\d+)(wd|wh|cd)$/.exec(text) ?? [];
  if (text === '0') return l('即时', 'at once');
  if (text === '0wd') return l('当天', 'the same day');
  if (!number) return text;
  return `${number} ${{ wd: l('个工作日', 'working days'), wh: l('个工作小时', 'working hours'), cd: l('天', 'days') }[unit as 'wd']}`;
}

const leaves = reactive<Record<string, { zh: string; en: string }>>({});
let book: Promise<void> | null = null;
/// Names of categories by code, from the catalogue in force, asked for once.
export function categoryName(code: string): string {
  book ??= api
    .get('/api/v1/catalogue')
    .then(({ groups }) => {
      for (const group of groups)
        for (const one of group.classes) for (const leaf of one.leaves) leaves[leaf.code] = leaf;
    })
    .catch(() => void (book = null));
  return leaves[code] ? pick(leaves[code]!) : '';
}
