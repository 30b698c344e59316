import type { RouteLocationRaw } from 'vue-router';
import type { Output } from '@/api/client';
import { atHead, pick } from '@/ui/language';
import { home } from '../admin/kit/home';
import { l } from '../admin/kit/say';

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
/// What a line is called, also that of matters that have no unit or category.
export const nameOf = (one: Counts, by: By): string =>
  one.name ||
  atHead(pick({ zh: one.name_zh, en: one.name_en })) ||
  (by === 'unit' ? l('还没有承办单位', 'No unit yet') : l('还没有分类', 'Not sorted yet'));
/// The list behind a number: of a place, else of the post's own.
export const listBehind = (region: string | undefined, more: object): RouteLocationRaw => ({
  path: '/search',
  query: { region: region || home.value?.id, ...more },
});
/// What such a list is narrowed by.
export const withCard = { carded: '1' };
export const askedBack = { state: 'return_asked' };
