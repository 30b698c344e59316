// Who owes what by when: what a matter says first.
import { language } from '@/ui/language';
import type { Matter } from './words';

export type Clock = Matter['clocks'][number];

const dueOf = (clock: Clock): number => (clock.due_at ? new Date(clock.due_at).getTime() : Infinity);

/// The clocks that run, the one that breaks first on top.
export const running = (matter: Matter): Clock[] =>
  matter.clocks.filter((clock) => clock.state === 'running').sort((a, b) => dueOf(a) - dueOf(b));

/// The clock of the present step: the one that the list is sorted by, else the nearest.
export const mainClock = (matter: Matter): Clock | undefined =>
  running(matter).find((clock) => clock.due_at === matter.line.due_at) ?? running(matter)[0];

export const clockName = (clock: Clock): string => (language.value === 'zh' ? clock.zh : clock.en);

/// The part of the time that is gone, 0 – 1.
export function gone(clock: Clock, now: Date): number {
  const from = new Date(clock.started_at).getTime();
  const to = dueOf(clock);
  if (to <= from) return 1;
  return Math.min(1, Math.max(0, (now.getTime() - from) / (to - from)));
}
