// Lines of a list that hold from a day on: entered, changed over the version that was seen, and ended by
// the line's own name. The record stays.
import { shallowRef, type Ref } from 'vue';
import { ask, tell } from './ask';
import { today, type Values } from './form';
import type { List } from './list';
import { l, say, type Two } from './say';

export interface Line {
  code: string;
  version: number;
  valid_to?: string | null;
}
interface Deeds<T> {
  list: List<T>;
  create: (body: Values) => Promise<unknown>;
  change: (row: T, body: Values) => Promise<unknown>;
  remove: (row: T) => Promise<unknown>;
  /// What is told once it is kept; what ending asks.
  kept: Two;
  ending: { title: Two; text: Two };
}

export const isOver = (row: Line): boolean => Boolean(row.valid_to && row.valid_to <= today());

export function useLines<T extends Line>({ list, create, change, remove, kept, ending }: Deeds<T>) {
  const editing = shallowRef(null) as Ref<T | 'new' | null>;
  async function save(body: Values): Promise<void> {
    if (editing.value === 'new') await create(body);
    else if (editing.value) await change(editing.value, { ...body, version: editing.value.version });
    editing.value = null;
    tell(say(kept));
    await list.reload();
  }
  async function end(row: T): Promise<void> {
    const done = await ask({
      title: say(ending.title),
      text: say(ending.text),
      danger: true,
      name: row.code,
      button: l('终止', 'End it'),
      act: () => remove(row),
    });
    if (!done) return;
    tell(l('已终止', 'Ended'));
    await list.reload();
  }
  return { editing, save, end };
}
