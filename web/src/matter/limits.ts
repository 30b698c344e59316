// Limits on the wire (5wd, 4wh, 3cd, 0wd) and as people say them.
import { language } from '@/ui/language';

export type LimitUnit = 'wd' | 'wh' | 'cd';
export const limitUnits: Record<LimitUnit, [string, string]> = {
  wd: ['个工作日', 'working days'], wh: ['个工作小时', 'working hours'], cd: ['天（自然日）', 'calendar days'],
};
const wires: Record<string, LimitUnit> = { work_day: 'wd', work_hour: 'wh', calendar_day: 'cd' };

/// A limit of the catalogue as the wire has it.
export const limitWire = (limit: { value: number; unit: string }): string =>
  limit.unit === 'instant' ? 'instant' : `${limit.value}${wires[limit.unit] ?? 'wd'}`;

export function limitSaid(wire: string): string {
  const [, n, unit] = /^(\d+)(wd|wh|cd)$/.exec(wire) ?? [];
  const zh = language.value === 'zh';
  if (!n) return zh ? '当即' : 'at once';
  if (n === '0') return zh ? '当日' : 'the same day';
  return zh ? `${n} ${limitUnits[unit as LimitUnit][0]}` : `${n} ${limitUnits[unit as LimitUnit][1]}`;
}
