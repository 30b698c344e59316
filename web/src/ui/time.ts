import { language } from './language';
import { words } from './words';

const zone = 'Asia/Shanghai';

// Made once: making one costs more than all it formats on a page.
const format = new Intl.DateTimeFormat('en-CA', {
  timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit',
  hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
});
function parts(time: Date): Record<string, string> {
  return Object.fromEntries(format.formatToParts(time).map((part) => [part.type, part.value]));
}

const dayOf = (time: Date): number => {
  const { year, month, day } = parts(time);
  return Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000;
};

/// A time as people say it: 今天 18:00, 明天 9:00, 周二 18:00, 11月30日 18:00, 2025年…. China's time.
export function said(text: string | null | undefined, now = new Date()): string {
  if (!text) return '';
  const time = new Date(text);
  const p = parts(time);
  const clock = `${Number(p.hour)}:${p.minute}`;
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
  const chinese = language.value === 'zh';
  const w = words[language.value];
  if (away === 0) return w.today;
  if (away === 1) return w.tomorrow;
  if (away === -1) return w.yesterday;
  const locale = chinese ? 'zh-CN' : 'en-GB';
  if (away > 1 && away < 7)
    return new Intl.DateTimeFormat(locale, { timeZone: zone, weekday: 'short' }).format(time);
  const sameYear = p.year === parts(now).year;
  return new Intl.DateTimeFormat(locale, {
    timeZone: zone, month: chinese ? 'numeric' : 'short', day: 'numeric',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(time).replace(/^(\d+)\/(\d+)$/, '$1月$2日');
}

/// Exact, for the title of what `said` shows.
export function exact(text: string | null | undefined): string {
  if (!text) return '';
  const p = parts(new Date(text));
  return `${p.year}-${p.month}-${p.day} ${p.hour}:${p.minute}`;
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
