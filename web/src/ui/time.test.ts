import { expect, test, vi } from 'vitest';

await import('vue');  // It asks which document there is: none.
vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
vi.stubGlobal('location', { search: '?lang=zh' });
vi.stubGlobal('document', { documentElement: {}, addEventListener: () => undefined });
const { clockOf, dateOf, dayOf, endOfDay, exact, inOrder, instantOf, localOf, longDay, monthName, said, saidDay } =
  await import('./time');
const { speak } = await import('./language');

const now = new Date('2026-11-29T23:30:00+08:00');

test.each([
  ['2026-11-29T16:05:00Z', '明天 0:05', 'tomorrow 0:05'],
  ['2026-11-29T15:59:00Z', '今天 23:59', 'today 23:59'],
  ['2026-11-28T01:00:00Z', '昨天 9:00', 'yesterday 9:00'],
  ['2026-12-01T10:00:00Z', '周二 18:00', 'Tue 18:00'],
  ['2026-12-05T10:00:00Z', '周六 18:00', 'Sat 18:00'],
  ['2026-12-06T10:00:00Z', '12月6日 18:00', '6 Dec 18:00'],
  ['2026-01-02T10:00:00Z', '1月2日 18:00', '2 Jan 18:00'],
  ['2025-12-31T16:30:00Z', '1月1日 0:30', '1 Jan 0:30'],
  ['2025-09-09T10:00:00Z', '2025年9月9日 18:00', '9 Sep 2025 18:00'],
])('%s is said as %s', (text, zh, en) => {
  speak('zh');
  expect(said(text, now)).toBe(zh);
  speak('en');
  expect(said(text, now).toLowerCase()).toBe(en.toLowerCase());
});

test('days, months and clocks are China\'s', () => {
  speak('zh');
  expect(longDay(now)).toBe('11月29日 周日');
  expect(monthName('2026-01')).toBe('2026年1月');
  speak('en');
  expect(longDay(now)).toBe('Sun 29 November');
  expect(monthName('2026-01')).toBe('January 2026');
  expect(dateOf(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01');
  expect(clockOf(new Date('2026-12-31T16:07:00Z'))).toBe('00:07');
  expect(exact('2026-12-31T16:07:00Z')).toBe('2027-01-01 00:07');
  expect([saidDay(null), exact(''), said(undefined)]).toEqual(['', '', '']);
  expect(localOf('2026-12-31T16:07:00Z')).toBe('2027-01-01T00:07');
  expect(['2026-12-01', '', '2026-11-30', '2026-12-01'].sort(inOrder)).toEqual(['', '2026-11-30', '2026-12-01', '2026-12-01']);
  expect(localOf(null)).toBe('');
  expect(instantOf('2027-01-01T00:07')).toBe('2026-12-31T16:07:00.000Z');
  expect(new Date(endOfDay(now)).toISOString()).toBe('2026-11-29T16:00:00.000Z');
  expect(dayOf('2026-11-29T16:00:00Z') - dayOf(endOfDay(now) - 1)).toBe(1);
});
