// Which clock a resident should see first, and whose it is.
import { inOrder } from '@/ui/time';
import type { View } from '../recent';

export type Clock = View['clocks'][number];
export interface Owed { clock: Clock | null; holder: string; due: string | null; act: string }

const known = ['registering', 'triage', 'dispatching', 'signing', 'first_contact', 'preliminary_reply',
  'handling', 'answer',
  'check', 'call_back', 'review', 'second_review', 'mediation'];

export const nameOf = (view: View, unit: string): string =>
  [view.lead, view.desk, view.supervisor].find((one) => one?.unit_id === unit)?.name ?? (view.lead ??
    view.desk).name;

/// What is owed next: the running clock that `due_at` tells of, else the first to end.
export function owed(view: View): Owed {
  const running = view.clocks.filter((one) => one.state === 'running' && one.due_at);
  const clock = running.find((one) => one.due_at === view.due_at)
    ?? running.sort((a, b) => inOrder(a.due_at!, b.due_at!))[0] ?? null;
  return {
    clock, due: clock?.due_at ?? view.due_at ?? null,
    holder: clock ? nameOf(view, clock.unit_id) : (view.lead ?? view.desk).name,
    act: clock && known.includes(clock.kind) ? clock.kind : 'other_',
  };
}

/// When the last answer is due, if that is not what is owed next.
export function answerDue(view: View): string | null {
  const { due } = owed(view);
  const last = view.clocks.find((one) => ['answer', 'handling'].includes(one.kind) &&
    one.state === 'running')?.due_at;
  return last && last !== due ? last : null;
}
export const paused = (view: View): Clock | undefined => view.clocks.find((one) => one.state === 'paused');
