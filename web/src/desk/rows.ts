// J and K go through the lines of a table or list: the first link or button of a line takes the focus, and
// Enter does what a click on it does.
import type { Ref } from 'vue';
import { useKeys } from './keys';

/// `lines` selects them below `root`; a line without anything to press is passed over.
export function useRows(root: Ref<HTMLElement | null>, lines = 'tbody tr'): void {
  const step = (by: 1 | -1): void => {
    const all = [...(root.value?.querySelectorAll<HTMLElement>(lines) ?? [])];
    const stops = all
      .map((line) => line.querySelector<HTMLElement>('a[href], button:not(:disabled)'))
      .filter((one) => one !== null);
    const at = stops.findIndex((one) => one.closest(lines)?.contains(document.activeElement));
    const to = at < 0 ? stops[by > 0 ? 0 : stops.length - 1] : stops[at + by];
    to?.focus();
    to?.scrollIntoView({ block: 'nearest' });
  };
  useKeys(() => ({ j: () => step(1), k: () => step(-1) }));
}
