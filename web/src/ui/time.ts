import { isChinese, language } from './language';
import { words } from './words';

// China's time is eight hours ahead of UTC, without summer time since 1992. Counted here, because the
// browser's own formatting of dates costs a slow phone more than everything else on a page.
const ahead = 8 * 3_600_000;
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September',
  'October', 'November', 'December'];
const two = (n: number): string => String(n).padStart(2, '0');

interface Parts { year: number; month: number; day: number; weekday: number; hour: number; minute: number }
function parts(time: Date): Parts {
  const there = new Date(time.getTime() + ahead);
  return {
    year: there.getUTCFullYear(), month: there.getUTCMonth() + 1, day: there.getUTCDate(),
    weekday: there.getUTCDay(), hour: there.getUTCHours(), minute: there.getUTCMinutes(),
  };
}
const weekdayName = ({ weekday }: Parts): string =>
  (isChinese.value ? `周${'日一二三四五六'[weekday]}` : weekdays[weekday]!);

/// The number of a day; the instant at which it ends, in ms.
export const dayOf = (time: Date | string | number): number =>
  Math.floor((new Date(time).getTime() + ahead) / 86_400_000);
export const endOfDay = (time: Date): number => (dayOf(time) + 1) * 86_400_000 - ahead;

/// For sorting instants as the API writes them. Comparing them as words would load a language's whole order.
export const inOrder = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/// A time as people say it: 今天 18:00, 明天 9:00, 周二 18:00, 11月30日 18:00, 2025年…. China's time.
export function said(text: string | null | undefined, now = new Date()): string {
  if (!text) return '';
  const time = new Date(text);
  const p = parts(time);
  const clock = `${p.hour}:${two(p.minute)}`;
  const away = dayOf(time) - dayOf(now);
  const w = words[language.value];
  if (away === 0) return `${w.today} ${clock}`;
  if (away === 1) return `${w.tomorrow} ${clock}`;
  if (away === -1) return `${w.yesterday} ${clock}`;
  return `${saidDay(text, now)} ${clock}`;
}

/// The day alone, as people say it.
export function saidDay(text: string | null | undefined, now = new Date()): string {
  if (!text) return '';
  const time = new Date(text);
  const p = parts(time);
  const away = dayOf(time) - dayOf(now);
  const w = words[language.value];
  if (away === 0) return w.today;
  if (away === 1) return w.tomorrow;
  if (away === -1) return w.yesterday;
  if (away > 1 && away < 7) return weekdayName(p);
  const sameYear = p.year === parts(now).year;
  if (isChinese.value) return `${sameYear ? '' : `${p.year}年`}${p.month}月${p.day}日`;
  return `${p.day} ${months[p.month - 1]!.slice(0, 3)}${sameYear ? '' : ` ${p.year}`}`;
}

/// The day in full, with its weekday: 11月30日 周一, Mon 30 November.
export function longDay(time: Date): string {
  const p = parts(time);
  return isChinese.value ? `${p.month}月${p.day}日 ${weekdayName(p)}`
    : `${weekdayName(p)} ${p.day} ${months[p.month - 1]}`;
}

/// `2026-11` as people say it: 2026年11月, November 2026.
export function monthName(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return isChinese.value ? `${year}年${number}月` : `${months[number! - 1]} ${year}`;
}

/// 2026-11-30
export function dateOf(time: Date): string {
  const p = parts(time);
  return `${p.year}-${two(p.month)}-${two(p.day)}`;
}

/// 09:05
export function clockOf(time: Date): string {
  const p = parts(time);
  return `${two(p.hour)}:${two(p.minute)}`;
}

/// China's wall clock as a field has it (2026-11-30T09:05) to the instant that the API takes, and back.
export const instantOf = (local: string): string => new Date(`${local}:00+08:00`).toISOString();
export function localOf(instant: string | null | undefined): string {
  if (!instant) return '';
  const time = new Date(instant);
  return `${dateOf(time)}T${clockOf(time)}`;
}

export const weekdayOf = (time: Date): string => weekdayName(parts(time));

/// Exact, for the title of what `said` shows.
export function exact(text: string | null | undefined): string {
  if (!text) return '';
  const time = new Date(text);
  return `${dateOf(time)} ${clockOf(time)}`;
}

/// How long, in the two largest units: 3 天 4 小时.
export function span(ms: number): string {
  const w = words[language.value];
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  const d = Math.floor(minutes / 1440);
  const h = Math.floor((minutes % 1440) / 60);
  const m = minutes % 60;
  const unit = (word: string, n: number) => word.replace('{n}', String(n));
  if (d > 0) return unit(w.days, d) + (h ? ` ${unit(w.hours, h)}` : '');
  if (h > 0) return unit(w.hours, h) + (m ? ` ${unit(w.minutes, m)}` : '');
  return unit(w.minutes, m);
}

/// Before or after a time: 剩 2 小时, 逾 3 天.
export function standing(due: string, now = new Date()): string {
  const ms = new Date(due).getTime() - now.getTime();
  const w = words[language.value];
  return (ms < 0 ? w.late : w.left).replace('{span}', span(ms));
}
