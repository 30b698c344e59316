import { ref } from 'vue';

/// The present, once in 20 seconds and when the page is looked at again: what clocks on a page show.
export const now = ref(new Date());
const tick = () => {
  now.value = new Date();
};
if (!import.meta.env.SSR) {
  setInterval(tick, 20_000);
  document.addEventListener('visibilitychange', () => document.hidden || tick());
}
