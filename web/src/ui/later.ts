// A page in several short steps: on a slow phone each keeps the page answering to the finger, which one long
// step would not.
import { nextTick, ref, type Ref } from 'vue';
import { step } from './step';

const waiting: Array<() => void> = [];
let coming: Promise<void> | null = null;

async function bring(): Promise<void> {
  while (waiting.length) {
    await step();
    waiting.shift()!();
    await nextTick();
  }
  coming = null;
}

/// Becomes true when those that asked before have come.
export function later(): Ref<boolean> {
  const here = ref(import.meta.env.SSR);
  if (import.meta.env.SSR) return here;
  waiting.push(() => {
    here.value = true;
  });
  coming ??= bring();
  return here;
}

/// Resolves when every part has come.
export const allHere = (): Promise<void> => coming ?? Promise.resolve();
