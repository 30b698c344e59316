import type { Output } from '@/api/client';

type Supervision = Output<'get_supervision'>;
export type Counts = Supervision['items'][number];
export type Total = Supervision['total'];
export type By = Supervision['by'];

/// Of fewer matters a share says nothing.
export const fewest = 10;
/// The share of what is open and not late, 0 – 1.
export const inTime = (one: Total): number => (one.open ? 1 - one.overdue / one.open : 1);
/// What is latest first.
export const byLate = (one: Total, other: Total): number =>
  other.overdue - one.overdue || other.due_today - one.due_today || other.open - one.open;
