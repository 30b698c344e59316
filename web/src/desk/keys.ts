// Keys of a page: single letters, only while nobody types. What a page offers stands in its foot bar.
import { onMounted, onUnmounted } from 'vue';

export type Keys = Record<string, (event: KeyboardEvent) => void>;

const layers: (() => Keys)[] = [];
/// What goes on with a key pressed just before, over everything else.
const following: (() => Keys)[] = [];

function typing(event: KeyboardEvent): boolean {
  const at = event.target as HTMLElement | null;
  if (document.querySelector('dialog[open], .el-overlay:not([style*="none"])')) return true;
  return !!at?.closest('input, textarea, select, [contenteditable], [role="menu"], [role="listbox"]');
}

function heard(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (typing(event)) return;
  const onControl = (event.target as HTMLElement | null)?.closest('a, button, summary');
  if (onControl && (event.key === 'Enter' || event.key === ' ')) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  for (const layer of [...following, ...[...layers].reverse()]) {
    const act = layer()[key];
    if (!act) continue;
    event.preventDefault();
    act(event);
    return;
  }
}

/// Hears keys while the component lives; the last that came hears first, after `follows`.
export function useKeys(keys: () => Keys, follows = false): void {
  const mine = follows ? following : layers;
  onMounted(() => {
    if (layers.length === 0) document.addEventListener('keydown', heard);
    mine.push(keys);
  });
  onUnmounted(() => {
    mine.splice(mine.indexOf(keys), 1);
    if (layers.length === 0) document.removeEventListener('keydown', heard);
  });
}
