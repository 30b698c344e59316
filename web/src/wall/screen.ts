// A sign-in that stays on this screen: it lasts for weeks, outlives the browser, and opens nothing else.
import { computed } from 'vue';
import { api, setCsrf } from '@/api/client';
import { closeLine, openLine } from '@/api/live';
import { session } from '@/session/session';

export const isKept = computed(() =>
  session.value?.permissions.length === 1 && session.value.permissions[0] === 'read_matter');

export async function keepOnScreen(): Promise<void> {
  const next = await api.put('/api/v1/session/screen');
  session.value = next;
  setCsrf(next.csrf_token);
  // The line stands on the secret from before.
  closeLine();
  openLine();
}
