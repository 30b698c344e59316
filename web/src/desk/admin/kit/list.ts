// A keyset list: the first page, and "more" for as long as the server says that more comes.
import { onMounted, ref, shallowRef, type Ref } from 'vue';
import { asProblem, type Problem } from '@/api/problem';

export interface Page<T> {
  items: T[];
  next?: string | null;
}
export interface List<T> {
  items: Ref<T[]>;
  next: Ref<string | null>;
  loading: Ref<boolean>;
  problem: Ref<Problem | null>;
  reload: () => Promise<void>;
  more: () => Promise<void>;
}

/// `load` is asked with the cursor of the page to give, or undefined for the first. A late answer of an
/// earlier question is dropped. Not loaded by itself with `later`.
export function useList<T>(load: (cursor?: string) => Promise<Page<T>>, later = false): List<T> {
  const items = shallowRef<T[]>([]) as Ref<T[]>;
  const next = ref<string | null>(null);
  const loading = ref(!later);
  const problem = ref<Problem | null>(null);
  let asked = 0;

  async function run(cursor?: string): Promise<void> {
    const mine = ++asked;
    loading.value = true;
    problem.value = null;
    try {
      const page = await load(cursor);
      if (mine !== asked) return;
      items.value = cursor ? [...items.value, ...page.items] : page.items;
      next.value = page.next ?? null;
    } catch (error) {
      if (mine === asked) problem.value = asProblem(error);
    } finally {
      if (mine === asked) loading.value = false;
    }
  }
  const reload = () => run();
  const more = () => (next.value ? run(next.value) : Promise.resolve());
  if (!later) onMounted(reload);
  return { items, next, loading, problem, reload, more };
}

/// One thing that a page shows, with its skeleton and its failure.
export function useOne<T>(load: () => Promise<T>, later = false) {
  const value = shallowRef<T | null>(null) as Ref<T | null>;
  const loading = ref(!later);
  const problem = ref<Problem | null>(null);
  async function reload(): Promise<void> {
    loading.value = true;
    problem.value = null;
    try {
      value.value = await load();
    } catch (error) {
      problem.value = asProblem(error);
    } finally {
      loading.value = false;
    }
  }
  if (!later) onMounted(reload);
  return { value, loading, problem, reload };
}
