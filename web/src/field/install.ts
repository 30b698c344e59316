// Adding the app to the home screen, where the browser offers it.
import { shallowRef } from 'vue';

interface Offer extends Event { prompt(): Promise<unknown> }
export const installing = shallowRef<Offer | null>(null);
window.addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  installing.value = event as Offer;
});
window.addEventListener('appinstalled', () => (installing.value = null));

/// Browsers that offer nothing, where a person can still do it from their menu.
export const byHand = /iPhone|iPad/.test(navigator.userAgent) &&
  !matchMedia('(display-mode: standalone)').matches;

export async function install(): Promise<void> {
  await installing.value?.prompt();
  installing.value = null;
}
