// How the forms of administration are described: each field once, from which come its control, its
// error beside it, and what is sent.
import { dateOf, instantOf } from '@/ui/time';
import type { Two } from './say';

export type Values = Record<string, unknown>;
export interface Choice {
  value: string;
  text: Two;
}
export type Kind =
  | 'text'
  | 'long'
  | 'number'
  | 'select'
  | 'checks'
  | 'flag'
  | 'date'
  | 'time'
  | 'lines'
  | 'password'
  | 'region'
  | 'unit'
  | 'person'
  | 'category'
  | 'post';
export interface Field {
  name: string;
  label: Two;
  hint?: Two;
  kind?: Kind;
  choices?: readonly Choice[];
  required?: boolean;
  /// Over the whole width of the form.
  wide?: boolean;
  most?: number;
  least?: number;
  rows?: number;
  /// An empty text is sent as one, to clear what stood there.
  keepEmpty?: boolean;
  /// Shown only then.
  when?: (values: Values) => boolean;
  /// Narrows a picker: units within, posts of machines only, …
  within?: string;
  mono?: boolean;
}

/// Enumerators with their words, as choices of a field.
export const choices = (words: Record<string, readonly [string, string, ...unknown[]]>): Choice[] =>
  Object.entries(words).map(([value, [zh, en]]) => ({ value, text: [zh, en] }));

/// What a field starts with.
export function blank(field: Field): unknown {
  if (field.kind === 'checks') return [];
  if (field.kind === 'flag') return false;
  return '';
}

export const blankOf = (fields: readonly Field[]): Values =>
  Object.fromEntries(fields.map((field) => [field.name, blank(field)]));

export const today = (): string => dateOf(new Date());

function sent(field: Field, value: unknown): unknown {
  if (field.kind === 'flag') return Boolean(value);
  if (field.kind === 'checks') return value ?? [];
  if (field.kind === 'lines')
    return String(value ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  if (value === '' || value === null || value === undefined) return field.keepEmpty ? '' : undefined;
  if (field.kind === 'number') return Number(value);
  if (field.kind === 'time') return instantOf(String(value));
  return value;
}

/// The body that a form sends: fields that are hidden or left out are not in it.
export function bodyOf(fields: readonly Field[], values: Values): Values {
  const body: Values = {};
  for (const field of fields) {
    if (field.when && !field.when(values)) continue;
    const value = sent(field, values[field.name]);
    if (value !== undefined) body[field.name] = value;
  }
  return body;
}

export const isEmpty = (value: unknown): boolean =>
  value === '' || value === null || value === undefined || (Array.isArray(value) && value.length === 0);
