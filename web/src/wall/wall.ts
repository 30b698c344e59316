// What the wall shows, kept fresh: asked again when something happens, every half minute, and by itself
// after the server was away.
import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue';
import { api, type Output } from '@/api/client';
import { line, onChange } from '@/api/live';
import { asProblem } from '@/api/problem';

export type Wall = Output<'get_wall'>;
export type Child = Wall['children'][number];
export type Clock = Wall['clocks'][number];
export type Happened = Wall['happened'][number];

/// 瓜州县水务局 is 水务局 on the wall of 瓜州县: the place is said already.
export function shortUnit(unit: string, places: string[]): string {
  const place = places.find((one) => one && unit.startsWith(one) && unit.length > one.length + 1);
  return place ? unit.slice(place.length) : unit;
}

/// 渊泉社区居委会 is 渊泉社区, 北桥村委会 is 北桥村: a line has room for the place alone.
export const shortPlace = (place: string): string =>
  place.replace(/居(民委员|委)会$/, '').replace(/村?村(民委员|委)会$/, '村');

const every_ms = 30_000;
/// The server keeps an answer for two seconds: what changed is in the one after.
const settle_ms = 2_200;

export function useWall(region: Ref<string>) {
  const wall = shallowRef<Wall | null>(null);
  const failed = ref(false);
  const gone = ref(false); // the division is not ours to see
  let timer = 0;
  let turn = 0;

  async function ask(): Promise<void> {
    clearTimeout(timer);
    const own = ++turn;
    let wait = every_ms;
    try {
      const query = region.value ? { region_id: region.value } : {};
      const next = await api.get('/api/v1/wall', { query });
      if (own !== turn) return;
      wall.value = next;
      failed.value = gone.value = false;
    } catch (error) {
      if (own !== turn) return;
      const { status } = asProblem(error);
      gone.value = status === 404 || status === 422;
      failed.value = true;
      wait = 5_000;
    }
    timer = window.setTimeout(ask, wait);
  }

  let soon = 0;
  function askSoon(): void {
    if (soon) return;
    soon = window.setTimeout(() => {
      soon = 0;
      void ask();
    }, settle_ms);
  }

  onChange(askSoon);
  watch(line, (now) => now === 'live' && askSoon());
  watch(region, () => void ask(), { immediate: true });
  onScopeDispose(() => {
    turn = -1;
    clearTimeout(timer);
    clearTimeout(soon);
  });
  return { wall, failed, gone, ask };
}
