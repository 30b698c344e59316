// What the foot bar shows: keys of the page in view, and a line at its end.
import { onBeforeUnmount, ref, shallowRef, watchEffect } from 'vue';

export type FootKey = [key: string, word: string];
export const footKeys = shallowRef<FootKey[]>([]);
export const footLine = ref('');

/// Fills the foot bar while the component lives.
export function useFoot(keys: () => FootKey[], line: () => string = () => ''): void {
  const stop = watchEffect(() => {
    footKeys.value = keys();
    footLine.value = line();
  });
  onBeforeUnmount(() => {
    stop();
    footKeys.value = [];
    footLine.value = '';
  });
}
