// What was looked at on this device: so that its owner need not type number and code again. One clear
// button forgets it all; nothing of it is sent but the code itself, to look again.
import { ref, watch } from 'vue';
import type { Output } from '@/api/client';
import { dropAllWritten } from './follow/kept';

export type View = Output<'post_follow_by_number'>;
export interface Seen { number: string; code: string; title: string; holder: string; due: string | null; ended: boolean }

const kept = 'gongzhi.recent';
const most = 5;
function read(): Seen[] {
  try {
    return JSON.parse(localStorage.getItem(kept) ?? '[]') as Seen[];
  } catch {
    return [];
  }
}
export const recent = ref<Seen[]>(read());
watch(recent, (all) => localStorage.setItem(kept, JSON.stringify(all)), { deep: true });

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
