// Where the wall looks, and how it moves: the address holds both, so that a screen that is switched on
// again shows what it showed. ?region=…&root=…&every=40
import { computed, onScopeDispose, ref, watch, type Ref } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import type { Wall } from './wall';

export const choices = [0, 15, 40, 120];

export function useTour(wall: Ref<Wall | null>) {
  const route = useRoute();
  const router = useRouter();
  const word = (name: string) => computed(() => String(route.query[name] ?? ''));
  const region = word('region');
  const root = word('root');
  const every = computed(() => {
    const asked = Number(route.query['every'] ?? 40);
    return Number.isFinite(asked) && asked > 0 ? Math.max(5, Math.min(3600, Math.round(asked))) : 0;
  });
  const left = ref(every.value);
  const paused = ref(false);

  function set(changes: Record<string, string | number | undefined>): void {
    const query = { ...route.query, ...changes };
    for (const [name, value] of Object.entries(query))
      if (value === '' || value === undefined) delete query[name];
    void router.replace({ query: query as Record<string, string> });
  }
  /// A touch: goes there, and waits twice as long before it moves on by itself.
  function go(id: string): void {
    set({ region: id === root.value ? '' : id });
    left.value = every.value * 2;
  }

  // The round: the root, then each place below it where something is open, most first.
  const stops = ref<{ id: string; name: string }[]>([]);
  const isRoot = computed(() => !region.value || region.value === root.value);
  watch(wall, (now) => {
    if (!now || !isRoot.value) return;
    if (now.region?.region_id !== undefined && root.value && now.region.region_id !== root.value) return;
    stops.value = [...now.children]
      .filter((one) => one.open > 0 && one.level < 5)
      .sort((a, b) => b.overdue - a.overdue || b.open - a.open)
      .slice(0, 12)
      .map((one) => ({ id: one.region_id, name: one.name }));
  });
  const next = computed(() => {
    if (!stops.value.length) return null;
    const at = stops.value.findIndex((one) => one.id === region.value);
    if (isRoot.value) return stops.value[0]!;
    return stops.value[at + 1] ?? { id: root.value, name: '' };
  });

  const timer = setInterval(() => {
    if (!every.value || paused.value || document.hidden || !next.value) return;
    if (--left.value > 0) return;
    set({ region: next.value.id === root.value ? '' : next.value.id });
    left.value = every.value;
  }, 1000);
  watch(every, (now) => (left.value = now));
  onScopeDispose(() => clearInterval(timer));

  const shown = computed(() => region.value || root.value);
  return { shown, region, root, every, left, paused, next, go, set };
}
