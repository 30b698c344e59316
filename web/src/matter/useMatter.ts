// One matter as it stands and as it changes: everything that a page about it shows.
import { ref, shallowRef, watch, type Ref } from 'vue';
import { api, type Output } from '@/api/client';
import { onChange } from '@/api/live';
import { asProblem, type Problem } from '@/api/problem';
import type { Entry } from './formSources';
import type { Matter } from './words';

export type Similar = Output<'get_matters_by_matter_id_similar'>['items'][number];
export type Attachment = Output<'get_matters_by_matter_id_attachments'>['items'][number];

export function useMatter(id: Ref<string | null>) {
  const matter = shallowRef<Matter | null>(null);
  const journal = shallowRef<Entry[]>([]);
  const similar = shallowRef<Similar[]>([]);
  const attachments = shallowRef<Attachment[]>([]);
  const problem = ref<Problem | null>(null);
  /// The matter changed in front of the eyes, by somebody else.
  const fresh = ref(0);
  let turn = 0;
  let loading = false;
  /// The newest version that was heard of, and the reading for its sake.
  let heard = 0;
  let soon = 0;

  async function load(): Promise<void> {
    const mine = ++turn;
    clearTimeout(soon);
    loading = true;
    await read(mine);
    if (mine !== turn) return;
    loading = false;
    if (matter.value && !problem.value && heard > matter.value.line.version) changed();
  }
  function changed(): void {
    fresh.value++;
    void load();
  }
  async function read(mine: number): Promise<void> {
    const matter_id = id.value;
    if (!matter_id) return;
    try {
      const path = { matter_id };
      const [next, entries] = await Promise.all([
        api.get('/api/v1/matters/{matter_id}', { path }),
        api
          .get('/api/v1/matters/{matter_id}/journal', { path, query: { limit: 500 } })
          .catch(() => ({ items: [] as Entry[] })),
      ]);
      if (mine !== turn) return;
      matter.value = next;
      journal.value = entries.items;
      problem.value = null;
      void beside(matter_id, mine);
    } catch (error) {
      if (mine === turn) problem.value = asProblem(error);
    }
  }
  async function beside(matter_id: string, mine: number): Promise<void> {
    const path = { matter_id };
    const [files, like] = await Promise.allSettled([
      api.get('/api/v1/matters/{matter_id}/attachments', { path }),
      api.get('/api/v1/matters/{matter_id}/similar', { path, query: { limit: 5 } }),
    ]);
    if (mine !== turn) return;
    attachments.value = files.status === 'fulfilled' ? files.value.items : [];
    similar.value = like.status === 'fulfilled' ? like.value.items : [];
  }
  watch(id, (next, before) => {
    if (next === before) return;
    matter.value = null;
    journal.value = [];
    similar.value = [];
    attachments.value = [];
    problem.value = null;
    clearTimeout(soon);
    turn++;
    loading = false;
    heard = 0;
    // Running down a list with a held key asks only for where one stops.
    if (next) soon = window.setTimeout(load, before ? 80 : 0);
  }, { immediate: true });
  onChange((change) => {
    if (change.kind !== 'reset' && change.body.matter_id !== id.value) return;
    if (change.kind === 'matter_changed') {
      heard = Math.max(heard, Number(change.body.version));
      if (loading || heard <= (matter.value?.line.version ?? 0)) return;
    }
    clearTimeout(soon);
    // What comes of one's own act is heard before its answer is here, which reads the matter anyway.
    soon = window.setTimeout(changed, 100);
  });
  return { matter, journal, similar, attachments, problem, fresh, load };
}
