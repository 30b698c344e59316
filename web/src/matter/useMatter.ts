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

  async function load(): Promise<void> {
    const mine = ++turn;
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
  let wait = 0;
  watch(id, (next, before) => {
    if (next === before) return;
    matter.value = null;
    journal.value = [];
    similar.value = [];
    attachments.value = [];
    problem.value = null;
    clearTimeout(wait);
    // Running down a list with a held key asks only for where one stops.
    if (next) wait = window.setTimeout(load, before ? 80 : 0);
  }, { immediate: true });
  onChange((change) => {
    if (change.kind !== 'reset' && change.body.matter_id !== id.value) return;
    if (change.kind === 'matter_changed' && change.body.version === matter.value?.line.version) return;
    fresh.value++;
    void load();
  });
  return { matter, journal, similar, attachments, problem, fresh, load };
}
