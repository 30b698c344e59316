// A list of work: a queue of the post, or matters by filters; by pages, and following the server.
import { computed, ref, shallowRef, watch, type Ref } from 'vue';
import { api, type paths } from '@/api/client';
import { onChange } from '@/api/live';
import { asProblem, type Problem } from '@/api/problem';
import { inboxes, type Inbox, type Matter } from '@/matter/words';

export type Line = Matter['line'] & { gone?: boolean };
/// How many there are, without the line in view that has left the list.
export const standing = (lines: Line[]): number => lines.filter((one) => !one.gone).length;
export type Filters = Partial<
  Record<'region_id' | 'category' | 'unit_id' | 'state' | 'due' | 'channel', string>
>;
export const filterNames = ['region_id', 'category', 'unit_id', 'state', 'due', 'channel'] as const;
type Query = NonNullable<paths['/api/v1/inbox/{inbox}']['get']['parameters']['query']>;
export interface Wanted {
  queue: string;
  filters: Filters;
}

const page = 50;
const most = 100;

export function useList(wanted: Ref<Wanted>, selected: Ref<string | null>) {
  const items = shallowRef<Line[]>([]);
  const next = ref<string | null>(null);
  const problem = ref<Problem | null>(null);
  const ready = ref(false);
  const busy = ref(false);
  const counts = ref<Partial<Record<Inbox, number>>>({});
  const countedAt = ref('');
  let turn = 0;

  const isQueue = computed(() => wanted.value.queue in inboxes);
  const ask = (limit: number, cursor?: string) => {
    // What the address bar says may be no such value: the server names the field.
    const query = { ...(wanted.value.filters as Query), limit, cursor };
    if (isQueue.value)
      return api.get('/api/v1/inbox/{inbox}', { path: { inbox: wanted.value.queue as Inbox }, query });
    return api.get('/api/v1/matters', { query: { ...query, open: true } });
  };

  async function count(): Promise<void> {
    try {
      const answer = await api.get('/api/v1/inbox');
      counts.value = Object.fromEntries(answer.items.map((one) => [one.inbox, one.count]));
      countedAt.value = new Date().toISOString();
    } catch {
      // The list itself says what is wrong.
    }
  }
  async function load(): Promise<void> {
    const mine = ++turn;
    ready.value = false;
    items.value = [];
    next.value = null;
    problem.value = null;
    try {
      const answer = await ask(page);
      if (mine !== turn) return;
      items.value = answer.items;
      next.value = answer.next ?? null;
    } catch (error) {
      if (mine === turn) problem.value = asProblem(error);
    }
    if (mine === turn) ready.value = true;
  }
  async function more(): Promise<void> {
    if (busy.value || !next.value) return;
    const mine = turn;
    busy.value = true;
    try {
      const answer = await ask(page, next.value);
      if (mine !== turn) return;
      const known = new Set(items.value.map((one) => one.matter_id));
      items.value = [...items.value, ...answer.items.filter((one) => !known.has(one.matter_id))];
      next.value = answer.next ?? null;
    } catch (error) {
      problem.value = asProblem(error);
    } finally {
      busy.value = false;
    }
  }
  /// Reads again what stands there, and keeps the line in view where it was, even if it left the list.
  async function refresh(): Promise<void> {
    if (!ready.value) return;
    const mine = turn;
    const limit = Math.min(most, Math.max(page, items.value.length));
    try {
      const answer = await ask(limit);
      if (mine !== turn) return;
      const fresh: Line[] = [...answer.items];
      const there = new Set(fresh.map((one) => one.matter_id));
      const last = items.value.findIndex((one) => one.matter_id === selected.value);
      const held = items.value[last];
      if (held && !there.has(held.matter_id) && last < limit)
        fresh.splice(Math.min(last, fresh.length), 0, { ...held, gone: true });
      const beyond = answer.next ? items.value.slice(limit).filter((one) => !there.has(one.matter_id)) : [];
      if (!beyond.length) next.value = answer.next ?? null;
      items.value = [...fresh, ...beyond];
      problem.value = null;
    } catch {
      // The line's own state says that the connection is lost; the list stands as it was.
    }
  }
  let wait = 0;
  function soon(): void {
    if (wait) return;
    wait = window.setTimeout(() => {
      wait = 0;
      void refresh();
      void count();
    }, 350);
  }
  onChange((change) => {
    if (['matter_changed', 'clock_step', 'reset'].includes(change.kind)) soon();
  });
  watch(wanted, (now, before) => JSON.stringify(now) !== JSON.stringify(before) && load(), {
    immediate: true,
  });
  void count();
  return { items, next, problem, ready, busy, counts, countedAt, isQueue, load, more, refresh: soon };
}
