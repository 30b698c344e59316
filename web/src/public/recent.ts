// What was looked at on this device: so that its owner need not type number and code again. One clear
// button forgets it all; nothing of it is sent but the code itself, to look again.
import { ref, watch } from 'vue';
import type { Output } from '@/api/client';
import { dropAllWritten } from './follow/kept';
import { readSeen, seenKey, type Seen } from './seen';

export type View = Output<'post_follow_by_number'>;
export type { Seen };

const most = 5;
export const recent = ref<Seen[]>(readSeen());
watch(recent, (all) => localStorage.setItem(seenKey, JSON.stringify(all)), { deep: true });

export function remember(view: View, code: string): void {
  const seen: Seen = {
    number: view.number, code, title: view.title, holder: (view.lead ?? view.desk).name,
    due: view.due_at ?? null, ended: !!view.ended_at,
  };
  recent.value = [seen, ...recent.value.filter((one) => one.number !== view.number)].slice(0, most);
}
export const codeOf = (number: string): string => recent.value.find((one) => one.number === number)?.code ??
  '';
export const forgetAll = (): void => {
  recent.value = [];
  dropAllWritten();
};
