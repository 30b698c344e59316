// From what the API says of a field to what is typed, checked and sent.
import type { Field } from '@/matter/fields';
import { openCards } from '@/matter/formSources';
import type { Act } from '@/matter/words';
import { post } from '@/session/session';
import type { Entry } from '../offline/store';

export type Typed = Record<string, string | boolean | undefined>;

const localNow = (): string => {
  const at = new Date();
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

/// An empty form; what is nearly always so is already chosen.
export function fresh(fields: Field[], act: Act): Typed {
  const typed: Typed = {};
  for (const field of fields) {
    if (field.type === 'boolean') typed[field.name] = field.name === 'tell_reporter' ? false : undefined;
    else typed[field.name] = field.format === 'date-time' ? localNow() : '';
  }
  if (act === 'start_handling') typed.way = 'in_person';
  return typed;
}

export const isOptional = (field: Field): boolean =>
  !field.required || (field.type === 'string' && field.least === 0);

type Say = (key: string, facts: Record<string, number>) => string;

/// What is wrong with a field before it is sent, if anything.
export function faultOf(field: Field, value: Typed[string], say: Say): string {
  const unchosen = () => say('matter.needChoice', {});
  if (field.type === 'boolean') return field.required && value === undefined ? unchosen() : '';
  const text = String(value ?? '').trim();
  if (field.values || field.name === 'by') return !text && !isOptional(field) ? unchosen() : '';
  const least = Math.max(1, field.least ?? 1);
  if (!isOptional(field) && text.length < least) return say('matter.needText', { n: least });
  const most = field.most ?? Infinity;
  return text.length > most ? say('matter.tooLong', { n: most, now: text.length }) : '';
}

/// The open card that the unit has not answered yet, else the last of its own.
function cardToAnswer(journal: Entry[]): string {
  const open = openCards(journal);
  const mine = open.filter((card) => card.unit_id === post.value?.unit_id);
  return (mine.find((card) => card.what === 'issued') ?? mine.at(-1) ?? open.at(-1))?.card_id ?? '';
}

export function bodyOf(fields: Field[], typed: Typed, act: Act, journal: Entry[]): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const field of fields) {
    const value = typed[field.name];
    if (field.type === 'array')
      body[field.name] = String(value ?? '').split('\n').map((line) => line.trim()).filter(Boolean);
    else if (field.type === 'boolean') body[field.name] = value === true;
    else if (!value && !field.required) continue;
    else if (field.format === 'date-time') body[field.name] = new Date(String(value)).toISOString();
    else if (field.type === 'integer' || field.type === 'number') body[field.name] = Number(value);
    else body[field.name] = String(value ?? '').trim();
  }
  if (act === 'answer_card') body.card_id = cardToAnswer(journal);
  return body;
}
