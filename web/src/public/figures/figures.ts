// Open figures as the pages say them.
import { api, type Output } from '@/api/client';
import { language } from '@/ui/language';
import { dateOf } from '@/ui/time';
import { t } from '../say';

export type Figures = Output<'get_public_figures'>;
type Groups = Output<'get_catalogue'>['groups'];

/// This month in China, `2026-11`.
export const thisMonth = (): string => dateOf(new Date()).slice(0, 7);
/// The month so many months later, or earlier.
export function moved(month: string, by: number): string {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year!, number! - 1 + by, 1)).toISOString().slice(0, 7);
}
/// Hidden where it is so small that it could point at somebody.
export const counted = (n: number | null | undefined, fewest: number): string =>
  (n == null ? t('figures.few', { n: fewest }) : String(n));
export const percent = (n: number | null | undefined): string => (n == null ? '–' : `${n}%`);
export const kindName = (kind: string, groups: Groups): string =>
  groups.find((one) => one.code === kind)?.[language.value] ?? (kind || t('figures.unknown'));

let asked: Promise<Groups> | null = null;
/// The groups of the catalogue in force; none where the line is lost, and then asked for again.
export function catalogueGroups(): Promise<Groups> {
  asked ??= api.get('/api/v1/catalogue').then((all) => all.groups);
  return asked.catch(() => {
    asked = null;
    return [];
  });
}
