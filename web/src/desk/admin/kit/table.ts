import type { Two } from './say';

export type Tone = 'ok' | 'warn' | 'late' | 'idle' | 'accent';
/// A column: its text, with a second line below, or a time as people say it, or a chip.
export interface Column<T> {
  key: string;
  head: Two;
  text?: (row: T) => string | number | null | undefined;
  sub?: (row: T) => string | null | undefined;
  at?: (row: T) => string | null | undefined;
  chip?: (row: T) => { tone: Tone; text: string } | null | undefined;
  num?: boolean;
  mono?: boolean;
  /// Never broken over lines: days and codes.
  whole?: boolean;
  width?: string;
}
