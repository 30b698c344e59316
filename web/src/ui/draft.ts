import { reactive, watch } from 'vue';

/// A form that survives a closed tab: kept in this browser under `name` until `done`.
/// What is kept is what the person typed; nothing is sent. Fields the kept draft lacks come from `fresh`.
export function draft<T extends object>(name: string, fresh: () => T) {
  const key = `gongzhi.draft.${name}`;
  const read = (): Partial<T> => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<T>;
    } catch {
      return {};
    }
  };
  const kept = read();
  const found = Object.keys(kept).length > 0;
  const form = reactive({ ...fresh(), ...kept }) as T;
  let timer = 0;
  const save = () => {
    try {
      localStorage.setItem(key, JSON.stringify(form));
    } catch {
      // The browser's store is full or closed: the form still works while the page is open.
    }
  };
  watch(form, () => {
    clearTimeout(timer);
    timer = window.setTimeout(save, 200);
  });
  window.addEventListener('pagehide', save);
  const done = () => {
    clearTimeout(timer);
    Object.assign(form, fresh());
    clearTimeout(timer);
    queueMicrotask(() => {
      clearTimeout(timer);
      localStorage.removeItem(key);
    });
    window.removeEventListener('pagehide', save);
  };
  return { form, found, done };
}
