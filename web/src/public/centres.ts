// What a centre's hours say, as people read them.
import type { Output } from '@/api/client';
import { language } from '@/ui/language';

export type Board = Output<'get_public_centres_by_region_id'>;
export type Opening = Board['hours'][number];
type Translate = (key: string, named?: Record<string, unknown>) => string;

export const clock = (minute: number): string =>
  `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;

/// Weekday (1 Monday … 7 Sunday) and minute of the day in China.
export function chinaNow(now: Date): { weekday: number; minute: number } {
  const ahead = Math.floor(now.getTime() / 60_000) + 480;
  return { weekday: ((Math.floor(ahead / 1440) + 3) % 7) + 1, minute: ahead % 1440 };
}

/// Days with the same hours as one line: 周一至周五 8:30–18:00.
export function lines(hours: Opening[], t: Translate): { days: string; times: string; today: boolean }[] {
  const today = chinaNow(new Date()).weekday;
  const of = (day: number) =>
    hours.filter((one) => one.weekday === day).sort((a, b) => a.opens_minute - b.opens_minute)
      .map((one) => `${clock(one.opens_minute)}–${clock(one.closes_minute)}`).join(language.value === 'zh'
        ? '、' : ', ');
  const out: { first: number; last: number; times: string }[] = [];
  for (let day = 1; day <= 7; ++day) {
    const times = of(day) || t('home.closed');
    const previous = out.at(-1);
    if (previous?.times === times) previous.last = day;
    else out.push({ first: day, last: day, times });
  }
  return out.map(({ first, last, times }) => ({
    days: first === last ? t(`home.w${first}`) : `${t(`home.w${first}`)}${t('home.to')}${t(`home.w${last}`)}`,
    times, today: first <= today && today <= last,
  }));
}

/// Open now until when, or when next.
export function standing(hours: Opening[],
  now: Date): { open: boolean; weekday: number; minute: number } | null {
  const { weekday, minute } = chinaNow(now);
  const here = hours.find((one) => one.weekday === weekday && one.opens_minute <= minute &&
    minute < one.closes_minute);
  if (here) return { open: true, weekday, minute: here.closes_minute };
  for (let ahead = 0; ahead <= 7; ++ahead) {
    const day = ((weekday - 1 + ahead) % 7) + 1;
    const next = hours.filter((one) => one.weekday === day && (ahead > 0 || one.opens_minute > minute))
      .sort((a, b) => a.opens_minute - b.opens_minute)[0];
    if (next) return { open: false, weekday: day, minute: next.opens_minute };
  }
  return null;
}
