// What stands on Today: the matters of the lists that wait for this post, and those around it.
import { computed } from 'vue';
import type { Act, Matter } from '@/matter/words';
import { inOrder } from '@/ui/time';
import { nextAct } from './acts';
import { matters } from './offline/mirror';
import { unsent } from './offline/outbox';

export interface Row {
  id: string;
  title: string;
  place: string;
  due: string | null;
  /// What the post can do next; nothing where others have it.
  act: Act | undefined;
  matter: Matter;
  /// Something done for it waits on the phone.
  waits: boolean;
}

const rowOf = (matter: Matter): Row => ({
  id: matter.line.matter_id, title: matter.line.title, place: matter.line.address,
  due: matter.line.due_at ?? null, act: nextAct(matter), matter,
  waits: unsent.value.some((work) => work.matter === matter.line.matter_id && work.act !== 'add_note'),
});
const nearest = (one: Row, other: Row): number =>
  inOrder(one.due ?? '9999', other.due ?? '9999') || inOrder(one.id, other.id);

const rows = computed(() => [...matters.values()]
  .filter((kept) => !kept.matter.line.ended_at).map((kept) => rowOf(kept.matter)).sort(nearest));
export const toDo = computed(() => rows.value.filter((row) => row.act));
export const aroundHere = computed(() => rows.value.filter((row) => !row.act && row.due));
