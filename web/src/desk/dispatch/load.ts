// What units have in hand, within what this post sees: asked once for all that are shown.
import { onMounted, shallowRef } from 'vue';
import { api, type Output } from '@/api/client';

type Counts = Output<'get_supervision'>['items'][number];
export type Loads = Map<string, Counts>;

/// Null until it is known, and where it may not be known.
export function useLoads() {
  const loads = shallowRef<Loads | null>(null);
  onMounted(async () => {
    const answer = await api.get('/api/v1/supervision', { query: { by: 'unit' } }).catch(() => null);
    if (answer) loads.value = new Map(answer.items.map((one) => [one.key, one]));
  });
  return loads;
}

/// A unit with nothing in hand has no line.
export const loadOf = (loads: Loads, unitId: string) =>
  loads.get(unitId) ?? { open: 0, due_today: 0, overdue: 0 };
